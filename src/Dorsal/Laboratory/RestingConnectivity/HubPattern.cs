using Dorsal.Numerics;

namespace Dorsal.Laboratory.RestingConnectivity;

/// <summary>Degrees of a group against those of the controls, region by region: what the slope kD of a group is a slope of.</summary>
/// <param name="Session">Session label, or empty.</param>
/// <param name="Group">The group.</param>
/// <param name="Reference">The controls.</param>
/// <param name="Density">Share of edges that the graphs keep, in %.</param>
/// <param name="Regions">Names of the regions.</param>
/// <param name="Controls">Mean degree of the controls; NaN where a region does not vary.</param>
/// <param name="Difference">Mean degree of the group less that of the controls.</param>
/// <param name="Slope">Mean kD of the group's people with its t interval over people; the controls' means are taken as known.</param>
/// <param name="Intercept">Of the line with that slope through the mean point.</param>
public sealed record HubPattern(
    string Session,
    string Group,
    string Reference,
    int Density,
    IReadOnlyList<string> Regions,
    IReadOnlyList<double> Controls,
    IReadOnlyList<double> Difference,
    Estimate Slope,
    double Intercept
);
