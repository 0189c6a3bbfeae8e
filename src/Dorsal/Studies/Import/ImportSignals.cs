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
    private readonly ImportPeople people;
    private readonly CellReader cells;
    private readonly List<Note> notes;
    private readonly Ids acquisitions = new();
    private readonly Dictionary<string, int> runs = new(StringComparer.OrdinalIgnoreCase);

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
        (this.map, this.folder, this.source, this.people, this.cells, this.notes) = (
            map,
            folder,
            source,
            people,
            cells,
            notes
        );
        foreach (
            var from in map.Fields.Values.Append(map.File).Append(map.Session).Append(map.Acquisition).Append(map.Run)
        )
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
        var session = map.Session is null ? row.Session : people.Session(row.Row, map.Session);
        var acquisition = source.Text(row.Row, map.Acquisition);
        var label =
            acquisition.Length == 0 ? "" : acquisitions.Label(acquisition, source.PlaceOf(row.Row, map.Acquisition!));
        var series = $"{row.Participant}/{session}/{label}";
        runs[series] = runs.GetValueOrDefault(series) + 1;
        var run = map.Run is null ? runs[series].ToString(CultureInfo.InvariantCulture) : source.Text(row.Row, map.Run);
        if (map.Run is not null && (run.Length is 0 or > RecordingFile.LongestLabel || !run.All(char.IsAsciiDigit)))
        {
            throw new StudyException(
                new Note(Grade.Error, "LabelWrong", source.PlaceOf(row.Row, map.Run), run, "run-")
            );
        }

        return RecordingFile.Signal(row.Participant, session, ColumnTable.ModalityOf(map.Test), map.Test, label, run);
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
