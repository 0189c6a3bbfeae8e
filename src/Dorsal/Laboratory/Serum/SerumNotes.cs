using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Parameters;

namespace Dorsal.Laboratory.Serum;

/// <summary>What bears on a comparison of sera between groups: assays, and how much is below the limit of detection.</summary>
internal static class SerumNotes
{
    private static readonly double MostBelow = ParameterTable.Get("serum.most_below").Number;

    public static IEnumerable<Note> Of(IReadOnlyList<Finding> findings)
    {
        var sera = findings.Where(f => f.Test == SerumPanelTest.TestId && f.Estimate.IsFitted).ToList();
        return Assays(sera)
            .Concat(Below(sera))
            .Select(note => note with { Subject = new Subject("", "", SerumPanelTest.TestId) });
    }

    private static IEnumerable<Note> Assays(List<Finding> sera) =>
        sera.GroupBy(f => f.Series.Outcome, StringComparer.Ordinal)
            .Select(outcome =>
                (
                    outcome.Key,
                    Assays: outcome
                        .Select(f => SerumCondition.AssayOf(f.Series.Condition))
                        .Distinct(StringComparer.Ordinal)
                        .ToList()
                )
            )
            .Where(outcome => outcome.Assays.Count > 1)
            .Select(outcome => new Note(
                Grade.Warning,
                "AssaysDiffer",
                new Place("findings.csv", null, "condition"),
                string.Join(", ", outcome.Assays.Order(StringComparer.Ordinal)),
                null,
                "@Outcome." + outcome.Key
            ));

    private static IEnumerable<Note> Below(List<Finding> sera) =>
        sera.GroupBy(f => (f.Session, f.Series))
            .Select(series =>
                (series.Key.Series, Share: 100.0 * series.Count(f => f.Bound == Bound.AtMost) / series.Count())
            )
            .Where(series => series.Share > MostBelow)
            .Select(series => new Note(
                Grade.Warning,
                "MostlyBelowLimit",
                new Place("findings.csv", null, "bound"),
                Show.Quantity(Math.Round(series.Share), "%"),
                Show.Quantity(MostBelow, "%"),
                "@Outcome." + series.Series.Outcome
            ));
}
