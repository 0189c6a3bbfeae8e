using Dorsal.Numerics;
using Dorsal.Units;

namespace Dorsal.Laboratory.Groups;

/// <summary>How far two groups differ in one outcome.</summary>
/// <param name="Test">Id of the test.</param>
/// <param name="Session">Session label, or empty.</param>
/// <param name="Series">Outcome, site, side and condition.</param>
/// <param name="Group">The group compared.</param>
/// <param name="Reference">The group that it is compared with.</param>
/// <param name="Count">People with a value in the group.</param>
/// <param name="ReferenceCount">People with a value in the reference group.</param>
/// <param name="AtBound">Values of both groups that are only bounds.</param>
/// <param name="HedgesG">
/// Standardised difference, group minus reference, on the outcome's scale of statistics. None where there is a bound: its SD would count the
/// bound as if it were a value. <see cref="Difference"/> serves there.
/// </param>
/// <param name="ReferenceRuleP">Two-sided p of the DFNS reference rule on the group's z-scores (Magerl et al. 2010, method B), whose reference n is that of the norm; NaN without z, and where a z is only a bound.</param>
public sealed record GroupContrast(
    string Test,
    string Session,
    SeriesKey Series,
    string Group,
    string Reference,
    int Count,
    int ReferenceCount,
    int AtBound,
    Estimate HedgesG,
    double ReferenceRuleP
)
{
    /// <summary>Difference of means, group minus reference, with bounds as bounds (<see cref="CensoredDifference"/>).</summary>
    public Estimate Difference { get; init; }

    /// <summary>Unit of the difference: the outcome's scale of statistics.</summary>
    public Unit Unit { get; init; } = Unit.Unstated;
}

/// <summary>How well an outcome repeats between two sessions.</summary>
/// <param name="Test">Id of the test.</param>
/// <param name="Series">Outcome, site, side and condition.</param>
/// <param name="FirstSession">Label of the earlier session.</param>
/// <param name="SecondSession">Label of the later session.</param>
/// <param name="Unit">Unit of the errors: the outcome's scale of statistics.</param>
/// <param name="Pairs">People with both values.</param>
/// <param name="Correlation">Pearson's r with its Fisher interval.</param>
/// <param name="Icc">Intraclass correlations: agreement ICC(2,1) and consistency ICC(3,1).</param>
/// <param name="StandardErrorOfMeasurement">SD of the differences over √2, on the outcome's scale of statistics.</param>
/// <param name="SmallestDetectableChange">1.96 √2 SEM.</param>
public sealed record TestRetest(
    string Test,
    SeriesKey Series,
    string FirstSession,
    string SecondSession,
    Unit Unit,
    int Pairs,
    Estimate Correlation,
    IntraclassCorrelation Icc,
    double StandardErrorOfMeasurement,
    double SmallestDetectableChange
);
