using System.Globalization;
using System.Text.Json.Nodes;
using Dorsal.Messages;

namespace Dorsal.Studies.Import;

/// <summary>What came of an import.</summary>
/// <param name="OutFolder">Full path of the study folder.</param>
/// <param name="Participants">How many people it has.</param>
/// <param name="Recordings">How many recordings.</param>
/// <param name="GivenValues">How many values that were computed elsewhere.</param>
/// <param name="Notes">What was noticed, by line and column of the source: conversions, cells kept although they are no numbers, columns not used.</param>
public sealed record ImportResult(
    string OutFolder,
    int Participants,
    int Recordings,
    int GivenValues,
    IReadOnlyList<Note> Notes
);

/// <summary>Makes a study folder of somebody's table, or of signal files with an information table, as a map says.</summary>
public static class StudyImport
{
    /// <summary>Imports a table or a folder. Either all of it is written or nothing.</summary>
    /// <param name="source">A csv, tsv or xlsx file, or a folder where the map names the table in it.</param>
    /// <param name="map">What is what; see <see cref="ImportMap.Load"/>.</param>
    /// <param name="outFolder">A folder that does not exist yet, or an empty one.</param>
    /// <param name="progress">Told the share done, 0 to 1.</param>
    /// <param name="cancellation">Stops the import; nothing is left behind.</param>
    /// <exception cref="StudyException">The source cannot be read, lacks a column, or its identifiers are not unique; or the folder cannot be written.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static ImportResult Import(
        string source,
        ImportMap map,
        string outFolder,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default
    )
    {
        if (map.Unconfirmed is { Keys.Count: > 0 } guesses)
        {
            var keys = string.Join(", ", guesses.Keys);
            throw new StudyException(
                new Note(Grade.Error, "MapUnconfirmed", guesses.Place, Count(guesses.Keys.Count), keys)
            );
        }

        var notes = new List<Note>();
        using var writer = new StudyWriter(outFolder);
        var table = SourceTable.Open(source, map.Table, notes);
        foreach (var from in ImportPeople.Sources(map))
        {
            table.Bind(from);
        }

        var numbers = NumberStyle.Of(map.Table.DecimalComma, NumberCells(map, table), table.Table.Place);
        var cells = new CellReader(table, numbers, notes);
        var people = new ImportPeople(map, table, numbers, notes);
        var trials = new ImportTrials(map, table, people, cells);
        var given = new ImportGiven(map, table, people, numbers, notes);
        var signals = map.Signals is null
            ? null
            : new ImportSignals(map.Signals, FolderOf(source), table, people, cells, notes);
        var epochs = map.Epochs is null ? null : new ImportEpochs(map, FolderOf(source), table, people, cells, notes);

        var unused = new List<int>();
        for (var i = 0; i < table.Table.Rows.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var row = people.Add(table.Table.Rows[i]);
            if (!trials.Add(row) && map.Table.Row == RowIs.Trial && map.Trials.Count > 0)
            {
                unused.Add(row.Row.Line);
            }

            given.Add(row);
            signals?.Write(row, writer);
            epochs?.Add(row);
            progress?.Report((i + 1.0) / table.Table.Rows.Count);
        }

        people.Write(writer);
        trials.Write(writer, map.Protocol);
        given.Write(writer);
        signals?.WriteProtocol(writer, map.Protocol);
        epochs?.Write(writer, map.Protocol.GetValueOrDefault(map.Epochs!.Test), cancellation);
        Describe(writer, map);
        cancellation.ThrowIfCancellationRequested();
        writer.Commit();

        notes.AddRange(numbers.Summary());
        notes.AddRange(Leftovers(table, unused));
        return new ImportResult(
            writer.OutFolder,
            people.Count,
            trials.Count + (signals?.Count ?? 0) + (epochs?.Count ?? 0),
            given.Count,
            notes
        );
    }

    private static void Describe(StudyWriter writer, ImportMap map)
    {
        var fields = (JsonObject)map.Study.DeepClone();
        var name = fields["Name"]?.GetValue<string>() ?? map.Name;
        fields.Remove("Name");
        fields["DatasetType"] = "raw";
        fields["ImportMap"] = map.Name;
        writer.Describe(name, fields);
    }

    private static IEnumerable<string> NumberCells(ImportMap map, SourceTable table)
    {
        var columns = map
            .Trials.SelectMany(entry => entry.Columns.Select(column => table.Find(column.Name, entry.Place)))
            .Concat(map.Given.Select(entry => table.Find(entry.Column, entry.Place)))
            .Concat(
                (map.Participants.Age?.Columns ?? []).Select(column => table.Find(column, map.Participants.Age!.Place))
            )
            .Concat(
                map.Trials.SelectMany(entry => NumberFields(entry.Test, "qst", entry.Fields))
                    .Concat(
                        map.Epochs is { } epochs
                            ? NumberFields(epochs.Test, RecordingFile.EventsSuffix, epochs.Fields)
                            : []
                    )
                    .Select(field => table.Find(field.Column, field.Place))
            )
            .Distinct()
            .ToList();
        return table.Table.Rows.SelectMany(row => columns.Select(column => table.Cell(row, column)));
    }

    private static IEnumerable<(string Column, Place Place)> NumberFields(
        string test,
        string suffix,
        IReadOnlyDictionary<string, MapSource> fields
    ) =>
        ColumnTable
            .For(test, suffix)
            .Where(part => part.Kind == PartKind.Number && fields.ContainsKey(part.Name))
            .SelectMany(part => fields[part.Name].Columns.Select(column => (column, fields[part.Name].Place)));

    private static string FolderOf(string source)
    {
        var full = Path.GetFullPath(source);
        return Directory.Exists(full) ? full : Path.GetDirectoryName(full)!;
    }

    private static IEnumerable<Note> Leftovers(SourceTable table, List<int> unusedRows)
    {
        var columns = table.Unused.Select(name => name.Length == 0 ? "''" : name).ToList();
        if (columns.Count > 0)
        {
            yield return new Note(
                Grade.Note,
                "ColumnsNotUsed",
                table.Table.Place,
                Count(columns.Count),
                string.Join(", ", columns)
            );
        }

        if (unusedRows.Count > 0)
        {
            var place = table.Table.Place with { Line = unusedRows[0] };
            yield return new Note(
                Grade.Warning,
                "RowsNotUsed",
                place,
                Count(unusedRows.Count),
                string.Join(", ", unusedRows.Take(10).Select(Count))
            );
        }
    }

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);
}
