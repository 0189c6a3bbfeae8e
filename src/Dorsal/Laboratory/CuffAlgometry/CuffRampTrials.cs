using System.Globalization;
using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Units;

namespace Dorsal.Laboratory.CuffAlgometry;

/// <summary>Reads recorded inflations: each gives a detection threshold, a tolerance and the rating there.</summary>
internal sealed class CuffRampTrials(SignalRecording signal, CuffProtocol protocol, TrialLog log, List<Trace> traces)
{
    private const int TracePoints = 400;
    private readonly Place place = new(signal.File.Path);

    private string Label => signal.File.Run.Length > 0 ? signal.File.Run : "1";

    public void Read()
    {
        var pressure = Samples("pressure", Kilopascals.Unit);
        var vas = Samples("vas", PainRating.Unit);
        var button = signal.Find("button")?.Samples;
        var missing = pressure.Concat(vas).Concat(button ?? []).Count(x => !double.IsFinite(x));
        if (missing > 0 || pressure.Length == 0)
        {
            Reject(double.NaN, new Note(Grade.Error, "SamplesMissing", place, Show.Count(missing)));
            return;
        }

        var ramp = CuffRamp.Read(pressure, vas, button, signal.SamplingFrequency, protocol);
        if (Fault(ramp, pressure[ramp.Stop]) is { } fault)
        {
            Reject(pressure[ramp.Stop], fault);
            return;
        }

        var isBound = !ramp.WasStopped || IsAtLimit(pressure[ramp.Stop]);
        Add(CuffOutcomes.Tolerance, pressure[ramp.Stop], Kilopascals.Unit, isBound);
        AddDetection(ramp, pressure);

        // Where the tolerance was not reached, it would have hurt at least as much there.
        Add(CuffOutcomes.RatingAtTolerance, vas[ramp.Stop], PainRating.Unit, isBound);
        traces.Add(TraceOf(pressure, ramp));
    }

    // No pain, or none that lasted, up to a pressure: the threshold is at least that.
    private void AddDetection(CuffRamp ramp, double[] pressure)
    {
        var reached = pressure[ramp.Rise < 0 ? ramp.Stop : ramp.Rise];
        var isLimit = !ramp.IsSustained || IsAtLimit(reached);
        Add(CuffOutcomes.Detection, reached, Kilopascals.Unit, isLimit);
        if (ramp.Rise < 0)
        {
            log.Add(new Note(Grade.Warning, "CuffNoPain", place, Show.Quantity(reached, "kPa")));
        }
        else if (!ramp.IsSustained)
        {
            var lasted = (ramp.Stop - ramp.Rise + 1) / signal.SamplingFrequency.Value;
            log.Add(
                new Note(
                    Grade.Warning,
                    "CuffRiseTooShort",
                    place,
                    Show.Quantity(lasted, "s"),
                    Show.Quantity(protocol.DetectionHold.Value, "s"),
                    Show.Quantity(reached, "kPa")
                )
            );
        }
    }

    private bool IsAtLimit(double kilopascals) => kilopascals >= protocol.Limit.Value - protocol.LimitMargin.Value;

    private void Add(Outcome outcome, double value, Unit unit, bool isLimit) =>
        log.Add(
            new Trial(
                SeriesOf(outcome),
                Label,
                value,
                unit,
                isLimit ? TrialStatus.AtCeiling : TrialStatus.Used,
                "",
                place
            )
        );

    private void Reject(double value, Note why) =>
        log.Reject(SeriesOf(CuffOutcomes.Tolerance), Label, value, Kilopascals.Unit, why);

    private SeriesKey SeriesOf(Outcome outcome) =>
        SeriesKeys.Of(signal, outcome, signal.Sidecar.Field("Condition")?.Value ?? "");

    private Note? Fault(CuffRamp ramp, double peak)
    {
        if (peak <= 0)
        {
            return new Note(Grade.Error, "ZeroPressure", place, Show.Quantity(peak, "kPa"));
        }

        var nominal = protocol.Ramp.Value;
        var range = string.Create(
            CultureInfo.InvariantCulture,
            $"{nominal} kPa/s ± {100 * protocol.SlopeTolerance:0} %"
        );
        return Math.Abs(ramp.Slope - nominal) <= protocol.SlopeTolerance * nominal
            ? null
            : new Note(Grade.Warning, "RampSlopeWrong", place, Show.Quantity(ramp.Slope, "kPa/s"), range);
    }

    private double[] Samples(string name, Unit wanted)
    {
        var channel =
            signal.Find(name)
            ?? throw new StudyException(
                new Note(
                    Grade.Error,
                    "ColumnMissing",
                    place,
                    name,
                    string.Join(", ", signal.Channels.Select(c => c.Name))
                )
            );
        return channel.Unit.ConvertsTo(wanted)
            ? [.. channel.Samples.Select(x => channel.Unit.Convert(x, wanted))]
            : throw new StudyException(
                new Note(Grade.Error, "UnitWrong", place, channel.Unit.Code, wanted.Symbol, name)
            );
    }

    private Trace TraceOf(double[] pressure, CuffRamp ramp)
    {
        var rate = signal.SamplingFrequency.Value;
        var step = Math.Max(1, pressure.Length / TracePoints);
        var kept = Enumerable.Range(0, pressure.Length).Where(i => i % step == 0).ToList();
        var marks = new List<(string, double, double)>();
        if (ramp.IsSustained)
        {
            marks.Add(("detection", ramp.Rise / rate, pressure[ramp.Rise]));
        }

        marks.Add(("tolerance", ramp.Stop / rate, pressure[ramp.Stop]));
        return new Trace(
            "ramp",
            SeriesOf(CuffOutcomes.Tolerance),
            Label,
            [.. kept.Select(i => i / rate)],
            [.. kept.Select(i => pressure[i])],
            "s",
            "kPa",
            marks,
            signal.File.Path
        );
    }
}
