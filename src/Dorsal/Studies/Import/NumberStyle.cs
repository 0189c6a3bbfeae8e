using System.Globalization;
using System.Text.RegularExpressions;
using Dorsal.Messages;

namespace Dorsal.Studies.Import;

/// <summary>How the numbers of a table are written, and their translation into the study's: a decimal point and nothing else.</summary>
/// <remarks>What is a number already is copied digit by digit. What is none is kept as it is, with a note: the check and the measure will find it.</remarks>
internal sealed partial class NumberStyle
{
    private readonly bool hasDecimalComma;
    private readonly Place table;
    private int commas;
    private int fullWidth;

    private NumberStyle(bool hasDecimalComma, Place table) =>
        (this.hasDecimalComma, this.table) = (hasDecimalComma, table);

    /// <summary>Finds out whether numbers have a decimal comma, unless the map tells.</summary>
    /// <param name="told">What the map tells.</param>
    /// <param name="cells">All cells that ought to be numbers.</param>
    /// <param name="table">The table, for messages.</param>
    /// <exception cref="StudyException">Each comma may be a decimal one or separate thousands: 1,234.</exception>
    public static NumberStyle Of(bool? told, IEnumerable<string> cells, Place table)
    {
        if (told is { } known)
        {
            return new NumberStyle(known, table);
        }

        var (comma, ambiguous, point) = ("", "", false);
        foreach (var cell in cells)
        {
            point |= cell.Contains('.', StringComparison.Ordinal) && IsNumber(cell);
            if (Thousands().IsMatch(cell))
            {
                ambiguous = cell;
            }
            else if (DecimalComma().IsMatch(cell))
            {
                comma = cell;
            }
        }

        if (point || (comma.Length == 0 && ambiguous.Length == 0))
        {
            return new NumberStyle(false, table);
        }

        return comma.Length > 0
            ? new NumberStyle(true, table)
            : throw new StudyException(new Note(Grade.Error, "DecimalCommaAmbiguous", table, ambiguous));
    }

    /// <summary>Whether numbers have a decimal comma.</summary>
    public bool HasDecimalComma => hasDecimalComma;

    /// <summary>A cell as the study writes it.</summary>
    /// <param name="cell">The cell; not missing.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="notes">Takes the note where it is not a number.</param>
    /// <returns>The number in invariant form, or the cell as it is.</returns>
    /// <exception cref="StudyException">A decimal point where the table has decimal commas.</exception>
    public string Read(string cell, Place place, List<Note> notes)
    {
        var text = Narrow(cell);
        if (hasDecimalComma && text.Contains('.', StringComparison.Ordinal) && IsNumber(text))
        {
            throw new StudyException(new Note(Grade.Error, "DecimalPointUnexpected", place, cell));
        }

        var pointed = hasDecimalComma && DecimalComma().IsMatch(text) ? text.Replace(',', '.') : text;
        if (!IsNumber(pointed))
        {
            var code = Separated().IsMatch(text) ? "ThousandsSeparator" : "CellNotANumber";
            notes.Add(new Note(Grade.Error, code, place, cell));
            return cell;
        }

        commas += pointed == text ? 0 : 1;
        fullWidth += text == cell ? 0 : 1;
        return pointed;
    }

    /// <summary>What was converted, once for the table.</summary>
    public IEnumerable<Note> Summary()
    {
        if (commas > 0)
        {
            yield return new Note(Grade.Note, "DecimalCommasConverted", table, Count(commas));
        }

        if (fullWidth > 0)
        {
            yield return new Note(Grade.Note, "FullWidthConverted", table, Count(fullWidth));
        }
    }

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static bool IsNumber(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        && double.IsFinite(value);

    // Full-width digits, signs and points (３７．５) are the same characters in another width (Unicode NFKC).
    private static string Narrow(string cell) =>
        cell.Any(c => c is >= '\uFF01' and <= '\uFF5E')
            ? string.Concat(cell.Select(c => c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c))
            : cell;

    [GeneratedRegex(
        @"^[+-]?[0-9]+,[0-9]+([eE][+-]?[0-9]+)?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex DecimalComma();

    [GeneratedRegex(
        @"^[+-]?[1-9][0-9]{0,2},[0-9]{3}$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Thousands();

    [GeneratedRegex(
        @"^[+-]?[0-9]{1,3}([.,' ][0-9]{3})+([.,][0-9]+)?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Separated();
}
