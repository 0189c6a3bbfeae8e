using Dorsal.Laboratory.Protocols;
using Dorsal.Laboratory.Quality;
using Dorsal.Messages;

namespace Dorsal.Laboratory.Questionnaires;

/// <summary>What came of a score.</summary>
/// <param name="Value">The score, or NaN where too much is missing.</param>
/// <param name="Used">Items answered.</param>
/// <param name="Missing">Items without a possible answer.</param>
/// <param name="Notes">What was noticed.</param>
internal sealed record ScoreValue(double Value, int Used, int Missing, IReadOnlyList<Note> Notes)
{
    /// <summary>Answers of the sheet that the way of scoring does not know.</summary>
    public int Rejected { get; init; }
}

/// <summary>What a score is computed from.</summary>
/// <param name="Rule">The score.</param>
/// <param name="Sheet">The answers.</param>
/// <param name="Fields">Rules of which the user may choose.</param>
/// <param name="Earlier">Scores computed before, by id.</param>
internal sealed record ScoreInput(
    ScoreRule Rule,
    AnswerSheet Sheet,
    ProtocolReader Fields,
    IReadOnlyDictionary<string, double> Earlier
)
{
    /// <summary>The answers that there are, as they count.</summary>
    public double[] Answered => [.. Rule.All.Select(Sheet.Scored).Where(answer => !double.IsNaN(answer))];

    /// <summary>Items left blank whose blank counts 0 by the rule of the instrument.</summary>
    public IReadOnlyList<string> Blank =>
        [
            .. Rule.All.Where(item =>
                Sheet.Instrument.Missing.CountsZero(item)
                && double.IsNaN(Sheet.Answer(item))
                && !Sheet.IsImpossible(item)
            ),
        ];

    /// <summary>Items that would count 0 if they were blank, but hold an answer that cannot be.</summary>
    public IReadOnlyList<string> NotBlank =>
        [.. Rule.All.Where(item => Sheet.Instrument.Missing.CountsZero(item) && Sheet.IsImpossible(item))];

    /// <summary>Id of the score's outcome.</summary>
    public string Outcome => Sheet.Instrument.OutcomeOf(Rule.Id);

    /// <summary>Most items that may be missing.</summary>
    public int MostMissing => Rule.MostMissing ?? Sheet.Instrument.Missing.Most;

    /// <summary>A value with the count of items behind it.</summary>
    public ScoreValue Of(double value, params Note[] notes)
    {
        var used = Answered.Length;
        return new ScoreValue(value, used, Rule.All.Count - used, notes);
    }

    /// <summary>No score: an answer that cannot be must not be read as a blank.</summary>
    public ScoreValue NotBlankEither() =>
        Of(
            double.NaN,
            new Note(Grade.Warning, "AnswerNotBlank", Sheet.Place, string.Join(", ", NotBlank), null, Outcome)
        );

    /// <summary>No score: too few answers.</summary>
    public ScoreValue TooFew() =>
        Of(
            double.NaN,
            new Note(
                Grade.Warning,
                "AnswersTooFew",
                Sheet.Place,
                Show.Count(Answered.Length),
                Show.Count(Rule.All.Count - MostMissing),
                Outcome
            )
        );
}
