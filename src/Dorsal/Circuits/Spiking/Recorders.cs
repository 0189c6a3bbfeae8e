using Dorsal.Numerics;

namespace Dorsal.Circuits.Spiking;

/// <summary>Spikes of a population, in the order of time.</summary>
public sealed class SpikeRecorder
{
    private readonly int limit;
    private readonly double step;
    private readonly List<long> ticks = [];
    private readonly List<int> cells = [];

    internal SpikeRecorder(int limit, double stepMilliseconds) => (this.limit, step) = (limit, stepMilliseconds);

    /// <summary>The times in ms: the end of the step in which the cell passed its spike potential.</summary>
    public IReadOnlyList<double> TimesMilliseconds => [.. ticks.Select(tick => tick * step)];

    /// <summary>The cells that fired, one for each time.</summary>
    public IReadOnlyList<int> Cells => cells;

    /// <summary>All spikes, kept or not.</summary>
    public long Count { get; private set; }

    /// <summary>Spikes that came when the room was used up: counted, not kept.</summary>
    public long Left => Count - cells.Count;

    internal void Take(long tick, ReadOnlySpan<int> fired)
    {
        Count += fired.Length;
        foreach (var cell in fired[..Math.Min(fired.Length, limit - cells.Count)])
        {
            ticks.Add(tick);
            cells.Add(cell);
        }
    }
}

/// <summary>The rate of a population in bins of time.</summary>
public sealed class RateRecorder
{
    private readonly List<long> spikes = [];
    private readonly int binSteps;
    private readonly double binMilliseconds;
    private readonly int cells;
    private long steps;

    internal RateRecorder(int cells, int binSteps, double stepMilliseconds)
    {
        (this.cells, this.binSteps) = (cells, binSteps);
        binMilliseconds = binSteps * stepMilliseconds;
    }

    /// <summary>Spikes a second and cell in each bin that is over, in Hz.</summary>
    public IReadOnlyList<double> Hertz =>
        [.. spikes.Take((int)(steps / binSteps)).Select(n => n * 1000 / (binMilliseconds * cells))];

    internal void Take(int fired)
    {
        if (steps++ % binSteps == 0)
        {
            spikes.Add(0);
        }

        spikes[^1] += fired;
    }
}

/// <summary>A quantity of chosen cells over time.</summary>
public sealed class TraceRecorder
{
    private readonly Func<int, long, float> read;
    private readonly int[] cells;
    private readonly List<float>[] values;
    private readonly int everySteps;
    private long? start;

    internal TraceRecorder(IEnumerable<int> cells, int count, int everySteps, double step, Func<int, long, float> read)
    {
        this.cells = [.. cells];
        Guard.AtLeast(1, this.cells.Length, nameof(cells));
        foreach (var cell in this.cells)
        {
            if (cell < 0 || cell >= count)
            {
                throw new ArgumentOutOfRangeException(nameof(cells), cell, Guard.Text($"Cells are 0 to {count - 1}."));
            }
        }

        (this.everySteps, this.read) = (everySteps, read);
        EveryMilliseconds = everySteps * step;
        values = [.. this.cells.Select(_ => new List<float>())];
    }

    /// <summary>The time from one value to the next, in ms; the first is at the time when recording began.</summary>
    public double EveryMilliseconds { get; }

    /// <summary>The values of the chosen cells, in their order: potentials in mV, conductances in nS.</summary>
    public IReadOnlyList<IReadOnlyList<float>> Values => values;

    internal void Take(long tick)
    {
        start ??= tick;
        if ((tick - start) % everySteps != 0)
        {
            return;
        }

        for (var i = 0; i < cells.Length; i++)
        {
            values[i].Add(read(cells[i], tick));
        }
    }
}
