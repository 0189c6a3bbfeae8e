using Dorsal.Units;

namespace Dorsal.Laboratory.MovementVariability;

/// <summary>What was found in a recording of movement, for the report: where cycles begin, and their mean with its SD.</summary>
internal static class MovementTrace
{
    private const int MostPoints = 3000;

    /// <summary>The angle in time with the onset of each cycle: those that count, and those that do not.</summary>
    public static Trace InTime(AngleChannel angle, IReadOnlyList<MovementCycle> cycles, string file)
    {
        var step = Math.Max(1, angle.Samples.Length / MostPoints);
        int[] kept = [.. Enumerable.Range(0, angle.Samples.Length).Where(i => i % step == 0)];
        var marks = cycles
            .Where(cycle => double.IsFinite(cycle.From.Value))
            .Select(cycle =>
                (
                    cycle.Fault is null ? "cycle" : "cycle_left_out",
                    cycle.From.Value,
                    angle.Normalised(cycle.From, cycle.From, 2)[0]
                )
            );
        return new Trace(
            "angle",
            new SeriesKey(MovementOutcomes.CycleDuration.Id, angle.Name, angle.Side, ""),
            "",
            [.. kept.Select(i => i / angle.Rate.Value)],
            [.. kept.Select(i => angle.Samples[i])],
            Seconds.Unit.Code,
            MovementOutcomes.Degrees.Code,
            [.. marks.OrderBy(mark => mark.Item1, StringComparer.Ordinal)],
            file
        );
    }

    /// <summary>The mean cycle of a channel with the SD across cycles on either side.</summary>
    public static Trace Mean(NormalisedCycles cycles, string file)
    {
        var spread = new CycleSpread([cycles.Cycles]);
        var (mean, sd) = (spread.Mean, spread.Sd);
        double[] percent = [.. mean.Select((_, k) => 100.0 * k / (mean.Length - 1))];
        var marks = Enumerable
            .Range(0, cycles.Cycles.Count > 1 ? mean.Length : 0)
            .SelectMany(k =>
                new (string, double, double)[]
                {
                    ("sd_above", percent[k], mean[k] + sd[k]),
                    ("sd_below", percent[k], mean[k] - sd[k]),
                }
            );
        return new Trace(
            "cycle",
            cycles.Series,
            "",
            percent,
            mean,
            MovementOutcomes.Percent.Code,
            MovementOutcomes.Degrees.Code,
            [.. marks],
            file
        );
    }
}
