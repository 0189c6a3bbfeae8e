using Dorsal.Numerics.Networks;

namespace Dorsal.Laboratory.RestingConnectivity;

/// <summary>An edge in the comparison of two groups.</summary>
/// <param name="A">One region, by its place in the list.</param>
/// <param name="B">The other.</param>
/// <param name="Effect">Adjusted difference of Fisher's z, group minus reference, and its t.</param>
/// <param name="Component">Number of the component that it is part of, from 1; 0 where it is in none.</param>
public sealed record NetworkEdge(int A, int B, EdgeEffect Effect, int Component);

/// <summary>The network-based statistic of two groups: rows of <c>connectivity_nbs.csv</c>.</summary>
/// <param name="Session">Session label, or empty.</param>
/// <param name="Group">The group compared.</param>
/// <param name="Reference">The group that it is compared with.</param>
/// <param name="Covariates">What was held equal.</param>
/// <param name="Correlation"><c>full</c> or <c>partial</c>.</param>
/// <param name="Threshold">|t| from which an edge counts.</param>
/// <param name="Permutations">How many.</param>
/// <param name="Seed">Of the permutations.</param>
/// <param name="Count">People of the group with all covariates.</param>
/// <param name="ReferenceCount">The same of the reference.</param>
/// <param name="LeftOut">People of both with a recording who lack a covariate.</param>
/// <param name="Regions">Names of the regions.</param>
/// <param name="Networks">Their networks, or empty texts.</param>
/// <param name="Edges">All edges that everybody has.</param>
/// <param name="Components">What hangs together above the threshold; empty where nothing does. Edges are numbered as in <paramref name="Edges"/>.</param>
public sealed record NetworkContrast(
    string Session,
    string Group,
    string Reference,
    IReadOnlyList<string> Covariates,
    string Correlation,
    double Threshold,
    int Permutations,
    int Seed,
    int Count,
    int ReferenceCount,
    int LeftOut,
    IReadOnlyList<string> Regions,
    IReadOnlyList<string> Networks,
    IReadOnlyList<NetworkEdge> Edges,
    IReadOnlyList<NetworkComponent> Components
);
