using System.Globalization;
using System.Text;

namespace Dorsal.Reports.Figures;

/// <summary>How wide a text stands, without a font at hand: widths of Arial with a tenth to spare, full-width characters one em.</summary>
internal static class TextExtent
{
    /// <summary>Height of a line over the size of its font.</summary>
    public const double LineHeight = 1.3;

    private const double Spare = 1.1;
    private const double Other = 0.6;

    // Advance widths of Arial, thousandths of an em, from the space (U+0020) to the tilde (U+007E).
    private const string Widths =
        "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556"
        + " 556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778"
        + " 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556"
        + " 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584";

    private static readonly short[] Ascii =
    [
        .. Widths.Split(' ').Select(width => short.Parse(width, CultureInfo.InvariantCulture)),
    ];

    /// <summary>Width of one line, in the unit of the font's size.</summary>
    public static double WidthOf(string text, double fontSize) => text.EnumerateRunes().Sum(Advance) * fontSize * Spare;

    private static double Advance(Rune rune) =>
        rune.Value is >= ' ' and <= '~' ? Ascii[rune.Value - ' '] / 1000.0
        : IsWide(rune.Value) ? 1
        : Other;

    private static bool IsWide(int code) =>
        code
            is (>= 0x1100 and <= 0x115F)
                or (>= 0x2E80 and <= 0xA4CF)
                or (>= 0xAC00 and <= 0xD7A3)
                or (>= 0xF900 and <= 0xFAFF)
                or (>= 0xFE30 and <= 0xFE4F)
                or (>= 0xFF00 and <= 0xFF60)
                or (>= 0xFFE0 and <= 0xFFE6)
                or (>= 0x2190 and <= 0x21FF)
                or >= 0x1F300;
}
