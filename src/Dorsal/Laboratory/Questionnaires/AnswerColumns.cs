using System.Text.RegularExpressions;
using Dorsal.Messages;
using Dorsal.Studies;

namespace Dorsal.Laboratory.Questionnaires;

/// <summary>What a given value is to a questionnaire: an item, a score, or neither.</summary>
/// <param name="Given">The value.</param>
/// <param name="Instrument">The instrument.</param>
/// <param name="Item">The item, or empty.</param>
/// <param name="Score">The score, or null.</param>
internal sealed record AnswerColumn(GivenOutcome Given, Instrument Instrument, string Item, ScoreRule? Score);

/// <summary>Recognises the values of questionnaires: by the sidecar, or items by a name such as <c>pcs_04</c>.</summary>
internal static partial class AnswerColumns
{
    /// <summary>The column, or null where the value is no questionnaire's; then the note says why, if something is wrong.</summary>
    public static (AnswerColumn? Column, Note? Fault) Recognise(GivenOutcome given)
    {
        var stated = given.Questionnaire;
        if (stated.Instrument.Length == 0)
        {
            return (ByName(given), null);
        }

        if (InstrumentCatalogue.Find(stated.Instrument) is not { } instrument)
        {
            var known = string.Join(", ", InstrumentCatalogue.All.Select(i => i.Names[0]));
            return (null, new Note(Grade.Warning, "InstrumentUnknown", given.Place, stated.Instrument, known));
        }

        var column = Find(given, instrument, stated.Item, stated.Score) ?? InName(given, instrument);
        return column is not null ? (column, null) : (null, Unclear(given, instrument));
    }

    private static AnswerColumn? Find(GivenOutcome given, Instrument instrument, string item, string score)
    {
        var id = ItemList.Normalise(item);
        return item.Length > 0 && instrument.Find(id) is not null ? new(given, instrument, id, null)
            : instrument.Scores.FirstOrDefault(s => s.Id == score) is { } rule ? new(given, instrument, "", rule)
            : null;
    }

    // "pcs_04" or "pcs_total" where the sidecar names the instrument only.
    private static AnswerColumn? InName(GivenOutcome given, Instrument instrument)
    {
        var stated = given.Questionnaire;
        if (stated.Item.Length > 0 || stated.Score.Length > 0)
        {
            return null;
        }

        var name = given.Place.Column ?? "";
        var rest = name[(name.IndexOf('_', StringComparison.Ordinal) + 1)..];
        return Find(given, instrument, rest, rest.ToLowerInvariant());
    }

    // Without any statement only items are recognised: "pcs_total" may be somebody's own score.
    private static AnswerColumn? ByName(GivenOutcome given)
    {
        var name = given.Place.Column ?? "";
        var match = ItemName().Match(name);
        return
            match.Success
            && given.Outcome == name
            && InstrumentCatalogue.Find(match.Groups["instrument"].Value) is { } instrument
            ? Find(given, instrument, match.Groups["item"].Value, "")
            : null;
    }

    private static Note Unclear(GivenOutcome given, Instrument instrument)
    {
        var items = string.Join(", ", instrument.Items.Select(i => i.Ids));
        var scores = string.Join(", ", instrument.Scores.Select(s => s.Id));
        var stated = given.Questionnaire;
        var value =
            stated.Item.Length > 0 ? stated.Item
            : stated.Score.Length > 0 ? stated.Score
            : given.Place.Column ?? "";
        return new Note(
            Grade.Warning,
            "QuestionnaireColumnUnclear",
            given.Place,
            value,
            $"{items}; {scores}",
            instrument.Names[0]
        );
    }

    [GeneratedRegex(
        "^(?<instrument>[A-Za-z0-9]+)_(?<item>[0-9]{1,2}[a-j]?)$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex ItemName();
}
