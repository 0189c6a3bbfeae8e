namespace Dorsal.Laboratory.GreyMatter;

/// <summary>A region of evidence sections 6-10, C3, and the structures of FreeSurfer that make it up.</summary>
/// <param name="Id">How it stands in the column <c>site</c>.</param>
/// <param name="Parts">Structures of a hemisphere: of the surface's atlas (Desikan-Killiany), or of the segmentation without its side.</param>
/// <param name="IsCortical">Whether they are of the surface's atlas.</param>
internal sealed record GreyRegion(string Id, IReadOnlyList<string> Parts, bool IsCortical)
{
    /// <summary>The regions; FreeSurfer 6 calls the thalamus <c>Thalamus-Proper</c>, which <see cref="Plain"/> takes off.</summary>
    public static IReadOnlyList<GreyRegion> All { get; } =
    [
        new("dlpfc", ["rostralmiddlefrontal", "caudalmiddlefrontal"], true),
        new("mpfc", ["medialorbitofrontal", "rostralanteriorcingulate"], true),
        new("insula", ["insula"], true),
        new("s1", ["postcentral"], true),
        new("thalamus", ["Thalamus"], false),
        new("accumbens", ["Accumbens"], false),
        new("amygdala", ["Amygdala"], false),
        new("hippocampus", ["Hippocampus"], false),
    ];

    /// <summary>A structure's side and name: <c>Left-Thalamus-Proper</c> is left, <c>Thalamus</c>.</summary>
    public static (string Side, string Name) Plain(string structure)
    {
        var (side, name) =
            structure.StartsWith("Left-", StringComparison.Ordinal) ? ("left", structure["Left-".Length..])
            : structure.StartsWith("Right-", StringComparison.Ordinal) ? ("right", structure["Right-".Length..])
            : ("", structure);
        foreach (var ending in (string[])["-Proper", "-area"])
        {
            name = name.EndsWith(ending, StringComparison.Ordinal) ? name[..^ending.Length] : name;
        }

        return (side, name);
    }

    /// <summary>Whether a structure belongs to one of the regions.</summary>
    public static bool Has(string name) => All.Any(region => region.Parts.Contains(name, StringComparer.Ordinal));
}
