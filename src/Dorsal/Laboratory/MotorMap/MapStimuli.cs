using System.Globalization;
using Dorsal.Laboratory.MotorEvokedPotentials;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Signals;
using Dorsal.Studies.Tables;
using Dorsal.Units;

namespace Dorsal.Laboratory.MotorMap;

/// <summary>Reads the stimuli of maps: where each was given, and the responses of all muscles to it.</summary>
internal sealed class MapStimuli(TrialLog log)
{
    private readonly List<(string Condition, string Pulse, double X, double Y, Muscle Muscle, Trial Trial)> read = [];

    /// <summary>The maps by condition (such as the hemisphere), each with its muscles and all trials.</summary>
    public IEnumerable<(string Condition, Muscle[] Muscles, List<MapStimulus> Stimuli, List<Trial> Trials)> Maps() =>
        read.GroupBy(r => r.Condition, StringComparer.Ordinal)
            .Select(map =>
            {
                Muscle[] muscles = [.. map.Select(r => r.Muscle).Distinct()];
                var stimuli = map.Where(r => double.IsFinite(r.X) && double.IsFinite(r.Y))
                    .GroupBy(r => (r.Pulse, r.X, r.Y))
                    .Select(pulse => new MapStimulus(
                        pulse.Key.X,
                        pulse.Key.Y,
                        [.. muscles.Select(muscle => AmplitudeOf(pulse.Select(r => (r.Muscle, r.Trial)), muscle))]
                    ));
                return (map.Key, muscles, stimuli.ToList(), map.Select(r => r.Trial).ToList());
            });

    /// <summary>Reads a recording.</summary>
    public void Read(StimulusRecording recording, SignalFile signal, MepProtocol protocol, bool usesRms)
    {
        var events = recording.Events;
        var x = TrialColumn.Of(events, "x", Centimetres.Unit);
        var y = TrialColumn.Of(events, "y", Centimetres.Unit);
        log.Add([.. x.Notes, .. y.Notes]);
        foreach (var response in new MuscleResponses(recording, signal, protocol, log).Read())
        {
            var row = response.Pulse.Row;
            var (lateral, faultOfX) = x.Read(row);
            var (anterior, faultOfY) = y.Read(row);
            var trial = TrialOf(response, events, row, usesRms, faultOfX ?? faultOfY);
            var pulse = $"{recording.File.Path} {row.Line.ToString(CultureInfo.InvariantCulture)}";
            read.Add((trial.Series.Condition, pulse, lateral, anterior, response.Muscle, trial));
        }
    }

    private Trial TrialOf(MuscleResponse response, TrialTable events, TableRow row, bool usesRms, Note? unplaced)
    {
        var found = response.Response;
        var fault =
            response.Fault
            ?? unplaced
            ?? (
                usesRms && found!.IsPresent && found.Span is null
                    ? new Note(Grade.Note, "OnsetNotFound", response.Pulse.Place)
                    : null
            );
        var size =
            found is null ? double.NaN
            : usesRms ? found.Rms
            : found.PeakToPeak;
        var trial = new Trial(
            new SeriesKey(
                MapOutcomes.Maximum.Id,
                response.Muscle.Name,
                response.Muscle.Side,
                events.TextOf(row, "condition")
            ),
            response.Pulse.Label,
            fault is null && !found!.IsPresent ? 0 : Math.Max(0, size),
            Microvolts.Unit,
            fault is null ? TrialStatus.Used : TrialStatus.Rejected,
            fault?.Code ?? "",
            response.Pulse.Place
        );
        log.Add(trial);
        log.Add(fault is null ? [] : [fault]);
        return trial;
    }

    private static double AmplitudeOf(IEnumerable<(Muscle Muscle, Trial Trial)> pulse, Muscle muscle) =>
        pulse
            .Where(r => r.Trial.Counts && r.Muscle == muscle)
            .Select(r => r.Trial.Value)
            .DefaultIfEmpty(double.NaN)
            .First();
}
