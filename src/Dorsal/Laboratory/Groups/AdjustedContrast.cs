using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Studies;
using Dorsal.Units;

namespace Dorsal.Laboratory.Groups;

/// <summary>How far two groups differ in one outcome, other things being equal: a linear model with covariates (analysis of covariance).</summary>
/// <param name="Test">Id of the test.</param>
/// <param name="Session">Session label, or empty.</param>
/// <param name="Series">Outcome, site, side and condition.</param>
/// <param name="Group">The group compared.</param>
/// <param name="Reference">The group that it is compared with.</param>
/// <param name="Covariates">What was held equal, by column of <c>participants.tsv</c>.</param>
/// <param name="Unit">Unit of the difference: the outcome's scale of statistics.</param>
/// <param name="Count">People of both groups with a value and all covariates.</param>
/// <param name="LeftOut">People with a value who lack a covariate.</param>
/// <param name="Difference">Adjusted difference, group minus reference, with its t interval.</param>
/// <param name="P">Two-sided p of the difference.</param>
/// <param name="Standardised">The difference over the residual SD.</param>
public sealed record AdjustedContrast(
    string Test,
    string Session,
    SeriesKey Series,
    string Group,
    string Reference,
    IReadOnlyList<string> Covariates,
    Unit Unit,
    int Count,
    int LeftOut,
    Estimate Difference,
    double P,
    double Standardised
);

/// <summary>
/// Compares groups with covariates held equal. Where a value is only a bound there is no row: a linear model would take the limit for a value.
/// </summary>
internal static class AdjustedContrasts
{
    /// <summary>Every group against the reference group.</summary>
    /// <param name="findings">Findings of the study.</param>
    /// <param name="participants">Its people.</param>
    /// <param name="covariates">What is held equal, by column of <c>participants.tsv</c>.</param>
    /// <param name="control">Label of the reference group, as in <see cref="GroupContrasts"/>.</param>
    /// <param name="notes">Gets a note for every contrast that could not be made.</param>
    public static IReadOnlyList<AdjustedContrast> Of(
        IReadOnlyList<Finding> findings,
        IReadOnlyList<Participant> participants,
        IReadOnlyList<string> covariates,
        string control,
        List<Note> notes
    )
    {
        var groups = ReferenceLabel.Groups(participants);
        if (groups.Count < 2 || covariates.Count == 0)
        {
            return [];
        }

        var reference = ReferenceLabel.Of(groups, control);
        var people = participants.ToDictionary(p => p.Id, StringComparer.Ordinal);
        var columns = Covariates.Of(covariates, participants);
        var without = new List<Unadjusted>();
        List<AdjustedContrast> contrasts =
        [
            .. findings
                .Where(f =>
                    f.Estimate.IsFitted
                    && !Outcome.IsOrdinalId(f.Series.Outcome)
                    && double.IsFinite(OutcomeScale.ValueOf(f))
                )
                .GroupBy(f => (f.Test, f.Session, f.Series, f.Unit))
                .SelectMany(series =>
                    groups
                        .Where(g => g != reference)
                        .Select(g => Compare([.. series], g, reference, people, columns, without))
                )
                .OfType<AdjustedContrast>(),
        ];
        notes.AddRange(Unadjusted.Notes(without, covariates));
        return contrasts;
    }

    private static AdjustedContrast? Compare(
        IReadOnlyList<Finding> findings,
        string group,
        string reference,
        Dictionary<string, Participant> people,
        Covariates covariates,
        List<Unadjusted> without
    )
    {
        var both = findings.Where(f => people[f.Participant].Group is var g && (g == group || g == reference)).ToList();
        var sizes = both.CountBy(f => people[f.Participant].Group == group).ToList();
        if (sizes.Count < 2 || sizes.Exists(size => size.Value < 2))
        {
            return null;
        }

        AdjustedContrast? Without(string code)
        {
            without.Add(new Unadjusted(code, findings[0].Test, findings[0].Series.Outcome, group));
            return null;
        }

        if (both.Exists(f => f.Bound != Bound.None))
        {
            return Without(Unadjusted.Bounds);
        }

        var rows = both.Select(f =>
                (Finding: f, Person: people[f.Participant], Values: covariates.ValuesOf(people[f.Participant]))
            )
            .Where(row => row.Values is not null)
            .ToList();
        var isGroup = rows.ConvertAll(row => row.Person.Group == group ? 1.0 : 0);
        if (!isGroup.Contains(1) || !isGroup.Contains(0))
        {
            return Without(Unadjusted.NotFitted);
        }

        var columns = new List<double[]> { rows.ConvertAll(_ => 1.0).ToArray(), isGroup.ToArray() };
        columns.AddRange(Covariates.Varying([.. rows.Select(row => row.Values!)]));
        var model = LinearModel.Fit([.. rows.Select(row => OutcomeScale.ValueOf(row.Finding))], columns);
        return model is null
            ? Without(Unadjusted.NotFitted)
            : new AdjustedContrast(
                findings[0].Test,
                findings[0].Session,
                findings[0].Series,
                group,
                reference,
                covariates.Names,
                OutcomeScale.Of(findings[0]),
                rows.Count,
                both.Count - rows.Count,
                model.Coefficients[1],
                model.PValues[1],
                model.Coefficients[1].Value / model.ResidualSd
            );
    }
}
