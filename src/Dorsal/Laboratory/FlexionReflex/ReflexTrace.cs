using Dorsal.Laboratory.Epochs;
using Dorsal.Units;

namespace Dorsal.Laboratory.FlexionReflex;

/// <summary>The EMG around one stimulus for the report: of the weakest stimulus with a reflex, else of the strongest without.</summary>
internal static class ReflexTrace
{
    private const double PerSecond = 1000;

    public static Trace? Of(IReadOnlyList<ReflexReading> readings, double cutOff, ReflexProtocol protocol, Unit unit)
    {
        var judged = readings.Where(r => r.Stimulus.Kind != ReflexKinds.Summation).ToList();
        var present = judged.Where(r => r.Score(protocol.Score) >= cutOff).ToList();
        var shown = present.Count > 0 ? present.MinBy(Strength) : judged.MaxBy(Strength);
        return shown is null ? null : Of(shown, present.Contains(shown), protocol, unit);
    }

    private static double Strength(ReflexReading reading) =>
        double.IsNaN(reading.Stimulus.Intensity) ? 0 : reading.Stimulus.Intensity;

    private static Trace Of(ReflexReading reading, bool isPresent, ReflexProtocol protocol, Unit unit)
    {
        var emg = reading.Emg;
        var marks = new List<(string, double, double)>
        {
            ("baseline", PerSecond * protocol.Baseline.From.Value, 0),
            ("baseline", PerSecond * protocol.Baseline.To.Value, 0),
            ("response", PerSecond * protocol.Response.From.Value, 0),
            ("response", PerSecond * protocol.Response.To.Value, 0),
        };
        var onset = isPresent ? reading.Onset.Time.Value : double.NaN;
        if (double.IsFinite(onset))
        {
            marks.Add((ReflexOnset.Mark, PerSecond * onset, At(emg, onset)));
        }

        return new Trace(
            "emg",
            reading.Stimulus.At.Of(ReflexOutcomes.Threshold),
            reading.Stimulus.Label,
            [.. Enumerable.Range(0, emg.Samples.Length).Select(i => PerSecond * emg.TimeOf(i).Value)],
            emg.Samples,
            "ms",
            unit.Code,
            marks,
            reading.Stimulus.File
        );
    }

    private static double At(Epoch emg, double time) =>
        emg.Samples[(int)Math.Round((time - emg.Start.Value) * emg.SamplingFrequency.Value)];
}
