using Dorsal.Messages;
using Dorsal.Studies.Signals.Delimited;
using Dorsal.Studies.Tables;

namespace Dorsal.Studies;

/// <summary>Opens a recording's file.</summary>
public static class RecordingReader
{
    /// <summary>Reads a table of trials or a signal, by the file's suffix (<c>physio</c> is a signal).</summary>
    /// <param name="root">The study folder.</param>
    /// <param name="file">The file.</param>
    /// <param name="sidecar">Its merged sidecar.</param>
    /// <exception cref="StudyException">The file cannot be read; the note has line, value and remedy.</exception>
    public static Recording Read(string root, RecordingFile file, Sidecar sidecar)
    {
        var path = Path.Combine(root, file.Path);
        var place = new Place(file.Path);
        return file.Suffix == "physio"
            ? ReadSignal(path, place, file, sidecar)
            : new TrialTable(file, sidecar, TableReader.Read(path, place, TableFormat.Bids));
    }

    private static SignalRecording ReadSignal(string path, Place place, RecordingFile file, Sidecar sidecar)
    {
        using var signal = DelimitedSignalFile.Open(path, place, sidecar);
        var channels = signal.Channels.Select(
            (channel, i) =>
            {
                var samples = new double[channel.Samples];
                signal.Read(i, 0, samples);
                return new Channel(channel.Name, channel.Unit, samples);
            }
        );
        return new SignalRecording(file, sidecar, signal.Channels[0].SamplingFrequency, [.. channels]);
    }
}
