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

        Add(CuffOutcomes.Tolerance, pressure[ramp.Stop], !ramp.WasStopped || IsAtLimit(pressure[ramp.Stop]));
        if (ramp.Detection >= 0)
        {
            Add(CuffOutcomes.Detection, pressure[ramp.Detection], IsAtLimit(pressure[ramp.Detection]));
        }
        else
        {
            // No pain up to the stop: the threshold is at least the highest pressure reached.
            log.Add(new Note(Grade.Warning, "CuffNoPain", place, Show.Quantity(pressure[ramp.Stop], "kPa")));
            Add(CuffOutcomes.Detection, pressure[ramp.Stop], isLimit: true);
        }

        var atStop = new Trial(
            SeriesOf(CuffOutcomes.RatingAtTolerance),
            Label,
            vas[ramp.Stop],
            PainRating.Unit,
            TrialStatus.Used,
            "",
            place
        );
        log.Add(atStop);
        traces.Add(TraceOf(pressure, ramp));
    }

    private bool IsAtLimit(double kilopascals) => kilopascals >= protocol.Limit.Value - protocol.LimitMargin.Value;

    private void Add(Outcome outcome, double kilopascals, bool isLimit) =>
        log.Add(
            new Trial(
                SeriesOf(outcome),
                Label,
                kilopascals,
                Kilopascals.Unit,
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
        if (ramp.Detection >= 0)
        {
            marks.Add(("detection", ramp.Detection / rate, pressure[ramp.Detection]));
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
