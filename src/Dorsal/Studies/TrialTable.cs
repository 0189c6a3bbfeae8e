using System.Collections.Frozen;
using System.Globalization;
using Dorsal.Messages;
using Dorsal.Studies.Edits;
using Dorsal.Studies.Tables;
using Dorsal.Units;

namespace Dorsal.Studies;

/// <summary>A table with a row a trial.</summary>
/// <param name="File">Its file and entities.</param>
/// <param name="Sidecar">What the JSON files say about it.</param>
/// <param name="Table">The cells.</param>
public sealed record TrialTable(RecordingFile File, Sidecar Sidecar, Table Table) : Recording(File, Sidecar)
{
    /// <summary>How a missing value is written (BIDS: <c>n/a</c>); an empty cell is missing too.</summary>
    public const string Missing = "n/a";

    /// <summary>Markers that people moved, by the line of the trial and the marker's name.</summary>
    public IReadOnlyDictionary<(int Line, string Mark), ManualEdit> Moves { get; init; } =
        FrozenDictionary<(int Line, string Mark), ManualEdit>.Empty;

    /// <summary>The table as it stands in the file, before people's decisions were applied; null where there are none.</summary>
    public Table? AsRecorded { get; init; }

    /// <summary>Why a row is not used, by its line: it has a word that its column does not know (<see cref="WordColumns"/>).</summary>
    public IReadOnlyDictionary<int, Note> Faults { get; init; } = FrozenDictionary<int, Note>.Empty;

    /// <summary>A row as it stands in the file.</summary>
    public TableRow Recorded(TableRow row) => AsRecorded?.Rows.First(other => other.Line == row.Line) ?? row;

    /// <summary>Whether the table has a column.</summary>
    public bool Has(string column) => Table.Find(column) >= 0;

    /// <summary>A cell, or empty where it is missing or the column is absent.</summary>
    public string TextOf(TableRow row, string column)
    {
        var index = Table.Find(column);
        return index < 0 || row.Cells[index] is Missing ? "" : row.Cells[index];
    }

    /// <summary>A cell as a number; NaN where it is missing.</summary>
    /// <returns>The number, and a note where the cell is not a finite number or the row is not used.</returns>
    public (double Value, Note? Fault) NumberOf(TableRow row, string column)
    {
        var text = TextOf(row, column);
        var unused = Faults.GetValueOrDefault(row.Line);
        return text.Length == 0 ? (double.NaN, unused)
            : IsNumber(text, out var number) ? (number, unused)
            : (double.NaN, unused ?? new Note(Grade.Error, "NotANumber", PlaceOf(row, column), text));
    }

    /// <summary>
    /// The table with <c>&lt;0.2</c> and <c>&gt;500</c> as numbers in a column, and the sign by the line on which it stood: the true value
    /// lies below or above the number. The full-width <c>＜</c> and <c>＞</c> of Japanese tables mean the same. Before anything that is no
    /// number they stay.
    /// </summary>
    public (TrialTable Table, IReadOnlyDictionary<int, char> Signs) WithoutSigns(string column)
    {
        var index = Table.Find(column);
        var signs = Table
            .Rows.Where(row => row.Cells[index] is ['<' or '>' or '＜' or '＞', .. var rest] && IsNumber(rest, out _))
            .ToDictionary(row => row.Line, row => row.Cells[index][0] is '<' or '＜' ? '<' : '>');
        TableRow Plain(TableRow row) =>
            signs.ContainsKey(row.Line)
                ? row with
                {
                    Cells = [.. row.Cells.Select((cell, i) => i == index ? cell[1..].Trim() : cell)],
                }
                : row;
        return (this with { Table = Table with { Rows = [.. Table.Rows.Select(Plain)] } }, signs);
    }

    private static bool IsNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    /// <summary>The unit that the sidecar states for a column, or null where it states none.</summary>
    /// <exception cref="StudyException">It states a unit that nobody knows.</exception>
    public Unit? UnitOf(string column)
    {
        var code = Sidecar.Column(column, "Units");
        return code is null ? null
            : Unit.TryParse(code, out var unit) ? unit
            : throw new StudyException(
                new Note(
                    Grade.Error,
                    "UnitUnknown",
                    new Place(File.Path, 1, column),
                    code,
                    string.Join(", ", Unit.Codes)
                )
            );
    }

    /// <summary>Where a cell stands.</summary>
    public Place PlaceOf(TableRow row, string column) => new(File.Path, row.Line, column);
}
