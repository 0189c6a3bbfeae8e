using Dorsal.Laboratory.RestingConnectivity;
using Dorsal.Numerics.Networks;

namespace Dorsal.Reports.Tables;

/// <summary>A component of a comparison of networks; none where no edge is above the threshold, so that the comparison itself has its row.</summary>
/// <param name="Contrast">The comparison.</param>
/// <param name="Number">Its number, from 1, or null.</param>
/// <param name="Component">The component, or null.</param>
internal sealed record NetworkRow(NetworkContrast Contrast, int? Number, NetworkComponent? Component)
{
    public static IEnumerable<NetworkRow> Of(NetworkContrast contrast) =>
        contrast.Components.Count == 0
            ? [new(contrast, null, null)]
            : contrast.Components.Select((component, i) => new NetworkRow(contrast, i + 1, component));

    public int? Regions =>
        Component?.Edges.SelectMany(e => (int[])[Contrast.Edges[e].A, Contrast.Edges[e].B]).Distinct().Count();
}

/// <summary>The tables of the network-based statistic.</summary>
internal static partial class ResultTables
{
    public static ResultTable<NetworkRow> Networks { get; } =
        new(
            "connectivity_nbs.csv",
            [
                new TextColumn<NetworkRow>("session", r => r.Contrast.Session),
                new TextColumn<NetworkRow>("group", r => r.Contrast.Group),
                new TextColumn<NetworkRow>("reference", r => r.Contrast.Reference),
                new TextColumn<NetworkRow>("covariates", r => string.Join(';', r.Contrast.Covariates)),
                new TextColumn<NetworkRow>("edge_estimate", r => r.Contrast.Correlation)
                {
                    Levels = ["full", "partial"],
                },
                new CountColumn<NetworkRow>("n", r => r.Contrast.Count),
                new CountColumn<NetworkRow>("n_reference", r => r.Contrast.ReferenceCount),
                new CountColumn<NetworkRow>("n_left_out", r => r.Contrast.LeftOut),
                new CountColumn<NetworkRow>("edges_tested", r => r.Contrast.Edges.Count),
                new NumberColumn<NetworkRow>("threshold", r => r.Contrast.Threshold),
                new CountColumn<NetworkRow>("component", r => r.Number),
                new CountColumn<NetworkRow>("regions", r => r.Regions),
                new CountColumn<NetworkRow>("edges", r => r.Component?.Edges.Count),
                new NumberColumn<NetworkRow>("p_extent", r => r.Component?.PExtent ?? double.NaN),
                new NumberColumn<NetworkRow>("intensity", r => r.Component?.Intensity ?? double.NaN),
                new NumberColumn<NetworkRow>("p_intensity", r => r.Component?.PIntensity ?? double.NaN),
                new CountColumn<NetworkRow>("permutations", r => r.Contrast.Permutations),
                new CountColumn<NetworkRow>("seed", r => r.Contrast.Seed),
            ]
        );

    public static ResultTable<(NetworkContrast Contrast, NetworkEdge Edge)> NetworkEdges { get; } =
        new(
            "connectivity_nbs_edges.csv",
            [
                new TextColumn<(NetworkContrast Contrast, NetworkEdge Edge)>("session", r => r.Contrast.Session),
                new TextColumn<(NetworkContrast Contrast, NetworkEdge Edge)>("group", r => r.Contrast.Group),
                new TextColumn<(NetworkContrast Contrast, NetworkEdge Edge)>("reference", r => r.Contrast.Reference),
                new CountColumn<(NetworkContrast Contrast, NetworkEdge Edge)>("component", r => r.Edge.Component),
                new TextColumn<(NetworkContrast Contrast, NetworkEdge Edge)>(
                    "region_a",
                    r => r.Contrast.Regions[r.Edge.A]
                ),
                new TextColumn<(NetworkContrast Contrast, NetworkEdge Edge)>(
                    "region_b",
                    r => r.Contrast.Regions[r.Edge.B]
                ),
                new TextColumn<(NetworkContrast Contrast, NetworkEdge Edge)>(
                    "network_a",
                    r => r.Contrast.Networks[r.Edge.A]
                ),
                new TextColumn<(NetworkContrast Contrast, NetworkEdge Edge)>(
                    "network_b",
                    r => r.Contrast.Networks[r.Edge.B]
                ),
                new NumberColumn<(NetworkContrast Contrast, NetworkEdge Edge)>(
                    "difference_z",
                    r => r.Edge.Effect.Slope
                ),
                new NumberColumn<(NetworkContrast Contrast, NetworkEdge Edge)>("t", r => r.Edge.Effect.T),
            ]
        );
}
