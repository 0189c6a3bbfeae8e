namespace Dorsal.Numerics;

/// <summary>
/// Posterior of a threshold from the answers on a ladder, in steps of the ladder: P(felt at x) = Phi((x - theta) / s).
/// </summary>
/// <remarks>
/// Our derivation. Prior: theta flat; ln(s) flat between 1/50 of a step and 2 steps, which keeps the posterior proper:
/// when all pairs are equal, the answers fit any threshold between the two rungs, and the interval covers most of it.
/// The lower end was chosen by simulation: 1/200 of a step makes intervals over-cover up to a quarter of a step of
/// noise, 1/10 makes them too narrow where noise is smaller. Both variables are summed on fixed
/// grids; the table of ln Phi is shared by all calls, as rungs fall on the grid.
/// </remarks>
internal sealed class LadderPosterior
{
    private const double SmallestNoise = 0.02; // in steps: below, a rung is felt always or never
    private const double LargestNoise = 2; // in steps: 0.6 log10 units on a ladder of factor 2
    private const int NoiseLevels = 16; // neighbours differ by 36 %
    private const int CellsPerStep = 16; // threshold grid, midpoints, so that rungs are cell borders
    private const int Margin = 4; // steps searched beyond the lowest and highest rung
    private const int TableReach = 24; // steps from a rung for which ln Phi is kept; farther ones use the last

    private static readonly double[] Noise = NoiseGrid();
    private static readonly double[][] LogPhi = [.. Noise.Select(LogPhiTable)];

    private readonly int lowestRung;
    private readonly double[] mass;

    /// <summary>Sums the posterior for these answers.</summary>
    public LadderPosterior(LadderAnswers answers)
    {
        var (lowest, highest) = answers.Span;
        lowestRung = lowest - Margin;
        mass = new double[(highest + Margin - lowestRung) * CellsPerStep];
        var weights = new double[NoiseLevels];
        var logs = Enumerable.Range(0, NoiseLevels).Select(level => LogLikelihood(answers, level)).ToArray();
        var top = logs.Max(l => l.Max());
        for (var level = 0; level < NoiseLevels; level++)
        {
            for (var cell = 0; cell < mass.Length; cell++)
            {
                var p = Math.Exp(logs[level][cell] - top);
                mass[cell] += p;
                weights[level] += p;
            }
        }
        var total = Sum(mass);
        Scale(mass, total);
        NoiseMean = Enumerable.Range(0, NoiseLevels).Sum(level => weights[level] * Noise[level]) / total;
    }

    /// <summary>Posterior mean of the noise SD, in steps.</summary>
    public double NoiseMean { get; }

    /// <summary>Posterior mean of the threshold, in steps above rung 0.</summary>
    public double Mean
    {
        get
        {
            var sum = 0.0;
            for (var cell = 0; cell < mass.Length; cell++)
            {
                sum += mass[cell] * Place(cell + 0.5);
            }
            return sum;
        }
    }

    /// <summary>Root mean square distance of the threshold from a place, in steps.</summary>
    public double RmsFrom(double place)
    {
        var sum = 0.0;
        for (var cell = 0; cell < mass.Length; cell++)
        {
            var distance = Place(cell + 0.5) - place;
            sum += mass[cell] * distance * distance;
        }
        return Math.Sqrt(sum);
    }

    /// <summary>The place, in steps above rung 0, below which lies the given share of the posterior.</summary>
    public double Quantile(double probability)
    {
        var below = 0.0;
        var cell = 0;
        while (cell < mass.Length - 1 && below + mass[cell] < probability)
        {
            below += mass[cell];
            cell++;
        }
        return Place(cell + ((probability - below) / mass[cell]));
    }

    private double Place(double cells) => lowestRung + (cells / CellsPerStep);

    private double[] LogLikelihood(LadderAnswers answers, int level)
    {
        var table = LogPhi[level];
        var logs = new double[mass.Length];
        foreach (var (rung, (felt, notFelt)) in answers.Counts)
        {
            for (var cell = 0; cell < logs.Length; cell++)
            {
                // Cells by which the rung lies above the middle of this cell, less one half.
                var above = ((rung - lowestRung) * CellsPerStep) - cell - 1;
                logs[cell] += (felt * At(table, above)) + (notFelt * At(table, -above - 1));
            }
        }
        return logs;
    }

    private static double At(double[] table, int above) =>
        table[Math.Clamp(above + (TableReach * CellsPerStep), 0, table.Length - 1)];

    private static double[] LogPhiTable(double noise)
    {
        var table = new double[2 * TableReach * CellsPerStep];
        for (var i = 0; i < table.Length; i++)
        {
            var distance = (i - (TableReach * CellsPerStep) + 0.5) / CellsPerStep;
            table[i] = LogNormalTail.LogPhi(distance / noise);
        }
        return table;
    }

    private static double[] NoiseGrid()
    {
        var ratio = Math.Pow(LargestNoise / SmallestNoise, 1.0 / (NoiseLevels - 1));
        return [.. Enumerable.Range(0, NoiseLevels).Select(i => SmallestNoise * Math.Pow(ratio, i))];
    }

    private static double Sum(double[] values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }
        return sum;
    }

    private static void Scale(double[] values, double divisor)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] /= divisor;
        }
    }
}
