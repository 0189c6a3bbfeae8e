using Dorsal.Units;

namespace Dorsal.Studies;

/// <summary>What a laboratory test left behind: a table of trials or a signal. Analysis does not know who made it.</summary>
/// <param name="File">Its file and entities.</param>
/// <param name="Sidecar">What the JSON files say about it.</param>
public abstract record Recording(RecordingFile File, Sidecar Sidecar)
{
    /// <summary>The table of confounds beside a series of volumes or regions, a row a volume; null where there is none.</summary>
    public TrialTable? Confounds { get; init; }
}

/// <summary>A sampled channel.</summary>
/// <param name="Name">Its name in the sidecar's <c>Columns</c>.</param>
/// <param name="Unit">Unit of the samples.</param>
/// <param name="Samples">The samples, equally spaced; NaN where one is missing.</param>
public sealed record Channel(string Name, Unit Unit, double[] Samples);

/// <summary>Channels sampled together.</summary>
/// <param name="File">Its file and entities.</param>
/// <param name="Sidecar">What the JSON files say about it.</param>
/// <param name="SamplingFrequency">Samples a second.</param>
/// <param name="Channels">The channels, of equal length.</param>
public sealed record SignalRecording(
    RecordingFile File,
    Sidecar Sidecar,
    Hertz SamplingFrequency,
    IReadOnlyList<Channel> Channels
) : Recording(File, Sidecar)
{
    /// <summary>The channel with a name, or null.</summary>
    public Channel? Find(string name) => Channels.FirstOrDefault(channel => channel.Name == name);
}
