using System.Globalization;

namespace Dorsal.Studies.Signals.Edf;

/// <summary>Numbers in the eight characters that an EDF header has for them.</summary>
internal static class EdfNumber
{
    private const int Width = 8;

    /// <summary>A number that reads back the same, or null where eight characters do not hold it.</summary>
    public static string? Exact(double value) =>
        value.ToString("R", CultureInfo.InvariantCulture) is { Length: <= Width } text ? text : null;

    /// <summary>The number of eight characters that is nearest to a value on one side of it, or is it.</summary>
    /// <param name="value">A finite value.</param>
    /// <param name="up">Whether the number may not be less than the value; else not more.</param>
    public static string Outward(double value, bool up)
    {
        if (Exact(value) is { } exact)
        {
            return exact;
        }

        for (var digits = Width - 1; ; digits--)
        {
            var text = Rounded(value, digits, up);
            if (text.Length <= Width || digits == 1)
            {
                return text;
            }
        }
    }

    private static string Rounded(double value, int digits, bool up)
    {
        var near = double.Parse(
            value.ToString(Format(digits), CultureInfo.InvariantCulture),
            CultureInfo.InvariantCulture
        );
        if (up ? near < value : near > value)
        {
            var step = Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(value))) - digits + 1);
            near += up ? step : -step;
        }

        return Exact(near) ?? near.ToString(Format(digits), CultureInfo.InvariantCulture);
    }

    // An exponent without leading zeros: 1.23E-4 has more digits in eight characters than 0.000123.
    private static string Format(int digits) => "0." + new string('#', digits - 1) + "E0";
}
