using Dorsal.Messages;
using Dorsal.Studies.Signals;

namespace Dorsal.Studies;

/// <summary>A signal during which stimuli were given: EMG of a reflex, potentials evoked in a muscle or on the scalp.</summary>
/// <remarks>Samples stay in the file until they are asked for, so that hours of many channels need little memory.</remarks>
/// <param name="File">Its file and entities.</param>
/// <param name="Sidecar">What the JSON files say about it.</param>
/// <param name="Opener">Opens the signal anew.</param>
/// <param name="Events">
/// The stimuli, a row each; <c>onset</c> is in s since the first sample. From the table beside the recording, else from the marks in it.
/// </param>
public sealed record StimulusRecording(RecordingFile File, Sidecar Sidecar, Func<SignalFile> Opener, TrialTable Events)
    : Recording(File, Sidecar)
{
    /// <summary>Opens the signal; the caller closes it.</summary>
    /// <exception cref="StudyException">The file is broken, or its format is not known.</exception>
    public SignalFile Open() => Opener();
}
