using System.Globalization;
using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Units;

namespace Dorsal.Laboratory.PressurePain;

/// <summary>Reads recorded force-time ramps, one trial a recording.</summary>
/// <param name="signal">The ramp.</param>
/// <param name="protocol">How the test was done.</param>
/// <param name="log">Where trials go.</param>
/// <param name="traces">Where traces go.</param>
/// <param name="done">How many ramps of each series came before; practice ramps are the first.</param>
internal sealed class PressureRampTrials(
    SignalRecording signal,
    PressureProtocol protocol,
    TrialLog log,
    List<Trace> traces,
    Dictionary<SeriesKey, int> done
)
{
    private const int TracePoints = 400;
    private readonly Place place = new(signal.File.Path);

    public void Read()
    {
        var code = signal.Sidecar.Field("Measure")?.Value ?? Assumed("PPT");
        var measure =
            PressureOutcomes.Measures.FirstOrDefault(m => m.Code == code)
            ?? throw new StudyException(
                new Note(
                    Grade.Error,
                    "MeasureUnknown",
                    place,
                    code,
                    string.Join(", ", PressureOutcomes.Measures.Select(m => m.Code))
                )
            );
        var pressure = Pressure();
        var button = (signal.Find("button") ?? throw Missing("button")).Samples;
        var series = SeriesKeys.Of(signal, measure.Threshold, signal.Sidecar.Field("Condition")?.Value ?? "");
        done[series] = done.GetValueOrDefault(series) + 1;
        var missing = pressure.Concat(button).Count(sample => !double.IsFinite(sample));
        if (missing > 0)
        {
            log.Reject(
                series,
                Label,
                double.NaN,
                Kilopascals.Unit,
                new Note(Grade.Error, "SamplesMissing", place, Show.Count(missing))
            );
            return;
        }

        var ramp = PressureRamp.Read(pressure, button, signal.SamplingFrequency, protocol.RampRules);
        traces.Add(TraceOf(series, pressure, ramp));
        Add(series, ramp);
    }

    private string Label => signal.File.Run.Length > 0 ? signal.File.Run : "1";

    private double[] Pressure()
    {
        var channel = signal.Find("pressure") ?? signal.Find("force") ?? throw Missing("pressure");
        if (channel.Unit == Unit.Unstated && channel.Name == "pressure")
        {
            var at = place with { Column = channel.Name };
            log.Add(new Note(Grade.Warning, "UnitNotStated", at, null, Kilopascals.Unit.Symbol, channel.Name));
            return channel.Samples;
        }

        var convert = channel.Unit.ConvertsTo(Kilopascals.Unit)
            ? v => channel.Unit.Convert(v, Kilopascals.Unit)
            : PressureUnits.FromForce(channel.Unit, protocol.ProbeArea)
                ?? throw new StudyException(
                    new Note(Grade.Error, "UnitWrong", place, channel.Unit.Code, "kPa", channel.Name)
                );
        return [.. channel.Samples.Select(convert)];
    }

    private void Add(SeriesKey series, PressureRamp ramp)
    {
        var fault = Fault(ramp);
        if (fault is not null)
        {
            log.Reject(series, Label, ramp.Threshold.Value, Kilopascals.Unit, fault);
            return;
        }

        var isPractice = done[series] <= protocol.PracticeTrials;
        if (ramp.ButtonTime is null && !isPractice)
        {
            log.Add(new Note(Grade.Warning, "ButtonNotPressed", place, Show.Quantity(ramp.Peak.Value, "kPa")));
        }

        var isLimit = ramp.ButtonTime is null || ramp.Threshold.Value >= protocol.CutOff.Value;
        log.Add(
            new Trial(
                series,
                Label,
                ramp.Threshold.Value,
                Kilopascals.Unit,
                isPractice ? TrialStatus.Practice
                    : isLimit ? TrialStatus.AtCeiling
                    : TrialStatus.Used,
                "",
                place
            )
        );
    }

    private Note? Fault(PressureRamp ramp)
    {
        var rules = protocol.RampRules;
        if (ramp.Threshold.Value <= 0)
        {
            return new Note(Grade.Error, "ZeroPressure", place, Show.Quantity(ramp.Threshold.Value, "kPa"));
        }

        if (!(ramp.Peak.Value <= protocol.HighestPossible.Value))
        {
            var peak = Show.Quantity(ramp.Peak.Value, "kPa");
            return new Note(Grade.Error, "ValueImpossible", place, peak, protocol.Possible);
        }

        if (!(ramp.Duration.Value >= rules.ShortestRamp.Value))
        {
            return new Note(
                Grade.Warning,
                "RampTooShort",
                place,
                Show.Quantity(ramp.Duration.Value, "s"),
                Show.Quantity(rules.ShortestRamp.Value, "s")
            );
        }

        if (Math.Abs(ramp.Slope.Value - protocol.Ramp.Value) > rules.SlopeTolerance * protocol.Ramp.Value)
        {
            var range = string.Create(
                CultureInfo.InvariantCulture,
                $"{protocol.Ramp.Value} kPa/s ± {100 * rules.SlopeTolerance:0} %"
            );
            return new Note(Grade.Warning, "RampSlopeWrong", place, Show.Quantity(ramp.Slope.Value, "kPa/s"), range);
        }

        var overshoot = ramp.Peak.Value / ramp.Threshold.Value - 1;
        return overshoot > rules.OvershootLimit
            ? new Note(
                Grade.Warning,
                "RampOvershoot",
                place,
                Show.Quantity(100 * overshoot, "%"),
                Show.Quantity(100 * rules.OvershootLimit, "%")
            )
            : null;
    }

    private Trace TraceOf(SeriesKey series, double[] pressure, PressureRamp ramp)
    {
        var step = Math.Max(1, pressure.Length / TracePoints);
        var kept = Enumerable.Range(0, pressure.Length).Where(i => i % step == 0).ToList();
        var rate = signal.SamplingFrequency.Value;
        var marks = new List<(string, double, double)>();
        if (ramp.ButtonTime is { } button)
        {
            marks.Add(("threshold", button.Value, ramp.Threshold.Value));
        }

        if (!double.IsNaN(ramp.Slope.Value))
        {
            foreach (
                var (name, time) in ((string, double)[])
                    [("slope_start", ramp.FitStart.Value), ("slope_end", ramp.FitEnd.Value)]
            )
            {
                marks.Add((name, time, ramp.FitIntercept + (ramp.Slope.Value * time)));
            }
        }

        return new Trace(
            "ramp",
            series,
            Label,
            [.. kept.Select(i => i / rate)],
            [.. kept.Select(i => pressure[i])],
            "s",
            "kPa",
            marks,
            signal.File.Path
        );
    }

    private string Assumed(string measure)
    {
        log.Add(new Note(Grade.Warning, "MeasureAssumed", place, measure));
        return measure;
    }

    private StudyException Missing(string channel) =>
        new(
            new Note(
                Grade.Error,
                "ColumnMissing",
                place,
                channel,
                string.Join(", ", signal.Channels.Select(c => c.Name))
            )
        );
}
