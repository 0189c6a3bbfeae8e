using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Units;

namespace Dorsal.Laboratory.PainSensitivity;

/// <summary>
/// Composite pain sensitivity: the mean of the available z-scores of cold, heat and mechanical pain threshold, each positive for
/// gain of function (Zunhammer et al. 2016, Pain 157:2248-2256; Spisak et al. 2020, Nat Commun 11:187).
/// </summary>
/// <remarks>
/// It exists only against a norm, and its scale is that norm's. Whether the norm's SD is that of a sample (n - 1) or of a
/// population (n) is an option of the norm: Spisak et al. use the one in Bochum and the other in Essen.
/// </remarks>
public static class PainSensitivityComposite
{
    /// <summary>Id under which the composite stands in the column <c>test</c>.</summary>
    public const string TestId = "sensitivity";

    private static readonly Detector Mean = new("pain-sensitivity-mean-z", "1.0");
    private static readonly string[] Components =
    [
        "cold_pain_threshold",
        "heat_pain_threshold",
        "mechanical_pain_threshold",
    ];

    /// <summary>The outcome.</summary>
    public static Outcome Outcome { get; } =
        new("pain_sensitivity_composite", "Sens.", Unit.ZScore, UnitScale.Linear, Gain.WhenHigher);

    /// <summary>The composites of all persons, sessions, sites, sides and conditions that have at least one component.</summary>
    /// <param name="findings">Findings with z-scores.</param>
    public static IEnumerable<Finding> Of(IEnumerable<Finding> findings) =>
        findings
            .Where(f => Components.Contains(f.Series.Outcome, StringComparer.Ordinal) && !double.IsNaN(f.Z))
            .GroupBy(f => (f.Participant, f.Session, f.Series.Site, f.Series.Side, f.Series.Condition))
            .Select(group => Combine([.. group]));

    private static Finding Combine(IReadOnlyList<Finding> parts)
    {
        var there = Components
            .Select(id => parts.FirstOrDefault(part => part.Series.Outcome == id))
            .OfType<Finding>()
            .ToList();
        var missing = Components.Except(there.Select(part => part.Series.Outcome), StringComparer.Ordinal).ToList();
        var sum = 0.0;
        foreach (var part in there)
        {
            sum += part.Z;
        }

        var mean = sum / there.Count;
        var place = new Place(string.Join(';', there[0].SourceFiles));
        return there[0] with
        {
            Test = TestId,
            Series = there[0].Series with { Outcome = Outcome.Id },
            Estimate = Estimate.WithoutError(mean),
            Unit = Outcome.Unit,
            TrialsUsed = there.Sum(part => part.TrialsUsed),
            TrialsRejected = there.Sum(part => part.TrialsRejected),
            Detector = Mean,
            SourceFiles = [.. there.SelectMany(part => part.SourceFiles).Distinct(StringComparer.Ordinal)],
            Bound = Bound.None,
            Z = mean,
            ZInterval = (double.NaN, double.NaN),
            Quality =
            [
                .. missing.Count > 0
                    ? new[]
                    {
                        new Note(
                            Grade.Warning,
                            "CompositeIncomplete",
                            place,
                            string.Join(", ", missing.Select(id => "@Outcome." + id)),
                            there.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)
                        ),
                    }
                    : [],
                .. there.SelectMany(part => part.Quality).Distinct(),
            ],
        };
    }
}
