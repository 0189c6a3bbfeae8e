using System.Globalization;
using Dorsal.Laboratory.Epochs;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Signals;
using Dorsal.Units;

namespace Dorsal.Laboratory.MotorEvokedPotentials;

/// <summary>A response with what the table of stimuli says of its pulse.</summary>
/// <param name="Response">The response.</param>
/// <param name="Condition">Condition, or empty.</param>
/// <param name="Intensity">Intensity in %, or NaN.</param>
/// <param name="AbsentBelow">The criterion by which it is absent, µV.</param>
/// <param name="IsActive">Whether the muscle was at work.</param>
internal sealed record MepPoint(
    MuscleResponse Response,
    string Condition,
    double Intensity,
    double AbsentBelow,
    bool IsActive
)
{
    /// <summary>The muscle and condition that an input-output curve belongs to.</summary>
    public SeriesKey Curve => new(MepOutcomes.Amplitude.Id, Response.Muscle.Name, Response.Muscle.Side, Condition);

    /// <summary>Whether it counts.</summary>
    public bool Counts => Response.Fault is null;

    /// <summary>The amplitude: 0 where the response is absent, NaN where it does not count and was not read.</summary>
    public double Amplitude =>
        Response.Response is { } read ? (read.IsPresent || !Counts ? read.PeakToPeak : 0) : double.NaN;
}

/// <summary>Reads the responses of the recordings of a person and makes trials of them.</summary>
internal sealed class MepTrials(TrialLog log, List<Trace> traces)
{
    private readonly List<MepPoint> points = [];
    private readonly HashSet<SeriesKey> traced = [];

    /// <summary>All responses read so far.</summary>
    public IReadOnlyList<MepPoint> Points => points;

    /// <summary>Reads a recording.</summary>
    public void Read(StimulusRecording recording, SignalFile signal, MepProtocol protocol)
    {
        var events = recording.Events;
        var intensity = events.Has("intensity") ? TrialColumn.Of(events, "intensity", MepOutcomes.Percent) : null;
        log.Add(intensity?.Notes ?? []);
        MepPoint Point(MuscleResponse response)
        {
            var row = response.Pulse.Row;
            var (strength, weak) = intensity is null ? (double.NaN, null) : intensity.Read(row);
            return new MepPoint(
                response with
                {
                    Fault = response.Fault ?? weak,
                },
                events.TextOf(row, "condition"),
                strength,
                protocol.AbsentBelow.Value,
                protocol.IsActive
            );
        }

        void Look(MuscleResponse response, Epoch epoch)
        {
            var point = Point(response);
            if (response.Response!.IsPresent && traced.Add(KeyOf(point, isGraded: true)))
            {
                traces.Add(MepTrace.Of(point, epoch, protocol, recording.File.Path));
            }
        }

        points.AddRange(new MuscleResponses(recording, signal, protocol, log).Read(Look).Select(Point));
    }

    /// <summary>Adds a trial of each outcome for each response; an absent response has an amplitude of 0 and no latency.</summary>
    /// <returns>The responses by series, each with its trials of amplitude.</returns>
    public IReadOnlyList<(MepPoint Point, Trial Trial)> Add()
    {
        var graded = points
            .Where(point => !double.IsNaN(point.Intensity))
            .GroupBy(point => point.Curve)
            .Where(curve => curve.Select(point => point.Intensity).Distinct().Count() > 1)
            .Select(curve => curve.Key)
            .ToHashSet();
        return [.. points.Select(point => (point, AddOne(point, KeyOf(point, graded.Contains(point.Curve)))))];
    }

    // An intensity of each person's own is no condition; several of them are.
    private static SeriesKey KeyOf(MepPoint point, bool isGraded) =>
        isGraded && !double.IsNaN(point.Intensity)
            ? point.Curve with
            {
                Condition = string.Create(CultureInfo.InvariantCulture, $"{point.Condition} {point.Intensity:0.###} %")
                    .Trim(),
            }
            : point.Curve;

    private Trial AddOne(MepPoint point, SeriesKey series)
    {
        var (pulse, response) = (point.Response.Pulse, point.Response.Response);
        Trial Make(Outcome outcome, double value, Note? fault) =>
            new(
                series with
                {
                    Outcome = outcome.Id,
                },
                pulse.Label,
                value,
                outcome.Unit,
                fault is null ? TrialStatus.Used : TrialStatus.Rejected,
                fault?.Code ?? "",
                pulse.Place
            );
        var amplitude = Make(MepOutcomes.Amplitude, point.Amplitude, point.Response.Fault);
        log.Add(amplitude);
        if (point.Response.Fault is { } fault)
        {
            log.Add(fault);
            return amplitude;
        }

        var isAbsent = !response!.IsPresent;
        var noSpan = isAbsent || response.Span is not null ? null : new Note(Grade.Note, "OnsetNotFound", pulse.Place);
        log.Add(noSpan is null ? [] : [noSpan]);
        var byHand = point.Response.Moved.FirstOrDefault(note => note.Code == "MarkerMoved")?.Code ?? "";
        Trial InSpan(Outcome outcome, double value) =>
            Make(outcome, value, noSpan) is { Counts: true } used
                ? used with
                {
                    Reason = byHand,
                }
                : Make(outcome, value, noSpan);
        log.Add(InSpan(MepOutcomes.Rms, isAbsent ? 0 : response.Rms));
        log.Add(InSpan(MepOutcomes.Area, isAbsent ? 0 : response.Area));
        if (!isAbsent)
        {
            log.Add(InSpan(MepOutcomes.Latency, response.LatencyMilliseconds));
        }

        return amplitude;
    }
}
