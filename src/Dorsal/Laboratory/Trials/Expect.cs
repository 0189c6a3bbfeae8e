using Dorsal.Messages;
using Dorsal.Studies;

namespace Dorsal.Laboratory;

/// <summary>Asks that a recording has the form that a test reads.</summary>
internal static class Expect
{
    /// <summary>The recording as a table of trials.</summary>
    /// <exception cref="StudyException">It is a signal.</exception>
    public static TrialTable TrialTable(Recording recording) =>
        recording as TrialTable ?? throw Wrong(recording, "_qst.tsv");

    /// <summary>The recording as a signal.</summary>
    /// <exception cref="StudyException">It is a table of trials.</exception>
    public static SignalRecording Signal(Recording recording) =>
        recording as SignalRecording ?? throw Wrong(recording, "_physio.tsv.gz");

    /// <summary>The recording as a signal with stimuli.</summary>
    /// <exception cref="StudyException">It is a table of trials, or a signal without stimuli.</exception>
    public static StimulusRecording Stimuli(Recording recording) =>
        recording as StimulusRecording ?? throw Wrong(recording, "_emg, _eeg, _motion");

    private static StudyException Wrong(Recording recording, string suffix) =>
        new(new Note(Grade.Error, "SuffixWrong", new Place(recording.File.Path), recording.File.Suffix, suffix));
}
