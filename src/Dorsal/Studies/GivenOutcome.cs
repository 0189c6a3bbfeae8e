using System.Collections.Frozen;
using Dorsal.Messages;
using Dorsal.Units;

namespace Dorsal.Studies;

/// <summary>A person's outcome that another laboratory has computed. It is taken as it was given and never mistaken for trials.</summary>
/// <param name="Participant">Label without <c>sub-</c>.</param>
/// <param name="Session">Session label, or empty.</param>
/// <param name="Test">Id of the test, or the phenotype file's name.</param>
/// <param name="Outcome">Id of the outcome, or the column's name.</param>
/// <param name="Site">Body site, or empty.</param>
/// <param name="Side">Side of the body, or empty.</param>
/// <param name="Condition">Condition, or empty.</param>
/// <param name="Value">The value as given; NaN where the cell holds something that is no number.</param>
/// <param name="Unit">Its unit, on the scale on which it was given.</param>
/// <param name="Place">Where it stands.</param>
public sealed record GivenOutcome(
    string Participant,
    string Session,
    string Test,
    string Outcome,
    string Site,
    string Side,
    string Condition,
    double Value,
    Unit Unit,
    Place Place
)
{
    /// <summary>What the sidecar says of it as part of a questionnaire.</summary>
    public QuestionnaireField Questionnaire { get; init; } = QuestionnaireField.None;

    /// <summary>The values that occur in its column of its file, by which a coding can be told; empty where not known.</summary>
    public IReadOnlySet<double> ColumnValues { get; init; } = FrozenSet<double>.Empty;
}
