using Dorsal.Laboratory.GreyMatter;
using Dorsal.Numerics;
using Dorsal.Studies;
using Dorsal.Units;

namespace Dorsal.Laboratory.Groups;

/// <summary>How an outcome changes with the years that people have been in pain: a row of <c>durations.csv</c>.</summary>
/// <param name="Test">Id of the test.</param>
/// <param name="Session">Session label, or empty.</param>
/// <param name="Series">Outcome, site, side and condition.</param>
/// <param name="Group">The group; each has a slope of its own.</param>
/// <param name="Covariates">What was held equal, by column of <c>participants.tsv</c>.</param>
/// <param name="Unit">Unit of the outcome; the slope is in this unit a year.</param>
/// <param name="Count">People with a value, a duration above 0 and all covariates.</param>
/// <param name="LeftOut">People of the group with a value who lack one of them.</param>
/// <param name="Slope">Change a year of pain, with its t interval.</param>
/// <param name="P">Two-sided p of the slope.</param>
public sealed record DurationSlope(
    string Test,
    string Session,
    SeriesKey Series,
    string Group,
    IReadOnlyList<string> Covariates,
    Unit Unit,
    int Count,
    int LeftOut,
    Estimate Slope,
    double P
);

/// <summary>
/// Fits the slopes of brain volumes and thickness on the years of pain (claim 6f): a linear model with covariates. A cross-section: it
/// cannot tell what pain does in time from who has long had pain.
/// </summary>
internal static class DurationSlopes
{
    /// <summary>The column of <c>participants.tsv</c> that holds the years of pain.</summary>
    public const string Years = "pain_years";

    public static IReadOnlyList<DurationSlope> Of(
        IReadOnlyList<Finding> findings,
        IReadOnlyList<Participant> participants,
        IReadOnlyList<string> covariates
    )
    {
        if (!participants.Any(p => p.Columns.ContainsKey(Years)))
        {
            return [];
        }

        var people = participants.ToDictionary(p => p.Id, StringComparer.Ordinal);
        var held = Covariates.Of(covariates, participants);
        return
        [
            .. findings
                .Where(f => f.Test == GreyMatterTest.TestId && f.Estimate.IsFitted)
                .GroupBy(f => (f.Session, f.Series, people[f.Participant].Group, f.Unit))
                .Select(series => Fit([.. series], people, held))
                .OfType<DurationSlope>(),
        ];
    }

    private static DurationSlope? Fit(
        IReadOnlyList<Finding> findings,
        Dictionary<string, Participant> people,
        Covariates covariates
    )
    {
        var rows = findings
            .Select(f =>
                (
                    f.Estimate.Value,
                    Years: Covariates.NumberOf(people[f.Participant], Years),
                    Held: covariates.ValuesOf(people[f.Participant])
                )
            )
            .Where(row => row.Years > 0 && row.Held is not null)
            .ToList();
        if (rows.Count == 0)
        {
            return null;
        }

        var columns = new List<double[]> { rows.Select(_ => 1.0).ToArray(), rows.Select(r => r.Years).ToArray() };
        columns.AddRange(Covariates.Varying([.. rows.Select(r => r.Held!)]));
        var model = LinearModel.Fit([.. rows.Select(r => r.Value)], columns);
        return model is null
            ? null
            : new DurationSlope(
                findings[0].Test,
                findings[0].Session,
                findings[0].Series,
                people[findings[0].Participant].Group,
                covariates.Names,
                findings[0].Unit,
                rows.Count,
                findings.Count - rows.Count,
                model.Coefficients[1],
                model.PValues[1]
            );
    }
}
