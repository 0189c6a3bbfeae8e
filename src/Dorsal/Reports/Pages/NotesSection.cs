using Dorsal.Messages;

namespace Dorsal.Reports.Pages;

/// <summary>All notes of a study, grouped by what they say, with counts: as long for a thousand people as for ten.</summary>
internal static class NotesSection
{
    private const int MostPeople = 100;

    public static Markup Of(IReadOnlyList<Note> notes, ReportContext context)
    {
        var words = context.Words;
        var groups = notes
            .GroupBy(note => (note.Grade, note.Code))
            .OrderByDescending(group => group.Key.Grade)
            .ThenByDescending(group => group.Count())
            .ThenBy(group => group.Key.Code, StringComparer.Ordinal)
            .Select(group => Item([.. group], context))
            .ToList();
        return groups.Count == 0
            ? Parts.Paragraph(words.Say("Notes.None"))
            : Markup.Of($"""<p>{words.Say("Notes.Lead")}</p><ul class="notes">{Markup.Join(groups, "\n")}</ul>""");
    }

    private static Markup Item(List<Note> notes, ReportContext context)
    {
        var (words, language) = (context.Words, context.Language);
        var first = notes[0];
        var people = notes
            .Select(note => note.Subject.Participant)
            .Where(id => id.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var isOneMessage = notes.Select(note => note.Message(language)).Distinct(StringComparer.Ordinal).Count() == 1;
        var example = isOneMessage ? "" : words.Say("Notes.Example") + " ";
        var counts = Parts.List(
            words,
            [
                words.Count("Notes.Times", notes.Count),
                people.Count == 0 ? "" : words.Count("Summary.Persons", people.Count),
            ]
        );
        return Markup.Of(
            $"""
            <li><p>{Parts.Chip(first.Grade, words)} <strong>{counts}</strong> {example}{first.Message(language)} <span class="remedy">{first.Remedy(
                language
            )}</span></p>{Where(notes, people, context)}</li>
            """
        );
    }

    private static Markup Where(List<Note> notes, List<string> people, ReportContext context)
    {
        var words = context.Words;
        if (people.Count == 0)
        {
            var files = notes.Select(note => note.Place.File).Distinct(StringComparer.Ordinal).Take(MostPeople);
            return Markup.Of(
                $"""<p class="where">{Markup.Join(files.Select(file => Parts.FileLink(file, context)), "; ")}</p>"""
            );
        }

        var links = Markup.Join(people.Take(MostPeople).Select(PeopleSection.LinkTo), " ");
        var more = people.Count > MostPeople ? words.Say("Notes.More", people.Count - MostPeople) : "";
        var all = Markup.Of($"""<p class="where">{links} {more}</p>""");
        return people.Count <= 5 ? all : Parts.Details(words.Say("Notes.Who"), all);
    }
}
