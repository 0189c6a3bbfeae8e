using System.Globalization;
using Dorsal.Messages;
using Dorsal.Studies.Tables;

namespace Dorsal.Studies.Images;

/// <summary>A row of a table of labels.</summary>
/// <param name="Index">The number in the map.</param>
/// <param name="Name">Its name.</param>
/// <param name="Network">Column <c>network</c>, or empty.</param>
/// <param name="Structure">Column <c>structure</c>, or empty.</param>
/// <param name="Line">Its line.</param>
internal sealed record LabelRow(int Index, string Name, string Network, string Structure, int Line);

/// <summary>The table that names the labels of a map: BIDS' <c>_dseg.tsv</c> with the columns <c>index</c> and <c>name</c>.</summary>
internal static class LabelTable
{
    /// <summary>The rows; 0 is background and left out.</summary>
    /// <exception cref="StudyException">A column is missing, a number is none, or a number or name stands twice.</exception>
    public static IReadOnlyList<LabelRow> Read(string path, Place place)
    {
        var table = TableReader.Read(path, place, TableFormat.Bids);
        var (index, name) = (table.Require("index"), table.Require("name"));
        var (network, structure) = (table.Find("network"), table.Find("structure"));
        var rows = new List<LabelRow>();
        var (numbers, names) = (new HashSet<int>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var row in table.Rows)
        {
            string Cell(int i) => i < 0 || row.Cells[i] == TrialTable.Missing ? "" : row.Cells[i];
            var at = place with { Line = row.Line, Column = "index" };
            if (
                !int.TryParse(
                    row.Cells[index],
                    NumberStyles.AllowLeadingSign,
                    CultureInfo.InvariantCulture,
                    out var number
                )
            )
            {
                throw new StudyException(new Note(Grade.Error, "NotANumber", at, row.Cells[index]));
            }

            if (number == 0 || Cell(name).Length == 0)
            {
                continue;
            }

            if (!numbers.Add(number) || !names.Add(Cell(name)))
            {
                throw new StudyException(new Note(Grade.Error, "LabelTwice", at, row.Cells[index], null, Cell(name)));
            }

            rows.Add(new LabelRow(number, Cell(name), Cell(network), Cell(structure), row.Line));
        }

        return rows;
    }
}
