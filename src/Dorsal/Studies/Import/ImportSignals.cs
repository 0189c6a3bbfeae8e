using System.Globalization;
using System.Text.Json.Nodes;
using Dorsal.Messages;
using Dorsal.Studies.Tables;
using Dorsal.Studies.Writing;
using Dorsal.Units;

namespace Dorsal.Studies.Import;

/// <summary>Writes the signal files that the rows of an information table name.</summary>
internal sealed class ImportSignals
{
    private readonly MapSignals map;
    private readonly string folder;
    private readonly SourceTable source;
    private readonly RecordingNames names;
    private readonly CellReader cells;
    private readonly List<Note> notes;

    /// <summary>Finds the columns that the map names.</summary>
    /// <exception cref="StudyException">The table lacks one.</exception>
    public ImportSignals(
        MapSignals map,
        string folder,
        SourceTable source,
        ImportPeople people,
        CellReader cells,
        List<Note> notes
    )
    {
        (this.map, this.folder, this.source, this.cells, this.notes) = (map, folder, source, cells, notes);
        names = new RecordingNames(source, people, map.Session, map.Acquisition, map.Run);
        foreach (var from in map.Fields.Values.Append(map.File))
        {
            source.Bind(from);
        }
    }

    /// <summary>How many signals were written.</summary>
    public int Count { get; private set; }

    /// <summary>Writes the signal of a row; a file that cannot be read is noted and left out.</summary>
    public void Write(ImportRow row, StudyWriter writer)
    {
        var name = source.Text(row.Row, map.File);
        var place = source.PlaceOf(row.Row, map.File);
        if (name.Length == 0)
        {
            notes.Add(new Note(Grade.Note, "SignalFileNotNamed", place));
            return;
        }

        var path = SafePath.Below(folder, name.Replace('\\', '/'));
        if (!File.Exists(path))
        {
            notes.Add(new Note(Grade.Error, "SignalFileMissing", place, name));
            return;
        }

        var file = NameOf(row);
        try
        {
            var table = TableReader.Read(path, new Place(name), map.Format);
            writer.WriteSignal(file, Sidecar(row, name), Samples(table));
            Count++;
        }
        catch (StudyException fault) when (fault.Note.Place.File == name)
        {
            notes.Add(fault.Note);
        }
    }

    /// <summary>Writes the sidecar that serves all signals of the test, where the map states a protocol.</summary>
    public void WriteProtocol(StudyWriter writer, IReadOnlyDictionary<string, JsonObject> protocol)
    {
        if (protocol.TryGetValue(map.Test, out var fields))
        {
            writer.WriteSidecar($"task-{map.Test}_physio.json", new JsonObject { ["Protocol"] = fields.DeepClone() });
        }
    }

    private RecordingFile NameOf(ImportRow row)
    {
        var (session, acquisition, run) = names.Next(row);
        return RecordingFile.Signal(
            row.Participant,
            session,
            ColumnTable.ModalityOf(map.Test),
            map.Test,
            acquisition,
            run
        );
    }

    private JsonObject Sidecar(ImportRow row, string name)
    {
        var sidecar = new JsonObject
        {
            ["SamplingFrequency"] = map.SamplingFrequency,
            ["StartTime"] = 0,
            ["Columns"] = new JsonArray([.. map.Channels.Select(channel => JsonValue.Create(channel.Name))]),
            ["SourceFile"] = name,
        };
        foreach (var (field, from) in map.Fields)
        {
            var part = ColumnTable.For(map.Test, "physio").FirstOrDefault(part => part.Name == field);
            var text = part is null ? source.Text(row.Row, from) : cells.Read(row.Row, from, part, null);
            if (text.Length > 0)
            {
                sidecar[field] = text;
            }
        }

        foreach (var channel in map.Channels)
        {
            sidecar[channel.Name] = new JsonObject
            {
                ["Description"] = channel.Description,
                ["Units"] = channel.Unit.Code,
            };
        }

        return sidecar;
    }

    private List<string[]> Samples(Table table)
    {
        var found = new List<Note>();
        var finder = new ColumnFinder(table, found);
        int[] columns;
        try
        {
            columns = [.. map.Channels.Select(channel => finder.Find(channel.Column, map.Place))];
            CheckTime(table, finder);
        }
        catch (StudyException fault)
        {
            // The map is right for other files: it is this one that lacks the column.
            throw new StudyException(fault.Note with { Place = table.Place with { Line = 1 } }, fault);
        }

        var numbers = NumberStyle.Of(
            map.DecimalComma,
            table.Rows.Take(100).SelectMany(row => columns.Select(c => row.Cells[c])),
            table.Place
        );
        var samples = new List<string[]>(table.Rows.Count);
        foreach (var row in table.Rows)
        {
            samples.Add([
                .. columns.Select(
                    (c, i) => Sample(row.Cells[c], map.Channels[i], table.Place with { Line = row.Line }, numbers)
                ),
            ]);
        }

        notes.AddRange(table.Notes.Where(note => note.Code != "SeparatorRecognised"));
        notes.AddRange(found);
        notes.AddRange(numbers.Summary());
        return samples.Count > 0 ? samples : throw new StudyException(new Note(Grade.Error, "FileEmpty", table.Place));
    }

    private string Sample(string cell, MapChannel channel, Place place, NumberStyle numbers) =>
        source.IsMissing(cell) ? "" : numbers.Read(cell, place with { Column = channel.Column }, notes);

    // Signals are stored without times: they must be equally spaced, and at the frequency that the map states.
    private void CheckTime(Table table, ColumnFinder finder)
    {
        if (map.Time is not { } time || table.Rows.Count < 2)
        {
            return;
        }

        const double Tolerance = 0.01;
        var column = finder.Find(time.Column, map.Place);
        var stamps = table.Rows.Select(row => ToSeconds(row.Cells[column], time.Unit)).ToList();
        var step = (stamps[^1] - stamps[0]) / (stamps.Count - 1);
        var wanted = 1 / map.SamplingFrequency;
        if (!(Math.Abs(step - wanted) <= Tolerance * wanted))
        {
            notes.Add(
                new Note(
                    Grade.Error,
                    "TimeOffFrequency",
                    table.Place with
                    {
                        Column = time.Column,
                    },
                    Hertz(1 / step),
                    Hertz(map.SamplingFrequency)
                )
            );
            return;
        }

        var gap = Enumerable
            .Range(1, stamps.Count - 1)
            .FirstOrDefault(i => !(Math.Abs(stamps[i] - stamps[i - 1] - wanted) <= wanted / 2));
        if (gap > 0)
        {
            var place = table.Place with { Line = table.Rows[gap].Line, Column = time.Column };
            notes.Add(
                new Note(
                    Grade.Warning,
                    "TimeHasGap",
                    place,
                    table.Rows[gap].Cells[column],
                    table.Rows[gap - 1].Cells[column]
                )
            );
        }
    }

    private static double ToSeconds(string cell, Unit unit) =>
        double.TryParse(cell.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? unit.Convert(value, Unit.Parse("s"))
            : double.NaN;

    private static string Hertz(double value) => value.ToString("0.###", CultureInfo.InvariantCulture) + " Hz";
}
