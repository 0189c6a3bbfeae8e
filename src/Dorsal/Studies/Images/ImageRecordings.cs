using Dorsal.Messages;

namespace Dorsal.Studies.Images;

/// <summary>A region of an atlas in a series of volumes.</summary>
/// <param name="Name">Its name in the table of labels.</param>
/// <param name="Network">Its network by the table, or empty.</param>
/// <param name="Structure">What part of the brain it is by the table, or empty.</param>
/// <param name="Samples">Mean over its voxels in each volume, in the image's unit.</param>
public sealed record AtlasRegion(string Name, string Network, string Structure, double[] Samples);

/// <summary>The courses of an atlas' regions in a series of volumes.</summary>
/// <param name="File">The series.</param>
/// <param name="Sidecar">What the JSON files say about it.</param>
/// <param name="Regions">The regions that have a course.</param>
/// <param name="Notes">Regions that have none, and what else was noticed.</param>
public sealed record RegionRecording(
    RecordingFile File,
    Sidecar Sidecar,
    IReadOnlyList<AtlasRegion> Regions,
    IReadOnlyList<Note> Notes
) : Recording(File, Sidecar);

/// <summary>A map of a brain's labels, as volumes.</summary>
/// <param name="File">The map.</param>
/// <param name="Sidecar">What the JSON files say about it.</param>
/// <param name="Labels">The labels that have a name, and their volumes.</param>
/// <param name="Notes">Labels without a name, names without a voxel, and what else was noticed.</param>
public sealed record LabelMapRecording(
    RecordingFile File,
    Sidecar Sidecar,
    IReadOnlyList<LabelVolume> Labels,
    IReadOnlyList<Note> Notes
) : Recording(File, Sidecar);
