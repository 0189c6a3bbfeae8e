using Dorsal.Laboratory.Protocols;
using Dorsal.Laboratory.Quality;
using Dorsal.Messages;

namespace Dorsal.Laboratory.Serum;

/// <summary>What bears on a comparison of sera between groups: assays, and how much is below the limit of detection.</summary>
internal static class SerumNotes
{
    /// <summary>The notes about a study.</summary>
    /// <param name="findings">Its findings.</param>
    /// <param name="protocol">The protocol fields as its recordings were read by them.</param>
    public static IReadOnlyList<Note> Of(IReadOnlyList<Finding> findings, IEnumerable<ProtocolChoice> protocol)
    {
        var sera = findings.Where(f => f.Test == SerumPanelTest.TestId && f.Estimate.IsFitted).ToList();
        var notes = new List<Note>();
        var mostBelow = StudySetting.Number("serum.most_below", protocol, notes);
        notes.AddRange(Assays(sera));
        notes.AddRange(Below(sera, mostBelow));
        return notes.ConvertAll(note => note with { Subject = new Subject("", "", SerumPanelTest.TestId) });
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

    private static IEnumerable<Note> Below(List<Finding> sera, double mostBelow) =>
        sera.GroupBy(f => (f.Session, f.Series))
            .Select(series =>
                (series.Key.Series, Share: 100.0 * series.Count(f => f.Bound == Bound.AtMost) / series.Count())
            )
            .Where(series => series.Share > mostBelow)
            .Select(series => new Note(
                Grade.Warning,
                "MostlyBelowLimit",
                new Place("findings.csv", null, "bound"),
                Show.Quantity(Math.Round(series.Share), "%"),
                Show.Quantity(mostBelow, "%"),
                "@Outcome." + series.Series.Outcome
            ));
}
