using System.Text.Json.Nodes;
using Dorsal.Messages;

namespace Dorsal.Studies.Import;

/// <summary>Collects outcomes that were computed elsewhere and writes them under <c>phenotype/</c>, as given.</summary>
internal sealed class ImportGiven
{
    private readonly SourceTable source;
    private readonly ImportPeople people;
    private readonly NumberStyle numbers;
    private readonly List<Note> notes;
    private readonly List<(MapGiven Map, int Column, List<(int Column, IReadOnlyList<string> Words)> When)> entries;
    private readonly HashSet<string> withSessions;
    private readonly Dictionary<(string File, string Participant, string Session), Dictionary<string, string>> rows =
    [];

    /// <summary>Finds the columns that the map names.</summary>
    /// <exception cref="StudyException">The table lacks one.</exception>
    public ImportGiven(ImportMap map, SourceTable source, ImportPeople people, NumberStyle numbers, List<Note> notes)
    {
        (this.source, this.people, this.numbers, this.notes) = (source, people, numbers, notes);
        entries = map
            .Given.Select(entry =>
                (
                    entry,
                    source.Find(entry.Column, entry.Place),
                    entry.When.Select(w => (source.Find(w.Column, w.Place), w.Words)).ToList()
                )
            )
            .ToList();
        withSessions = map
            .Given.Where(entry => entry.Session is not null || map.Session is not null)
            .Select(entry => entry.File)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var entry in map.Given)
        {
            source.Bind(entry.Session);
        }
    }

    /// <summary>How many values there are.</summary>
    public int Count => rows.Values.Sum(row => row.Count);

    /// <summary>Takes the given outcomes of a row.</summary>
    /// <exception cref="StudyException">Two columns of the row go to the same place.</exception>
    public void Add(ImportRow row)
    {
        var filled = new HashSet<(string, string, string)>();
        foreach (var (map, column, when) in entries)
        {
            if (!when.TrueForAll(w => w.Words.Contains(source.Cell(row.Row, w.Column), StringComparer.Ordinal)))
            {
                continue;
            }

            var session = map.Session is null ? row.Session : people.Session(row.Row, map.Session);
            if (!filled.Add((map.File, session, map.Name)))
            {
                throw new StudyException(new Note(Grade.Error, "MapGivenTwice", map.Place, map.Name, map.File));
            }

            var text = source.Cell(row.Row, column);
            if (text.Length > 0)
            {
                Set(row, map, session, numbers.Read(text, source.PlaceOf(row.Row, column), notes), column);
            }
        }
    }

    /// <summary>Writes the tables with their sidecars.</summary>
    public void Write(StudyWriter writer)
    {
        foreach (var file in entries.Select(entry => entry.Map).GroupBy(map => map.File, StringComparer.Ordinal))
        {
            var names = file.Select(map => map.Name).Distinct(StringComparer.Ordinal).ToList();
            string[] keys = withSessions.Contains(file.Key) ? ["participant_id", "session_id"] : ["participant_id"];
            var sidecar = new JsonObject();
            foreach (var map in file)
            {
                sidecar.TryAdd(map.Name, map.Sidecar.DeepClone());
            }

            var table = rows.Where(row => row.Key.File == file.Key)
                .Select(row =>
                    Cells(
                        row.Key.Participant,
                        row.Key.Session,
                        keys.Length,
                        names.Select(name => row.Value.GetValueOrDefault(name, ""))
                    )
                );
            writer.WritePhenotype(file.Key, [.. keys, .. names], table, sidecar);
        }
    }

    private static string[] Cells(string participant, string session, int keys, IEnumerable<string> values) =>
        keys == 1 ? ["sub-" + participant, .. values]
        : session.Length == 0 ? ["sub-" + participant, "", .. values]
        : ["sub-" + participant, "ses-" + session, .. values];

    private void Set(ImportRow row, MapGiven map, string session, string text, int column)
    {
        var key = (map.File, row.Participant, session);
        if (!rows.TryGetValue(key, out var values))
        {
            rows[key] = values = new(StringComparer.Ordinal);
        }

        if (!values.TryAdd(map.Name, text) && values[map.Name] != text)
        {
            notes.Add(
                new Note(
                    Grade.Warning,
                    "ValuesDiffer",
                    source.PlaceOf(row.Row, column),
                    text,
                    values[map.Name],
                    map.Name
                )
            );
        }
    }
}
