using Dorsal.Messages;

namespace Dorsal.Laboratory.Groups;

/// <summary>Why a contrast that could be made has no row in <c>adjusted.csv</c>.</summary>
/// <param name="Code">Code of the note.</param>
/// <param name="Test">Id of the test.</param>
/// <param name="Outcome">Id of the outcome.</param>
/// <param name="Group">The group compared.</param>
internal sealed record Unadjusted(string Code, string Test, string Outcome, string Group)
{
    /// <summary>A value is only a bound, which a linear model would take for a value.</summary>
    public const string Bounds = "AdjustedWithBounds";

    /// <summary>Too few people have all covariates, or a covariate is the same as the group.</summary>
    public const string NotFitted = "AdjustedNotFitted";

    /// <summary>A note a test, reason and group.</summary>
    public static IEnumerable<Note> Notes(IEnumerable<Unadjusted> contrasts, IReadOnlyList<string> covariates) =>
        contrasts
            .GroupBy(c => (c.Code, c.Test, c.Group))
            .Select(some => new Note(
                Grade.Warning,
                some.Key.Code,
                new Place("adjusted.csv", null, "difference"),
                OutcomeNames.Of(some.Select(c => c.Outcome)),
                string.Join(", ", covariates),
                some.Key.Group
            )
            {
                Subject = new Subject("", "", some.Key.Test),
            });
}
