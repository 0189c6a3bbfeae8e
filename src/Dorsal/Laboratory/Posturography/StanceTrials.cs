using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Units;

namespace Dorsal.Laboratory.Posturography;

/// <summary>Turns one recording of quiet standing into a trial of each outcome.</summary>
internal sealed class StanceTrials(SignalRecording signal, StanceProtocol protocol, TrialLog log, List<Trace> traces)
{
    private const int TracePoints = 600;
    private const int EllipsePoints = 72;

    // Shorter than this there is no segment of a spectrum, no filter and no entropy.
    private const int FewestSamples = 100;

    private readonly Place place = new(signal.File.Path);

    public void Read()
    {
        var ap = Position("cop_ap");
        var ml = Position("cop_ml");
        var fault = Fault(ap, ml);
        if (fault is not null)
        {
            RejectAll(fault);
            return;
        }

        var start = (int)Math.Round(protocol.DiscardFirst.Value * signal.SamplingFrequency.Value);
        foreach (var note in StanceChecks.Of(ap[start..], ml[start..], signal.SamplingFrequency, protocol, place))
        {
            log.Add(note);
        }

        var sway = Sway.Of(ap, ml, signal.SamplingFrequency, protocol);
        foreach (var (outcome, value) in sway.Values(protocol.Entropy))
        {
            if (double.IsFinite(value))
            {
                log.Add(new Trial(SeriesOf(outcome), Label, value, outcome.Unit, TrialStatus.Used, "", place));
            }
            else
            {
                log.Reject(
                    SeriesOf(outcome),
                    Label,
                    double.NaN,
                    outcome.Unit,
                    new Note(Grade.Warning, "NotDefined", place, null, null, outcome.Id)
                );
            }
        }

        traces.Add(TraceOf(sway));
    }

    /// <summary>
    /// Condition by the sidecar's <c>Vision</c>, <c>Surface</c> and further <c>Condition</c>, such as <c>eyes_closed_foam</c> or
    /// <c>eyes_open_firm_feet_together</c>.
    /// </summary>
    public static string ConditionOf(SignalRecording signal)
    {
        string Say(string field) => signal.Sidecar.Field(field)?.Value ?? "";
        var (vision, surface) = (Say("Vision"), Say("Surface"));
        var standing = vision.Length > 0 && surface.Length > 0 ? $"eyes_{vision}_{surface}" : vision + surface;
        return string.Join('_', ((string[])[standing, Say("Condition")]).Where(part => part.Length > 0));
    }

    private string Label => signal.File.Run.Length > 0 ? signal.File.Run : "1";

    private SeriesKey SeriesOf(Outcome outcome) => SeriesKeys.Of(signal, outcome, ConditionOf(signal));

    private double[] Position(string name)
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
        if (channel.Unit == Unit.Unstated)
        {
            log.Add(
                new Note(
                    Grade.Warning,
                    "UnitNotStated",
                    place with
                    {
                        Column = name,
                    },
                    null,
                    Centimetres.Unit.Symbol,
                    name
                )
            );
            return channel.Samples;
        }

        return channel.Unit.ConvertsTo(Centimetres.Unit)
            ? [.. channel.Samples.Select(v => channel.Unit.Convert(v, Centimetres.Unit))]
            : throw new StudyException(
                new Note(Grade.Error, "UnitWrong", place, channel.Unit.Code, Centimetres.Unit.Symbol, name)
            );
    }

    // A position without a finite square in cm is none.
    private static bool IsMissing(double sample) => !(Math.Abs(sample) <= 1e100);

    private Note? Fault(double[] ap, double[] ml)
    {
        var missing = ap.Count(IsMissing) + ml.Count(IsMissing);
        var kept = ap.Length - (protocol.DiscardFirst.Value * signal.SamplingFrequency.Value);
        return missing > 0 ? new Note(Grade.Error, "SamplesMissing", place, Show.Count(missing))
            : kept < FewestSamples
                ? new Note(
                    Grade.Error,
                    "RecordingTooShort",
                    place,
                    Show.Quantity(ap.Length / signal.SamplingFrequency.Value, "s"),
                    Show.Quantity(protocol.DiscardFirst.Value + (FewestSamples / signal.SamplingFrequency.Value), "s")
                )
            : null;
    }

    private void RejectAll(Note fault)
    {
        log.Add(fault);
        foreach (var outcome in StanceOutcomes.All)
        {
            log.Add(
                new Trial(SeriesOf(outcome), Label, double.NaN, outcome.Unit, TrialStatus.Rejected, fault.Code, place)
            );
        }
    }

    private Trace TraceOf(Sway sway)
    {
        var step = Math.Max(1, sway.Ap.Length / TracePoints);
        var kept = Enumerable.Range(0, sway.Ap.Length).Where(i => i % step == 0).ToList();
        var (x, y) = (sway.Ml.Average(), sway.Ap.Average());
        var ellipse = sway.Ellipse;
        var (cos, sin) = (Math.Cos(ellipse.AngleRadians), Math.Sin(ellipse.AngleRadians));
        var outline = Enumerable
            .Range(0, EllipsePoints + 1)
            .Select(i => 2 * Math.PI * i / EllipsePoints)
            .Select(t => (A: ellipse.SemiMajor * Math.Cos(t), B: ellipse.SemiMinor * Math.Sin(t)))
            .Select(p => ("ellipse", x + (p.A * cos) - (p.B * sin), y + (p.A * sin) + (p.B * cos)));
        return new Trace(
            "sway",
            SeriesOf(StanceOutcomes.Area),
            Label,
            [.. kept.Select(i => sway.Ml[i])],
            [.. kept.Select(i => sway.Ap[i])],
            "cm",
            "cm",
            [.. outline],
            signal.File.Path
        );
    }
}
