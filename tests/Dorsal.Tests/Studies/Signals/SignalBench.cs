using System.Text;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Signals;

namespace Dorsal.Tests.Studies.Signals;

/// <summary>Signal files of a test, in a folder of its own.</summary>
internal sealed class SignalBench : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public string Write(string name, byte[] bytes) => folder.Write(name, bytes);

    public string Write(string name, string text) => folder.Write(name, Encoding.UTF8.GetBytes(text));

    public string this[string name] => folder[name];

    /// <summary>A sidecar of this JSON.</summary>
    public Sidecar Sidecar(string json)
    {
        folder.Write("sidecar.json", json);
        return Dorsal.Studies.Sidecar.Read(folder.Root, ["sidecar.json"]);
    }

    /// <summary>Opens a file by its name, as a study does.</summary>
    public SignalFile Open(string name, string sidecar) =>
        SignalFormats.Open(this[name], new Place(name), Sidecar(sidecar));

    /// <summary>The note of the error that opening ends with.</summary>
    public Note Fault(string name, string sidecar) => Importing.Fault(() => Open(name, sidecar));

    /// <summary>All samples of a channel.</summary>
    public static double[] All(SignalFile signal, int channel)
    {
        var samples = new double[signal.Channels[channel].Samples];
        signal.Read(channel, 0, samples);
        return samples;
    }

    public void Dispose() => folder.Dispose();
}
