using Dorsal.Units;

namespace Dorsal.Laboratory;

/// <summary>The scale on which statistics of an outcome are done.</summary>
internal static class OutcomeScale
{
    /// <summary>The unit for means and SDs: the finding's own where it is a logarithm already or unknown, else as the outcome asks.</summary>
    public static Unit Of(Finding finding) =>
        finding.Unit.Scale == UnitScale.Linear
        && finding.Unit != Unit.Unstated
        && TestCatalogue.Outcomes.TryGetValue(finding.Series.Outcome, out var outcome)
            ? finding.Unit.Log(outcome.Statistics)
            : finding.Unit;

    /// <summary>A finding's value on that scale; not finite where it has no logarithm.</summary>
    public static double ValueOf(Finding finding) => finding.Unit.Convert(finding.Estimate.Value, Of(finding));
}
