namespace Dorsal.Studies;

/// <summary>A person's sex as norms use it.</summary>
public enum Sex
{
    /// <summary>Not stated.</summary>
    Unstated,

    /// <summary>Female.</summary>
    Female,

    /// <summary>Male.</summary>
    Male,
}

/// <summary>A person of the study, from <c>participants.tsv</c>.</summary>
/// <param name="Id">Label without <c>sub-</c>.</param>
/// <param name="Age">Age in years, or null.</param>
/// <param name="Sex">Sex.</param>
/// <param name="Group">Study group, or empty.</param>
/// <param name="Columns">All columns as they stand, by name.</param>
public sealed record Participant(
    string Id,
    double? Age,
    Sex Sex,
    string Group,
    IReadOnlyDictionary<string, string> Columns
)
{
    /// <summary>Line of the person in the table; null where nobody stands there.</summary>
    public int? Line { get; init; }
}
