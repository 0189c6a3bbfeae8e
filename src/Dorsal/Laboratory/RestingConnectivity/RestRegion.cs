using Dorsal.Studies;

namespace Dorsal.Laboratory.RestingConnectivity;

/// <summary>A region of a resting recording: a column of the table.</summary>
/// <param name="Name">Name of the column.</param>
/// <param name="Network">Its network by the sidecar (<c>Network</c>), or empty.</param>
/// <param name="Structure">What part of the brain it is by the sidecar (<c>Structure</c>), or empty.</param>
internal sealed record RestRegion(string Name, string Network, string Structure)
{
    public const string DisplacementColumn = "framewise_displacement";

    /// <summary>
    /// The regions of the balance between emotion and sensation (evidence C4; how they are put together is ours, and the data behind the idea
    /// are of task activity, Hashmi et al. 2013, Brain 136:2751-2768).
    /// </summary>
    public static IReadOnlyList<string> Emotional { get; } = [Accumbens, "amygdala", MedialPrefrontal, "hippocampus"];

    /// <inheritdoc cref="Emotional"/>
    public static IReadOnlyList<string> Sensory { get; } = ["s1", "s2", "posterior_insula", "thalamus"];

    public const string Accumbens = "accumbens";
    public const string MedialPrefrontal = "medial_prefrontal";
    public const string Periaqueductal = "periaqueductal";

    public static IReadOnlyList<RestRegion> Of(TrialTable table) =>
        [
            .. table
                .Table.Columns.Where(name => name != DisplacementColumn)
                .Select(name => new RestRegion(
                    name,
                    table.Sidecar.Column(name, "Network") ?? "",
                    table.Sidecar.Column(name, "Structure") ?? ""
                )),
        ];
}
