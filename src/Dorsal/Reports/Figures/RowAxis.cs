using OxyPlot.Axes;

namespace Dorsal.Reports.Figures;

/// <summary>An axis of named rows or columns at freely chosen places.</summary>
/// <param name="rows">Place and name of each.</param>
internal sealed class RowAxis(IReadOnlyList<(double At, string Name)> rows) : LinearAxis
{
    public override void GetTickValues(
        out IList<double> majorLabelValues,
        out IList<double> majorTickValues,
        out IList<double> minorTickValues
    )
    {
        majorLabelValues = majorTickValues = [.. rows.Select(row => row.At)];
        minorTickValues = [];
    }

    protected override string FormatValueOverride(double x) => rows.FirstOrDefault(row => row.At == x).Name ?? "";
}
