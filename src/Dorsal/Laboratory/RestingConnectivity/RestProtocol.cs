using System.Collections.Frozen;
using Dorsal.Laboratory.Protocols;
using Dorsal.Studies;
using Dorsal.Units;

namespace Dorsal.Laboratory.RestingConnectivity;

/// <summary>How a resting recording is analysed. Defaults: evidence file, sections 6-10, C4.</summary>
/// <param name="DiscardFirst">Time cut off at the start.</param>
/// <param name="LargestDisplacement">Volumes with a larger framewise displacement are left out, in mm.</param>
/// <param name="ShortestKept">Recordings of which less is left are rejected.</param>
/// <param name="FewestVolumes">Recordings of which fewer volumes are left are rejected, too.</param>
/// <param name="LongestInterval">Longer repetition times are refused.</param>
/// <param name="LowCutoff">Lower end of the band.</param>
/// <param name="HighCutoff">Upper end of the band.</param>
/// <param name="Slow">Slow-5 and what its power is related to.</param>
/// <param name="IsPartial">Whether edges are partial correlations.</param>
/// <param name="Confounds">Columns of the table of confounds that are taken out, separated by semicolons; empty for none.</param>
/// <param name="Graph">How graphs are cut, and how many controls hub disruption needs.</param>
/// <param name="Test">How groups are compared edge by edge.</param>
internal sealed record RestProtocol(
    Seconds DiscardFirst,
    double LargestDisplacement,
    Seconds ShortestKept,
    int FewestVolumes,
    Seconds LongestInterval,
    Hertz LowCutoff,
    Hertz HighCutoff,
    SlowBand Slow,
    bool IsPartial,
    string Confounds,
    GraphRules Graph,
    NetworkRules Test
)
{
    private const string NoConfounds = "none";

    /// <summary>What the table of parameters says.</summary>
    public static RestProtocol Default { get; } =
        From(new ProtocolReader("rest", Sidecar.Empty, FrozenDictionary<string, string>.Empty));

    /// <summary>Names of the columns that are taken out.</summary>
    public IReadOnlyList<string> ConfoundNames =>
        Confounds.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static RestProtocol From(ProtocolReader fields) =>
        new(
            fields.Quantity<Seconds>("discard_first"),
            fields.Number("largest_displacement"),
            fields.Quantity<Seconds>("shortest_kept"),
            fields.Count("fewest_volumes"),
            fields.Quantity<Seconds>("longest_interval"),
            fields.Quantity<Hertz>("low_cutoff"),
            fields.Quantity<Hertz>("high_cutoff"),
            new(
                fields.Quantity<Hertz>("slow_from"),
                fields.Quantity<Hertz>("slow_to"),
                fields.Quantity<Hertz>("slow_end")
            ),
            fields.Word("correlation") == "partial",
            fields.Word("confounds") is var names && names == NoConfounds ? "" : names,
            new(
                fields.Count("lowest_density"),
                fields.Count("highest_density"),
                fields.Count("density_step"),
                fields.Count("fewest_controls")
            ),
            new(
                fields.Number("nbs_threshold"),
                fields.Count("nbs_permutations"),
                fields.Count("nbs_seed"),
                fields.Count("nbs_fewest_people")
            )
        );
}

/// <summary>The band of slow-5.</summary>
/// <param name="From">Lower end of slow-5.</param>
/// <param name="To">Upper end of slow-5.</param>
/// <param name="End">Upper end of the power that it is related to.</param>
internal sealed record SlowBand(Hertz From, Hertz To, Hertz End);

/// <summary>At which densities graphs are cut, in % of all possible edges.</summary>
/// <param name="Lowest">The lowest.</param>
/// <param name="Highest">The highest; below the lowest, that alone is used.</param>
/// <param name="Step">From one to the next.</param>
/// <param name="FewestControls">Controls that hub disruption needs.</param>
internal sealed record GraphRules(int Lowest, int Highest, int Step, int FewestControls)
{
    /// <summary>The densities.</summary>
    public IEnumerable<int> Densities =>
        Enumerable.Range(0, Math.Max(1, ((Highest - Lowest) / Step) + 1)).Select(i => Lowest + (i * Step));
}

/// <summary>How the network-based statistic is computed.</summary>
/// <param name="Threshold">|t| from which an edge counts.</param>
/// <param name="Permutations">How many.</param>
/// <param name="Seed">Of the permutations.</param>
/// <param name="FewestPeople">That each group needs.</param>
internal sealed record NetworkRules(double Threshold, int Permutations, int Seed, int FewestPeople);
