using Dorsal.Laboratory.Quality;
using Dorsal.Messages;

namespace Dorsal.Laboratory.Questionnaires;

/// <summary>
/// The RMDQ: the number of statements that are ticked (Roland and Morris 1983, Spine 8:141-144). On paper an unticked statement is a
/// "no" (evidence D), so a blank counts 0; where the study has asked for yes or no a blank is a missing answer, and the study says so.
/// </summary>
internal static class TickedStatements
{
    /// <summary>The total; blanks count 0 or are missing, as the study chooses. An answer that cannot be is neither.</summary>
    public static ScoreValue Count(ScoreInput input)
    {
        if (input.NotBlank.Count > 0)
        {
            return input.NotBlankEither();
        }

        var blanks = input.Blank.Count;
        var answered = input.Answered;
        return blanks == 0 && answered.Length == input.Rule.All.Count ? input.Of(answered.Sum())
            : answered.Length == 0 || BlanksAreMissing(input.Fields) ? input.TooFew()
            : input.Of(answered.Sum(), [.. Say(input, blanks)]);
    }

    private static bool BlanksAreMissing(Protocols.ProtocolReader fields) =>
        fields.Word("roland_morris_blanks") == "missing";

    // Who writes a 0 for "no" has perhaps left the blank for "not answered".
    private static IEnumerable<Note> Say(ScoreInput input, int blanks)
    {
        var (count, all) = (Show.Count(blanks), Show.Count(input.Rule.All.Count));
        yield return new Note(Grade.Note, "UntickedAsNo", input.Sheet.Place, count, all, input.Outcome);
        if (!input.Fields.States("roland_morris_blanks") && input.Answered.Contains(0))
        {
            yield return new Note(Grade.Warning, "BlankBesideNo", input.Sheet.Place, count, null, input.Outcome);
        }
    }
}
