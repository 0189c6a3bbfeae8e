using System.Globalization;
using Dorsal.Messages;

namespace Dorsal.Studies.FreeSurfer;

/// <summary>Reads the rows of a table, and tells those whose values cannot be.</summary>
internal sealed class FreeSurferRows(Place place, IReadOnlyList<FreeSurferColumn> columns)
{
    // Sizes: none of them is below zero. Intensities and curvatures may be.
    private static readonly string[] Sizes =
    [
        "NVoxels",
        "Volume_mm3",
        "NumVert",
        "SurfArea",
        "GrayVol",
        "ThickAvg",
        "ThickStd",
    ];

    private readonly int nameAt = columns.Select(column => column.Name).ToList().IndexOf("StructName");
    private readonly List<FreeSurferRow> rows = [];
    private readonly List<Note> notes = [];
    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    public IReadOnlyList<FreeSurferRow> Rows => rows;

    public IReadOnlyList<Note> Notes => notes;

    public void Add(string text, int line)
    {
        var cells = text.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var fault = cells.Length == columns.Count ? FaultOf(cells, line) : WrongCount(text, cells.Length, line);
        if (fault is not null)
        {
            notes.Add(fault);
            return;
        }

        rows.Add(
            new FreeSurferRow(
                cells[nameAt],
                [.. cells.Select((cell, i) => i == nameAt ? double.NaN : NumberOf(cell))],
                line
            )
        );
    }

    private Note? FaultOf(string[] cells, int line)
    {
        if (!names.Add(cells[nameAt]))
        {
            return new Note(Grade.Error, "FreeSurferTwice", At(line, "StructName"), cells[nameAt]);
        }

        for (var i = 0; i < cells.Length; i++)
        {
            if (i == nameAt)
            {
                continue;
            }

            var column = columns[i].Name;
            if (!FreeSurferReader.IsNumber(cells[i], out var value))
            {
                return new Note(Grade.Error, "FreeSurferNumberWrong", At(line, column), cells[i], null, cells[nameAt]);
            }

            if (value < 0 && Sizes.Contains(column, StringComparer.Ordinal))
            {
                return new Note(Grade.Error, "FreeSurferNegative", At(line, column), cells[i], null, cells[nameAt]);
            }
        }

        return null;
    }

    private Note WrongCount(string text, int count, int line) =>
        new(
            Grade.Error,
            "FreeSurferCellsWrong",
            At(line, null),
            count.ToString(CultureInfo.InvariantCulture),
            columns.Count.ToString(CultureInfo.InvariantCulture),
            text[..Math.Min(text.Length, 60)]
        );

    private Place At(int line, string? column) => place with { Line = line, Column = column };

    private static double NumberOf(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);
}
