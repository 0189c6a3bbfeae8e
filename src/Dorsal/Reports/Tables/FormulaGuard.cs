using System.Buffers;
using System.Globalization;

namespace Dorsal.Reports.Tables;

/// <summary>Keeps a spreadsheet from running a cell's text as a formula.</summary>
/// <remarks>
/// A text that begins with <c>= + - @</c>, their full-width forms (which Japanese spreadsheets accept), a tab or a carriage return
/// gets an apostrophe in front, which spreadsheets read as "this is text" (OWASP, CSV Injection). Numbers stay as they are, also
/// where they stand in a column of words. The Parquet file holds the text without the apostrophe.
/// </remarks>
internal static class FormulaGuard
{
    private static readonly SearchValues<char> Starts = SearchValues.Create("=+-@＝＋－＠\t\r");

    public static string Protect(string text) =>
        text.Length > 0
        && Starts.Contains(text[0])
        && !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? "'" + text
            : text;
}
