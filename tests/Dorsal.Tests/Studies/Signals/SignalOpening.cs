using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Signals;
using Dorsal.Studies.Signals.Edf;

namespace Dorsal.Tests.Studies.Signals;

/// <summary>Opens signals as the tests need them.</summary>
internal static class SignalOpening
{
    /// <summary>A file by its name, as a user's would be.</summary>
    public static SignalFile File(string path) =>
        SignalFormats.Open(path, new Place("sub-1/emg/" + Path.GetFileName(path)), Sidecar.Empty);

    /// <summary>An EDF file that was never on a disk.</summary>
    public static SignalFile Edf(byte[] bytes) => Edf(bytes, out _);

    public static SignalFile Edf(byte[] bytes, out SignalBytes source)
    {
        var place = new Place("sub-1/emg/file.edf");
        source = new SignalBytes(new MemoryStream(bytes), place, 1 << 14);
        return EdfFile.Open(source, place);
    }

    /// <summary>The error with which a file is refused, spoken in both languages.</summary>
    public static Note Refused(Func<SignalFile> open)
    {
        var note = Assert.Throws<StudyException>(() => open().Dispose()).Note;
        Importing.Speak(note);
        Assert.Equal(Grade.Error, note.Grade);
        return note;
    }

    /// <summary>All samples of a channel.</summary>
    public static double[] All(this SignalFile file, int channel)
    {
        var samples = new double[file.Channels[channel].Samples];
        file.Read(channel, 0, samples);
        return samples;
    }

    /// <summary>The only note with a code.</summary>
    public static Note Told(this SignalFile file, string code)
    {
        var note = Assert.Single(file.Notes, note => note.Code == code);
        Importing.Speak(note);
        return note;
    }
}
