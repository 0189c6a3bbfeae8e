using Dorsal.Laboratory.Epochs;
using Dorsal.Studies;
using Dorsal.Units;

namespace Dorsal.Laboratory.MuscleOnset;

/// <summary>The EMG of a muscle around one cue for the report, with its onset and the prime mover's; a mark has the name by which a person moves it.</summary>
internal static class OnsetTrace
{
    private const double PerSecond = 1000;

    public static Trace Of(
        SeriesKey series,
        string label,
        MuscleEnvelope envelope,
        IReadOnlyList<(EpochChannel Muscle, MuscleReading Reading)> onsets,
        StimulusRecording recording
    )
    {
        var emg = envelope.Emg;
        return new Trace(
            "emg",
            series,
            label,
            [.. Enumerable.Range(0, emg.Samples.Length).Select(i => PerSecond * emg.TimeOf(i).Value)],
            emg.Samples,
            OnsetOutcomes.Milliseconds.Code,
            Microvolts.Unit.Code,
            [
                .. onsets.Select(o =>
                    (
                        RaiseReader.MarkOf(o.Muscle),
                        PerSecond * o.Reading.Onset!.Time.Value,
                        envelope.At(o.Reading.Onset.Time)
                    )
                ),
            ],
            recording.File.Path
        );
    }
}
