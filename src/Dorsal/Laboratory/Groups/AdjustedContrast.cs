using Dorsal.Laboratory.Norms;
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

/// <summary>Compares groups with covariates held equal.</summary>
internal static class AdjustedContrasts
{
    public static IReadOnlyList<AdjustedContrast> Of(
        IReadOnlyList<Finding> findings,
        IReadOnlyList<Participant> participants,
        IReadOnlyList<string> covariates
    )
    {
        var groups = participants
            .Select(p => p.Group)
            .Where(g => g.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        if (groups.Count < 2 || covariates.Count == 0)
        {
            return [];
        }

        var reference =
            groups.Find(g => string.Equals(g, NormRequest.ControlGroup, StringComparison.OrdinalIgnoreCase))
            ?? groups[0];
        var people = participants.ToDictionary(p => p.Id, StringComparer.Ordinal);
        var columns = Covariates.Of(covariates, participants);
        return
        [
            .. findings
                .Where(f =>
                    f.Estimate.IsFitted
                    && !Outcome.IsOrdinalId(f.Series.Outcome)
                    && double.IsFinite(OutcomeScale.ValueOf(f))
                )
                .GroupBy(f => (f.Test, f.Session, f.Series, f.Unit))
                .SelectMany(series =>
                    groups.Where(g => g != reference).Select(g => Compare([.. series], g, reference, people, columns))
                )
                .OfType<AdjustedContrast>(),
        ];
    }

    private static AdjustedContrast? Compare(
        IReadOnlyList<Finding> findings,
        string group,
        string reference,
        Dictionary<string, Participant> people,
        Covariates covariates
    )
    {
        var both = findings.Where(f => people[f.Participant].Group is var g && (g == group || g == reference)).ToList();
        var rows = both.Select(f =>
                (Finding: f, Person: people[f.Participant], Values: covariates.ValuesOf(people[f.Participant]))
            )
            .Where(row => row.Values is not null)
            .ToList();
        var isGroup = rows.ConvertAll(row => row.Person.Group == group ? 1.0 : 0);
        if (!isGroup.Contains(1) || !isGroup.Contains(0))
        {
            return null;
        }

        var columns = new List<double[]> { rows.ConvertAll(_ => 1.0).ToArray(), isGroup.ToArray() };
        for (var i = 0; i < rows[0].Values!.Length; i++)
        {
            columns.Add([.. rows.Select(row => row.Values![i])]);
        }

        var model = LinearModel.Fit([.. rows.Select(row => OutcomeScale.ValueOf(row.Finding))], columns);
        return model is null
            ? null
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
