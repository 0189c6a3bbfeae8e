using System.Text.Json.Nodes;
using Dorsal.Messages;
using Dorsal.Studies.Tables;

namespace Dorsal.Studies.Import;

/// <summary>Who a row is about.</summary>
/// <param name="Row">The row.</param>
/// <param name="Participant">Label of the person.</param>
/// <param name="Session">Label of the session that the whole row belongs to, or empty.</param>
internal sealed record ImportRow(TableRow Row, string Participant, string Session);

/// <summary>Finds the people of a table, and what <c>participants.tsv</c> says about them.</summary>
internal sealed class ImportPeople
{
    private static readonly string[] SexWords = ["F", "M", "O"];

    private readonly ImportMap map;
    private readonly SourceTable source;
    private readonly List<Note> notes;
    private readonly NumberStyle numbers;
    private readonly Ids ids;
    private readonly Ids sessions = new();
    private readonly List<(string Name, MapSource Source)> columns;
    private readonly Dictionary<string, Dictionary<string, string>> people = new(StringComparer.Ordinal);
    private readonly HashSet<(string, string)> seen = [];

    public ImportPeople(ImportMap map, SourceTable source, NumberStyle numbers, List<Note> notes)
    {
        (this.map, this.source, this.numbers, this.notes) = (map, source, numbers, notes);
        var who = map.Participants;
        ids = new Ids(who.Remove, who.Prefix, who.Digits);
        columns =
        [
            .. new[] { ("age", who.Age), ("sex", who.Sex), ("group", who.Group) }
                .Where(column => column.Item2 is not null)
                .Select(column => (column.Item1, column.Item2!)),
            .. who.Columns.Select(column => (column.Name, column.Source)),
        ];
    }

    /// <summary>How many people there are.</summary>
    public int Count => people.Count;

    /// <summary>All sources that the map names for people.</summary>
    public static IEnumerable<MapSource?> Sources(ImportMap map) =>
        [
            map.Participants.Id,
            map.Participants.Age,
            map.Participants.Sex,
            map.Participants.Group,
            .. map.Participants.Columns.Select(column => column.Source),
            map.Session,
        ];

    /// <summary>Takes in a row.</summary>
    /// <exception cref="StudyException">It has no identifier, or stands for the same person (and session) as another one.</exception>
    public ImportRow Add(TableRow row)
    {
        var idPlace = source.PlaceOf(row, map.Participants.Id);
        var id = source.Text(row, map.Participants.Id);
        if (id.Length == 0)
        {
            throw new StudyException(new Note(Grade.Error, "IdMissing", idPlace));
        }

        var label = ids.Label(id, idPlace);
        var session = Session(row, map.Session);
        if (map.Table.Row == RowIs.Person && !seen.Add((label, session)))
        {
            throw new StudyException(new Note(Grade.Error, "RowTwice", idPlace, id, null, session));
        }

        if (!people.TryGetValue(label, out var person))
        {
            people[label] = person = new(StringComparer.Ordinal) { [Ids.SourceColumn] = id };
        }

        foreach (var (name, from) in columns)
        {
            Merge(person, name, Text(row, name, from), source.PlaceOf(row, from));
        }

        return new ImportRow(row, label, session);
    }

    /// <summary>Label of the session that a source names for a row; empty where there is no source.</summary>
    /// <exception cref="StudyException">The row names none.</exception>
    public string Session(TableRow row, MapSource? from)
    {
        if (from is null)
        {
            return "";
        }

        var place = source.PlaceOf(row, from);
        var text = source.Text(row, from);
        return text.Length > 0
            ? sessions.Label(text, place)
            : throw new StudyException(new Note(Grade.Error, "SessionMissing", place));
    }

    /// <summary>Writes all people.</summary>
    public void Write(StudyWriter writer)
    {
        foreach (var (label, person) in people)
        {
            writer.AddParticipant(label, person);
        }

        writer.DescribeParticipantColumn(
            Ids.SourceColumn,
            new JsonObject { ["Description"] = "Identifier in the imported table" }
        );
        foreach (var column in map.Participants.Columns)
        {
            writer.DescribeParticipantColumn(column.Name, column.Description);
        }
    }

    private string Text(TableRow row, string name, MapSource from)
    {
        var text = source.Text(row, from);
        if (name == "age" && text.Length > 0)
        {
            return numbers.Read(text, source.PlaceOf(row, from), notes);
        }

        if (name == "sex" && text.Length > 0 && !SexWords.Contains(text, StringComparer.Ordinal))
        {
            notes.Add(new Note(Grade.Warning, "SexNotUnderstood", source.PlaceOf(row, from), text, "F, M, n/a"));
        }

        return text;
    }

    private void Merge(Dictionary<string, string> person, string name, string text, Place place)
    {
        var before = person.GetValueOrDefault(name, "");
        if (before.Length == 0)
        {
            person[name] = text;
        }
        else if (text.Length > 0 && text != before)
        {
            notes.Add(new Note(Grade.Warning, "ValuesDiffer", place, text, before, name));
        }
    }
}
