using Dorsal.Laboratory;
using Dorsal.Messages;
using Dorsal.Studies;

namespace Dorsal.Reports.Pages;

/// <summary>The index of people, a line each.</summary>
internal static class PeopleSection
{
    public static Markup Of(StudyResult result, ReportContext context)
    {
        var words = context.Words;
        var values = result
            .Findings.CountBy(f => f.Participant, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
        var notes = result.Notes.ToLookup(note => note.Subject.Participant, StringComparer.Ordinal);
        var broken = result.Broken.ToHashSet(StringComparer.Ordinal);
        var table = new HtmlTable(
            words.Say("People.Caption"),
            words.Say("People.Participant"),
            words.Say("People.Group"),
            "#" + words.Say("People.Age"),
            words.Say("People.Sex"),
            "#" + words.Say("Summary.Values"),
            "#" + words.Say("People.Errors"),
            "#" + words.Say("People.Warnings"),
            words.Say("People.Worst")
        );
        foreach (var person in result.Participants)
        {
            var own = notes[person.Id].ToList();
            var count = values.GetValueOrDefault(person.Id);
            table.Row(
                LinkTo(person.Id),
                Parts.Plain(person.Group),
                Parts.Plain(person.Age is { } age ? NumberText.Plain(age) : ""),
                Parts.Plain(person.Sex == Sex.Unstated ? "" : words.Say($"Sex.{person.Sex}")),
                Parts.Number(count),
                Parts.Number(own.Count(note => note.Grade == Grade.Error)),
                Parts.Number(own.Count(note => note.Grade == Grade.Warning)),
                State(Parts.Worst(own), broken.Contains(person.Id), count == 0, words)
            );
        }

        return table.ToMarkup();
    }

    /// <summary>A link to a person's page.</summary>
    public static Markup LinkTo(string participant) =>
        Markup.Of(
            $"""<a href="{Markup.Href(PersonPage.Folder, PersonPage.FileNameOf(participant))}">{participant}</a>"""
        );

    private static Markup State(Grade? worst, bool isBroken, bool isEmpty, Words words)
    {
        var state =
            isBroken ? words.Say("People.Broken")
            : isEmpty ? words.Say("People.Empty")
            : "";
        return Markup.Of($"{Parts.Chip(worst, words)} {state}");
    }
}
