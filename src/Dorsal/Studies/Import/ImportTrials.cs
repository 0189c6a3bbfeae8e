using System.Text.Json.Nodes;
using Dorsal.Messages;
using Dorsal.Studies.Tables;

namespace Dorsal.Studies.Import;

/// <summary>Collects trials and writes them as tables, one a person, session, test and acquisition.</summary>
internal sealed class ImportTrials
{
    private readonly SourceTable source;
    private readonly ImportPeople people;
    private readonly CellReader cells;
    private readonly List<Entry> entries;
    private readonly Dictionary<(string Test, string Acquisition), List<string>> columns;
    private readonly SortedDictionary<string, (RecordingFile File, List<IReadOnlyList<string>> Rows)> tables = new(
        StringComparer.Ordinal
    );

    /// <summary>Finds the columns that the map names.</summary>
    /// <exception cref="StudyException">The table lacks one.</exception>
    public ImportTrials(ImportMap map, SourceTable source, ImportPeople people, CellReader cells)
    {
        (this.source, this.people, this.cells) = (source, people, cells);
        entries = map.Trials.Select(entry => new Entry(entry, source, map.Session)).ToList();
        columns = map
            .Trials.GroupBy(entry => (entry.Test, entry.Acquisition))
            .ToDictionary(file => file.Key, file => Columns(file.Key.Test, file));
    }

    /// <summary>How many tables there are.</summary>
    public int Count => tables.Count;

    /// <summary>Takes the trials of a row.</summary>
    /// <returns>Whether any entry of the map is for this row.</returns>
    public bool Add(ImportRow row)
    {
        var isUsed = false;
        foreach (var entry in entries.Where(entry => entry.IsFor(row.Row, source)))
        {
            isUsed = true;
            if (!entry.IsMissing(row.Row, source))
            {
                Add(row, entry);
            }
        }

        return isUsed;
    }

    /// <summary>Writes the tables, and the sidecar of each test that serves all of them.</summary>
    public void Write(StudyWriter writer, IReadOnlyDictionary<string, JsonObject> protocol)
    {
        foreach (var (file, rows) in tables.Values)
        {
            writer.WriteTrials(file, columns[(file.Task, file.Acquisition)], rows);
        }

        foreach (var group in entries.GroupBy(entry => (entry.Map.Test, entry.Map.Acquisition)))
        {
            var (test, acquisition) = group.Key;
            var name = acquisition.Length == 0 ? $"task-{test}_qst.json" : $"task-{test}_acq-{acquisition}_qst.json";
            writer.WriteSidecar(name, Sidecar(group.First().Map, columns[group.Key], protocol.GetValueOrDefault(test)));
        }
    }

    private void Add(ImportRow row, Entry entry)
    {
        var map = entry.Map;
        var session = map.Session is null ? row.Session : people.Session(row.Row, map.Session);
        var file = RecordingFile.Trials(row.Participant, session, map.Test, map.Acquisition);
        if (!tables.TryGetValue(file.Path, out var table))
        {
            tables[file.Path] = table = (file, []);
        }

        var names = columns[(map.Test, map.Acquisition)];
        foreach (var (column, index) in entry.Columns)
        {
            table.Rows.Add([.. names.Select(name => Cell(row.Row, entry, name, column, index))]);
        }
    }

    private string Cell(TableRow row, Entry entry, string name, PatternColumn column, int index)
    {
        var part = entry.Parts[name];
        return part.Need == PartNeed.Value ? cells.Read(row, index, part)
            : column.Fields.TryGetValue(name, out var text) ? text
            : entry.Map.Fields.TryGetValue(name, out var from) ? cells.Read(row, from, part, entry.Measure)
            : "";
    }

    // The table's columns in the order of ColumnTable: those that an entry fills, and the value.
    private static List<string> Columns(string test, IEnumerable<MapTrials> entries)
    {
        var filled = entries
            .SelectMany(entry => entry.Fields.Keys.Concat(entry.Columns.SelectMany(column => column.Fields.Keys)))
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. ColumnTable
                .For(test, "qst")
                .Where(part => part.Need == PartNeed.Value || filled.Contains(part.Name))
                .Select(part => part.Name),
        ];
    }

    private static JsonObject Sidecar(MapTrials map, List<string> columns, JsonObject? protocol)
    {
        var sidecar = new JsonObject();
        foreach (var part in ColumnTable.For(map.Test, "qst").Where(part => columns.Contains(part.Name)))
        {
            var described = new JsonObject { ["Description"] = part.Description };
            if (map.Units.TryGetValue(part.Name, out var unit))
            {
                described["Units"] = unit.Code;
            }

            sidecar[part.Name] = described;
        }

        if (protocol is not null)
        {
            sidecar["Protocol"] = protocol.DeepClone();
        }

        return sidecar;
    }

    /// <summary>An entry of the map with its columns found in the table.</summary>
    private sealed class Entry
    {
        private readonly List<(int Column, IReadOnlyList<string> Words)> when;
        private readonly bool keepsMissing;

        public Entry(MapTrials map, SourceTable source, MapSource? session)
        {
            Map = map;
            Columns = [.. map.Columns.Select(column => (column, source.Find(column.Name, map.Place)))];
            when = [.. map.When.Select(condition => (source.Find(condition.Column, condition.Place), condition.Words))];
            Parts = ColumnTable.For(map.Test, "qst").ToDictionary(part => part.Name, StringComparer.Ordinal);
            Measure = map.Fields.GetValueOrDefault("measure")?.Constant;
            keepsMissing = map.Columns.Count == 1 && map.Columns[0].Fields.Count == 0;
            foreach (var from in map.Fields.Values.Append(map.Session ?? session))
            {
                source.Bind(from);
            }
        }

        public MapTrials Map { get; }

        public IReadOnlyList<(PatternColumn Column, int Index)> Columns { get; }

        public IReadOnlyDictionary<string, RecordingPart> Parts { get; }

        /// <summary>The measure where all trials of the entry have the same.</summary>
        public string? Measure { get; }

        public bool IsFor(TableRow row, SourceTable source) =>
            when.TrueForAll(condition =>
                condition.Words.Contains(source.Cell(row, condition.Column), StringComparer.Ordinal)
            );

        /// <summary>Whether nothing was recorded: a row of a table of trials is one even without value, a person's empty columns are none.</summary>
        public bool IsMissing(TableRow row, SourceTable source) =>
            !keepsMissing && Columns.All(column => source.Cell(row, column.Index).Length == 0);
    }
}
