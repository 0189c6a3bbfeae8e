using Dorsal.Messages;
using Dorsal.Studies.Signals.BrainVision;
using Dorsal.Studies.Signals.Delimited;
using Dorsal.Studies.Signals.Edf;
using Dorsal.Studies.Signals.Hdf5;
using Dorsal.Studies.Signals.Mat;

namespace Dorsal.Studies.Signals;

/// <summary>The formats of signals that Dorsal reads, by the end of the file's name.</summary>
public static class SignalFormats
{
    private delegate SignalFile Opener(string path, Place place, Sidecar sidecar);

    private static readonly Dictionary<string, Opener> Openers = new(StringComparer.OrdinalIgnoreCase)
    {
        // One line a format.
        [".edf"] = (path, place, _) => EdfFile.Open(path, place),
        [".bdf"] = (path, place, _) => EdfFile.Open(path, place),
        [".vhdr"] = (path, place, _) => BrainVisionFile.Open(path, place),
        [".tsv.gz"] = DelimitedSignalFile.Open,
        [".tsv"] = DelimitedSignalFile.Open,
        [".csv"] = DelimitedSignalFile.Open,
        [".txt"] = DelimitedSignalFile.Open,
        [".mat"] = MatSignalFile.Open,
        [".h5"] = Hdf5SignalFile.Open,
        [".hdf5"] = Hdf5SignalFile.Open,
    };

    /// <summary>Ends of file names, such as <c>.edf</c>.</summary>
    public static IReadOnlyCollection<string> Extensions => Openers.Keys;

    /// <summary>Opens a signal file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="place">How messages name it.</param>
    /// <param name="sidecar">What the JSON files say of it: for formats that do not name their channels, units or sampling frequency.</param>
    /// <exception cref="StudyException">The format is not known, or the file is broken; the note has place, value and remedy.</exception>
    public static SignalFile Open(string path, Place place, Sidecar sidecar)
    {
        var extension = Openers.Keys.FirstOrDefault(end => path.EndsWith(end, StringComparison.OrdinalIgnoreCase));
        return extension is null
            ? throw new StudyException(
                new Note(
                    Grade.Error,
                    "SignalFormatUnknown",
                    place,
                    Path.GetExtension(path),
                    string.Join(", ", Openers.Keys)
                )
            )
            : Openers[extension](path, place, sidecar);
    }
}
