using System.Globalization;
using System.Text;
using Dorsal.Messages;
using Dorsal.Studies.Tables;

namespace Dorsal.Studies.Signals.Delimited;

/// <summary>Parses rows of samples without header, a column each channel; <c>n/a</c> and empty cells are NaN.</summary>
/// <param name="place">The file.</param>
/// <param name="columns">Names of the columns.</param>
internal sealed class SampleRows(Place place, IReadOnlyList<string> columns)
{
    private readonly double[] row = new double[columns.Count];
    private byte? separator;

    /// <summary>Separator of the columns, or null while it is to be found out from the first row.</summary>
    public char? Separator
    {
        get => (char?)separator;
        init => separator = (byte?)value;
    }

    /// <summary>Parses all rows.</summary>
    /// <param name="lines">The text.</param>
    /// <param name="add">Gets each row; the span is used again for the next.</param>
    /// <exception cref="StudyException">A cell is no number, or a row has another number of cells.</exception>
    public void Parse(LineReader lines, Action<double[]> add)
    {
        while (lines.TryRead(out var line))
        {
            if (!line.IsEmpty)
            {
                separator ??= (byte)TableReader.GuessSeparator(Encoding.Latin1.GetString(line));
                ParseRow(line, lines.Line);
                add(row);
            }
        }
    }

    private void ParseRow(ReadOnlySpan<byte> line, int number)
    {
        var column = 0;
        foreach (var range in line.Split(separator!.Value))
        {
            if (column < row.Length)
            {
                row[column] = ParseSample(line[range], number, column);
            }

            column++;
        }

        if (column != row.Length)
        {
            throw new StudyException(
                new Note(
                    Grade.Error,
                    "RowRagged",
                    place with
                    {
                        Line = number,
                    },
                    column.ToString(CultureInfo.InvariantCulture),
                    row.Length.ToString(CultureInfo.InvariantCulture)
                )
            );
        }
    }

    private double ParseSample(ReadOnlySpan<byte> bytes, int line, int column)
    {
        var cell = bytes.Trim(" \t\v\f"u8);
        return cell.IsEmpty || cell.SequenceEqual("n/a"u8) ? double.NaN
            : double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && double.IsFinite(value)
                ? value
            : throw NotANumber(cell, place with { Line = line, Column = columns[column] });
    }

    // What is no number may be no text either, or text of another encoding.
    private static StudyException NotANumber(ReadOnlySpan<byte> cell, Place at)
    {
        try
        {
            return new StudyException(
                new Note(Grade.Error, "NotANumber", at, TextDecoding.Decode(cell.ToArray(), at).Text)
            );
        }
        catch (StudyException fault)
        {
            return new StudyException(fault.Note with { Place = at }, fault);
        }
    }
}
