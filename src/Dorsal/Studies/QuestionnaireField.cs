namespace Dorsal.Studies;

/// <summary>What a sidecar says of a column of a questionnaire; empty texts where it says nothing.</summary>
/// <param name="Instrument">The questionnaire, such as <c>PCS</c>.</param>
/// <param name="Item">Number or name of the item.</param>
/// <param name="Score">Id of the score, such as <c>total</c>.</param>
/// <param name="Version">Version of the questionnaire.</param>
/// <param name="Language">Language in which it was filled in, such as <c>ja</c>.</param>
/// <param name="Sidecar">The whole sidecar, for the protocol.</param>
public sealed record QuestionnaireField(
    string Instrument,
    string Item,
    string Score,
    string Version,
    string Language,
    Sidecar Sidecar
)
{
    /// <summary>Nothing is said.</summary>
    public static QuestionnaireField None { get; } = new("", "", "", "", "", Sidecar.Empty);

    /// <summary>What a sidecar says of a column; instrument, version and language may stand at its top for all columns.</summary>
    internal static QuestionnaireField Of(string column, Sidecar sidecar)
    {
        string Say(string property) => sidecar.Column(column, property) ?? "";
        string SayOrAll(string property) =>
            Say(property) is { Length: > 0 } own ? own : sidecar.Field(property)?.Value ?? "";
        return new QuestionnaireField(
            SayOrAll("Instrument"),
            Say("Item"),
            Say("Score"),
            SayOrAll("Version"),
            SayOrAll("Language"),
            sidecar
        );
    }
}
