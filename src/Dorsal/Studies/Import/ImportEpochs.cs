using System.Globalization;
using System.Text.Json.Nodes;
using Dorsal.Messages;
using Dorsal.Studies.Signals;
using Dorsal.Studies.Writing;
using Dorsal.Units;

namespace Dorsal.Studies.Import;

/// <summary>Joins the trials of matrices into recordings with their stimuli.</summary>
/// <remarks>
/// Before, between and behind the trials lie as many missing samples (NaN) as a trial has: a window that reaches out of its trial meets
/// them and is rejected with that reason, and never reads the neighbour.
/// </remarks>
internal sealed class ImportEpochs
{
    private readonly MapEpochs map;
    private readonly EpochWindow window;
    private readonly string folder;
    private readonly SourceTable source;
    private readonly RecordingNames names;
    private readonly CellReader cells;
    private readonly List<Note> notes;
    private readonly List<RecordingPart> columns;
    private readonly Dictionary<string, (RecordingFile File, List<ImportRow> Rows)> recordings = new(
        StringComparer.Ordinal
    );

    /// <summary>Finds the columns that the map names.</summary>
    /// <exception cref="StudyException">The table lacks one.</exception>
    public ImportEpochs(
        ImportMap map,
        string folder,
        SourceTable source,
        ImportPeople people,
        CellReader cells,
        List<Note> notes
    )
    {
        this.map = map.Epochs!;
        (this.folder, this.source, this.cells, this.notes) = (folder, source, cells, notes);
        window = EpochWindow.Of(this.map.Test, map.Protocol.GetValueOrDefault(this.map.Test));
        names = new RecordingNames(source, people, this.map.Session, this.map.Acquisition, this.map.Run);
        columns =
        [
            .. ColumnTable
                .For(this.map.Test, RecordingFile.EventsSuffix)
                .Where(part => this.map.Fields.ContainsKey(part.Name)),
        ];
        MapSource?[] used =
        [
            this.map.File,
            this.map.Variable,
            this.map.Dataset,
            this.map.Channel,
            this.map.Side,
            this.map.Trial,
            .. this.map.Fields.Values,
        ];
        foreach (var from in used)
        {
            source.Bind(from);
        }
    }

    /// <summary>How many recordings were written.</summary>
    public int Count { get; private set; }

    /// <summary>Takes a row; rows of one file (and matrix) and one muscle make one recording.</summary>
    public void Add(ImportRow row)
    {
        var name = source.Text(row.Row, map.File);
        if (name.Length == 0)
        {
            notes.Add(new Note(Grade.Note, "SignalFileNotNamed", source.PlaceOf(row.Row, map.File)));
            return;
        }

        var matrix = Matrix(row);
        var muscle = (source.Text(row.Row, map.Channel), source.Text(row.Row, map.Side));
        var key = string.Join('\n', row.Participant, row.Session, name, matrix.Variable, matrix.Dataset, muscle);
        if (recordings.TryGetValue(key, out var recording))
        {
            recording.Rows.Add(row);
            return;
        }

        var suffix = map.Test == "sep" ? "eeg" : "emg";
        var (session, acquisition, run) = names.Next(row);
        var file = RecordingFile.Stimulated(
            row.Participant,
            session,
            suffix,
            map.Test,
            acquisition,
            run,
            BrainVisionExtension
        );
        recordings[key] = (file, [row]);
    }

    /// <summary>Writes the recordings; a file that cannot be read is noted and left out.</summary>
    public void Write(StudyWriter writer, JsonObject? protocol, CancellationToken cancellation)
    {
        foreach (var (file, rows) in recordings.Values)
        {
            cancellation.ThrowIfCancellationRequested();
            Write(file, rows, writer);
        }

        if (protocol is not null && recordings.Count > 0)
        {
            var suffix = recordings.Values.First().File.Suffix;
            writer.WriteSidecar(
                $"task-{map.Test}_{suffix}.json",
                new JsonObject { ["Protocol"] = protocol.DeepClone() }
            );
        }
    }

    private const string BrainVisionExtension = ".vhdr";

    private void Write(RecordingFile file, List<ImportRow> rows, StudyWriter writer)
    {
        var name = source.Text(rows[0].Row, map.File);
        var place = source.PlaceOf(rows[0].Row, map.File);
        var path = SafePath.Below(folder, name.Replace('\\', '/'));
        if (!File.Exists(path))
        {
            notes.Add(new Note(Grade.Error, "SignalFileMissing", place, name));
            return;
        }

        try
        {
            using var matrix = EpochMatrix.Open(path, new Place(name), map, Matrix(rows[0]), source.IsMissing);
            notes.AddRange(matrix.Notes);
            CheckLength(matrix, new Place(name));
            var trials = Trials(rows, matrix);
            if (trials.Count > 0)
            {
                Write(file, name, trials, matrix, writer);
                Count++;
            }
        }
        catch (StudyException fault) when (fault.Note.Place.File == name)
        {
            notes.Add(fault.Note);
        }
    }

    // A matrix that lies the other way round has trials as long as there are trials: mostly too short.
    private void CheckLength(EpochMatrix matrix, Place place)
    {
        var first = map.Begin.Value;
        var last = first + ((matrix.Samples - 1) / map.SamplingFrequency.Value);
        var half = 0.5 / map.SamplingFrequency.Value;
        if (first > window.From.Value + half || last < window.To.Value - half)
        {
            throw new StudyException(
                new Note(
                    Grade.Error,
                    "EpochTooShort",
                    place,
                    Span(first, last),
                    Span(window.From.Value, window.To.Value),
                    Number(matrix.Trials),
                    Number(matrix.Samples),
                    map.AreRows ? "rows" : "columns",
                    map.AreRows ? "columns" : "rows"
                )
            );
        }
    }

    // The trials that rows name, in the order of the matrix; a trial that cannot be is noted and left out.
    private SortedDictionary<int, ImportRow> Trials(List<ImportRow> rows, EpochMatrix matrix)
    {
        var trials = new SortedDictionary<int, ImportRow>();
        foreach (var row in rows)
        {
            var text = source.Text(row.Row, map.Trial);
            var place = source.PlaceOf(row.Row, map.Trial ?? map.File);
            var numbers = map.Trial is null ? Enumerable.Range(1, matrix.Trials) : TrialNumbers.Read(text);
            if (numbers is null)
            {
                notes.Add(new Note(Grade.Error, "EpochTrialsWrong", place, text, "3, 1-20"));
                continue;
            }

            foreach (var number in numbers)
            {
                if (number < 1 || number > matrix.Trials)
                {
                    notes.Add(
                        new Note(Grade.Error, "EpochTrialOutside", place, Number(number), "1–" + Number(matrix.Trials))
                    );
                    break;
                }

                if (!trials.TryAdd(number, row))
                {
                    notes.Add(new Note(Grade.Error, "EpochTrialTwice", place, Number(number)));
                }
            }
        }

        if (trials.Count < matrix.Trials)
        {
            var name = source.Text(rows[0].Row, map.File);
            var left = matrix.Trials - trials.Count;
            notes.Add(
                new Note(Grade.Warning, "EpochTrialsNotUsed", new Place(name), Number(left), Number(matrix.Trials))
            );
        }

        return trials;
    }

    private void Write(
        RecordingFile file,
        string name,
        SortedDictionary<int, ImportRow> trials,
        EpochMatrix matrix,
        StudyWriter writer
    )
    {
        var first = trials.Values.First();
        var channel = source.Text(first.Row, map.Channel);
        if (channel.Length == 0)
        {
            throw new StudyException(new Note(Grade.Error, "EpochChannelMissing", new Place(name)));
        }

        var joined = new JoinedEpochs(matrix, [.. trials.Keys], map);
        writer.WriteBrainVision(
            file,
            EpochSidecars.OfSignal(map, name, Matrix(first), (channel, source.Text(first.Row, map.Side)), matrix),
            map.SamplingFrequency,
            [(channel, map.Unit)],
            joined.Blocks(),
            [.. joined.Onsets.Select(onset => new SignalEvent(onset.Time, new(0), "Stimulus/" + Number(onset.Trial)))]
        );
        writer.WriteEvents(
            file,
            ["onset", "duration", "trial", .. columns.Select(part => part.Name)],
            joined.Onsets.Select(onset => Cells(onset.Trial, onset.Time, trials[onset.Trial])),
            EpochSidecars.OfEvents(map)
        );
        notes.AddRange(joined.Notes(new Place(name)));
    }

    private string[] Cells(int trial, Seconds onset, ImportRow row) =>
        [
            onset.Value.ToString("R", CultureInfo.InvariantCulture),
            "0",
            Number(trial),
            .. columns.Select(part => cells.Read(row.Row, map.Fields[part.Name], part, null)),
        ];

    private (string Variable, string Dataset) Matrix(ImportRow row) =>
        (source.Text(row.Row, map.Variable), source.Text(row.Row, map.Dataset));

    private static string Span(double from, double to) =>
        string.Create(CultureInfo.InvariantCulture, $"{from:0.####} … {to:0.####} s");

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
