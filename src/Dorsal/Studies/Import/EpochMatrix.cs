using System.Globalization;
using System.Text.Json.Nodes;
using Dorsal.Messages;
using Dorsal.Studies.Signals;
using Dorsal.Studies.Tables;

namespace Dorsal.Studies.Import;

/// <summary>An open matrix of trials: MAT, HDF5, or a text without header.</summary>
internal sealed class EpochMatrix : IDisposable
{
    private readonly Func<int, double[]> read;
    private readonly SignalFile? file;

    private EpochMatrix(int trials, int samples, Func<int, double[]> read, IReadOnlyList<Note> notes, SignalFile? file)
    {
        (Trials, Samples, this.read, Notes, this.file) = (trials, samples, read, notes, file);
    }

    /// <summary>How many trials.</summary>
    public int Trials { get; }

    /// <summary>Samples of a trial.</summary>
    public int Samples { get; }

    /// <summary>What was noticed on opening.</summary>
    public IReadOnlyList<Note> Notes { get; }

    /// <summary>Opens a matrix.</summary>
    /// <param name="path">The file; what it is tells the end of its name.</param>
    /// <param name="place">How messages name it.</param>
    /// <param name="map">How trials lie in it.</param>
    /// <param name="matrix">Name of the matrix; empty where the map names none.</param>
    /// <param name="isMissing">Whether a cell of a text stands for a missing sample.</param>
    /// <exception cref="StudyException">It cannot be read.</exception>
    public static EpochMatrix Open(
        string path,
        Place place,
        MapEpochs map,
        (string Variable, string Dataset) matrix,
        Func<string, bool> isMissing
    )
    {
        var isMat = path.EndsWith(".mat", StringComparison.OrdinalIgnoreCase);
        var isHdf5 =
            path.EndsWith(".h5", StringComparison.OrdinalIgnoreCase)
            || path.EndsWith(".hdf5", StringComparison.OrdinalIgnoreCase);
        return isMat ? OfSignal(path, place, map, ("Variable", matrix.Variable))
            : isHdf5 ? OfSignal(path, place, map, ("Dataset", matrix.Dataset))
            : OfText(path, place, map, isMissing);
    }

    /// <summary>The samples of a trial.</summary>
    /// <param name="trial">Which, from 0.</param>
    /// <exception cref="StudyException">The file cannot be read there.</exception>
    public double[] Read(int trial) => read(trial);

    /// <inheritdoc/>
    public void Dispose() => file?.Dispose();

    // A matrix is opened as a signal whose channels are the trials.
    private static EpochMatrix OfSignal(string path, Place place, MapEpochs map, (string Key, string Name) matrix)
    {
        if (matrix.Name.Length == 0)
        {
            throw new StudyException(new Note(Grade.Error, "MapKeyMissing", place, matrix.Key, null, "Epochs"));
        }

        var sidecar = Sidecar.Of(
            new JsonObject
            {
                [matrix.Key] = matrix.Name,
                ["Channels"] = map.AreRows ? "rows" : "columns",
                ["SamplingFrequency"] = map.SamplingFrequency.Value,
            },
            place.File
        );
        var signal = SignalFormats.Open(path, place, sidecar);
        var samples = signal.Channels[0].Samples;
        if (samples > Array.MaxLength)
        {
            signal.Dispose();
            throw new StudyException(
                new Note(Grade.Error, "EpochTooLong", place, Text(samples), Text(Array.MaxLength))
            );
        }

        double[] Trial(int trial)
        {
            var into = new double[samples];
            signal.Read(trial, 0, into);
            return into;
        }

        // Trials have no names, and need none.
        var notes = signal.Notes.Where(note => note.Code != "ChannelsNumbered").ToList();
        return new EpochMatrix(signal.Channels.Count, (int)samples, Trial, notes, signal);
    }

    private static EpochMatrix OfText(string path, Place place, MapEpochs map, Func<string, bool> isMissing)
    {
        var table = TableReader.Read(path, place, map.Format);
        var cells = table.Rows.SelectMany(row => row.Cells).Where(cell => !isMissing(cell));
        var numbers = NumberStyle.Of(map.DecimalComma, cells.Take(1000), place);
        var faults = new List<Note>();
        double Sample(TableRow row, int column)
        {
            var cell = row.Cells[column];
            var where = place with { Line = row.Line, Column = table.Columns[column] };
            var text = isMissing(cell) ? "NaN" : numbers.Read(cell, where, faults);
            return faults.Count == 0
                ? double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture)
                : throw new StudyException(faults[0]);
        }

        var (rows, columns) = (table.Rows, table.Columns.Count);
        double[] Trial(int trial) =>
            map.AreRows
                ? [.. Enumerable.Range(0, columns).Select(column => Sample(rows[trial], column))]
                : [.. rows.Select(row => Sample(row, trial))];
        return map.AreRows
            ? new EpochMatrix(rows.Count, columns, Trial, table.Notes, null)
            : new EpochMatrix(columns, rows.Count, Trial, table.Notes, null);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
