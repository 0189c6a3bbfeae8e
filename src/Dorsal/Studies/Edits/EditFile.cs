using System.Globalization;
using System.Text;
using Dorsal.Messages;
using Dorsal.Studies.Tables;
using Dorsal.Studies.Writing;
using Dorsal.Units;

namespace Dorsal.Studies.Edits;

/// <summary>The table of decisions beside a table of trials or stimuli: <c>..._edits.tsv</c>.</summary>
public static class EditFile
{
    private const string Reject = "reject";
    private const string Move = "move";

    private static readonly string[] Columns = ["line", "row_text", "edit", "mark", "time", "who", "when", "why"];

    /// <summary>The decisions about a table, in the order in which they were taken; none where there is no file.</summary>
    /// <param name="root">The study folder.</param>
    /// <param name="trials">The table of trials or stimuli.</param>
    /// <exception cref="StudyException">The file cannot be read; the note has line, value and remedy.</exception>
    public static IReadOnlyList<ManualEdit> Read(string root, RecordingFile trials)
    {
        ArgumentNullException.ThrowIfNull(trials);
        var file = trials.Edits;
        var path = Path.Combine(root, file.Path);
        if (!File.Exists(path))
        {
            return [];
        }

        var table = new TrialTable(file, Sidecar.Empty, TableReader.Read(path, new Place(file.Path), TableFormat.Bids));
        foreach (var column in Columns)
        {
            table.Table.Require(column);
        }

        return [.. table.Table.Rows.Select(row => Parse(table, row))];
    }

    /// <summary>Adds a decision; the file is replaced as a whole, so that it is never half written.</summary>
    /// <param name="root">The study folder.</param>
    /// <param name="trials">The table of trials or stimuli.</param>
    /// <param name="edit">The decision.</param>
    /// <exception cref="StudyException">The present file cannot be read.</exception>
    public static void Add(string root, RecordingFile trials, ManualEdit edit)
    {
        var edits = Read(root, trials).Append(edit);
        var path = Path.Combine(root, trials.Edits.Path);
        var partial = path + ".partial";
        File.WriteAllText(partial, TsvText.Of(Columns, edits.Select(Cells)), new UTF8Encoding(false));
        File.Move(partial, path, overwrite: true);
    }

    /// <summary>A row as decisions remember it.</summary>
    public static string TextOf(TableRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return string.Join(' ', row.Cells);
    }

    private static ManualEdit Parse(TrialTable table, TableRow row)
    {
        var kind = table.TextOf(row, "edit");
        if (kind is not (Reject or Move))
        {
            var words = Reject + ", " + Move;
            throw new StudyException(
                new Note(Grade.Error, "WordUnknown", table.PlaceOf(row, "edit"), kind, words, "edit")
            );
        }

        var line = NumberOf(table, row, "line");
        return new ManualEdit(
            line is >= 2 and <= int.MaxValue ? (int)line : throw NoNumber(table, row, "line"),
            table.TextOf(row, "row_text"),
            kind == Move ? table.TextOf(row, "mark") : "",
            kind == Move ? new Seconds(NumberOf(table, row, "time")) : null,
            table.TextOf(row, "who"),
            table.TextOf(row, "when"),
            table.TextOf(row, "why")
        );
    }

    private static double NumberOf(TrialTable table, TableRow row, string column) =>
        table.NumberOf(row, column) is (var value, null) && !double.IsNaN(value)
            ? value
            : throw NoNumber(table, row, column);

    private static StudyException NoNumber(TrialTable table, TableRow row, string column) =>
        new(new Note(Grade.Error, "NotANumber", table.PlaceOf(row, column), table.TextOf(row, column)));

    private static string[] Cells(ManualEdit edit) =>
        [
            edit.Line.ToString(CultureInfo.InvariantCulture),
            edit.RowText,
            edit.IsRejection ? Reject : Move,
            edit.Mark,
            edit.Time?.Value.ToString("R", CultureInfo.InvariantCulture) ?? "",
            edit.Who,
            edit.When,
            edit.Why,
        ];
}
