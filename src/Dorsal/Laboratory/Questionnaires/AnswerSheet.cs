using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Studies;

namespace Dorsal.Laboratory.Questionnaires;

/// <summary>The answers of one person to one questionnaire, as far as they are possible ones.</summary>
internal sealed class AnswerSheet
{
    private readonly Dictionary<string, GivenOutcome> answers = new(StringComparer.Ordinal);
    private readonly HashSet<string> impossible = new(StringComparer.Ordinal);
    private readonly List<string> rejected = [];
    private readonly List<Note> notes = [];

    /// <summary>Sorts the answers: an impossible one is noted and counts as missing, of two the first counts.</summary>
    public AnswerSheet(Instrument instrument, IEnumerable<(string Item, GivenOutcome Answer)> given)
    {
        Instrument = instrument;
        foreach (var (item, answer) in given)
        {
            if (double.IsNaN(answer.Value))
            {
                // The reader has noted it.
                impossible.Add(item);
                rejected.Add(item);
            }
            else if (instrument.Find(item) is { } rule && !rule.Allows(answer.Value))
            {
                impossible.Add(item);
                var range = Show.Quantity(rule.Lowest, "") + "–" + Show.Quantity(rule.Highest, "");
                var shown = Show.Quantity(answer.Value, "");
                notes.Add(new Note(Grade.Error, "AnswerImpossible", answer.Place, shown, range, item));
                rejected.Add(item);
            }
            else if (!answers.TryAdd(item, answer))
            {
                notes.Add(new Note(Grade.Error, "AnswerTwice", answer.Place, item));
                rejected.Add(item);
            }
        }
    }

    public Instrument Instrument { get; }

    /// <summary>What was noticed about single answers.</summary>
    public IReadOnlyList<Note> Notes => notes;

    /// <summary>How many answers to some items do not count.</summary>
    public int RejectedAmong(IReadOnlyList<string> items) => rejected.Count(items.Contains);

    public IEnumerable<string> Files =>
        answers.Values.Select(answer => answer.Place.File).Distinct(StringComparer.Ordinal);

    /// <summary>An answer as it was given; NaN where it is missing.</summary>
    public double Answer(string item) => answers.TryGetValue(item, out var answer) ? answer.Value : double.NaN;

    /// <summary>An answer as it counts; NaN where it is missing.</summary>
    public double Scored(string item) =>
        answers.TryGetValue(item, out var answer) && Instrument.Find(item) is { } rule
            ? rule.Scored(item, answer.Value)
            : double.NaN;

    /// <summary>Whether an item has an answer that cannot be: it is missing, but it is not blank.</summary>
    public bool IsImpossible(string item) => impossible.Contains(item) && !answers.ContainsKey(item);

    /// <summary>The values that an item has in the file; at least the answer itself.</summary>
    public IEnumerable<double> InFile(string item) =>
        answers.TryGetValue(item, out var answer) ? answer.ColumnValues.Append(answer.Value) : [];

    /// <summary>Where the answers stand: file and line of the first.</summary>
    public Place Place => answers.Values.First().Place with { Column = null };

    public bool IsEmpty => answers.Count == 0;
}
