using System.Globalization;
using Dorsal.Messages;

namespace Dorsal.Reports.Pages;

/// <summary>The notes of a page, each once, worst first, with a number by which findings refer to it.</summary>
internal sealed class NoteList
{
    private readonly List<Entry> entries;
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly ReportContext context;

    /// <summary>Notes that say the same of the same subject are one entry with several places.</summary>
    public NoteList(IEnumerable<Note> notes, ReportContext context)
    {
        this.context = context;
        entries =
        [
            .. notes
                .GroupBy(KeyOf, StringComparer.Ordinal)
                .Select(g => new Entry(g.Key, g.First(), [.. g.Select(note => note.Place).Distinct()]))
                .OrderByDescending(entry => entry.Note.Grade),
        ];
        for (var i = 0; i < entries.Count; i++)
        {
            numbers.Add(entries[i].Key, i + 1);
        }
    }

    /// <summary>Whether there is nothing to say.</summary>
    public bool IsEmpty => entries.Count == 0;

    /// <summary>The worst grade of some notes and links to them.</summary>
    public Markup Refer(IReadOnlyList<Note> notes)
    {
        var links = notes
            .Select(note => numbers.GetValueOrDefault(KeyOf(note)))
            .Where(number => number > 0)
            .Distinct()
            .Order()
            .Select(number => Markup.Of($"""<a href="#n{number}">{number}</a>"""));
        return Markup.Of(
            $"""<span class="nowrap">{Parts.Chip(Parts.Worst(notes), context.Words)} {Markup.Join(links, " ")}</span>"""
        );
    }

    /// <summary>All notes; the mere notes open on demand.</summary>
    public Markup ToMarkup()
    {
        var grave = ListOf(entries.Where(entry => entry.Note.Grade > Grade.Note));
        var mere = entries.Where(entry => entry.Note.Grade == Grade.Note).ToList();
        var onDemand = Parts.Details(context.Words.Count("Notes.Mere", mere.Count), ListOf(mere));
        return onDemand.Html.Length == 0 ? grave : Markup.Of($"""{grave}<div class="screen">{onDemand}</div>""");
    }

    private Markup ListOf(IEnumerable<Entry> shown)
    {
        var items = Markup.Join(shown.Select(Item), "\n");
        return items.Html.Length == 0 ? Markup.Empty : Markup.Of($"""<ul class="notes">{items}</ul>""");
    }

    private Markup Item(Entry entry)
    {
        var (words, number) = (context.Words, numbers[entry.Key]);
        var (note, language) = (entry.Note, context.Language);
        var places = Markup.Join(entry.Places.Select(Where), "; ");
        var about = Parts.List(words, [words.Test(note.Subject.Test), words.Session(note.Subject.Session)]);
        return Markup.Of(
            $"""
            <li id="n{number}"><p><strong>{number}</strong> {Parts.Chip(note.Grade, words)} {note.Message(language)} <span class="remedy">{note.Remedy(
                language
            )}</span></p><p class="where">{about}{Parts.Plain(about.Length > 0 ? words.Say("Separator.List") : "")}{places}</p></li>
            """
        );
    }

    private Markup Where(Place place)
    {
        var words = context.Words;
        var details = Parts.List(
            words,
            [
                place.Line is { } line ? words.Say("Place.Line", line) : "",
                place.Column is { Length: > 0 } column ? words.Say("Place.Column", column) : "",
            ]
        );
        var link = Parts.FileLink(place.File, context);
        return details.Length == 0 ? link : Markup.Of($"{link}{words.Say("Separator.List")}{details}");
    }

    private string KeyOf(Note note) =>
        string.Join(
            '\u001F',
            ((int)note.Grade).ToString(CultureInfo.InvariantCulture),
            note.Code,
            note.Message(context.Language),
            note.Subject.Session,
            note.Subject.Test
        );

    private sealed record Entry(string Key, Note Note, IReadOnlyList<Place> Places);
}
