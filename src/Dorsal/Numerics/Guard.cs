using System.Globalization;
using System.Runtime.CompilerServices;

namespace Dorsal.Numerics;

/// <summary>Checks at the door; each message carries the offending value and its index.</summary>
internal static class Guard
{
    /// <summary>Refuses NaN and infinity: a missing value is taken out by the caller, who says so.</summary>
    public static void Finite(ReadOnlySpan<double> values, [CallerArgumentExpression(nameof(values))] string name = "")
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                throw new ArgumentException(Text($"Value {values[i]} at index {i} is not finite."), name);
            }
        }
    }

    /// <summary>Refuses NaN, infinity, zero and negative numbers.</summary>
    public static double Positive(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value > 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(name, value, "Must be finite and above 0.");

    /// <summary>Refuses NaN, infinity and negative numbers.</summary>
    public static double NotNegative(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(name, value, "Must be finite and not negative.");

    /// <summary>Refuses two series of unequal length.</summary>
    public static void SameLength(int first, int second, string name)
    {
        if (first != second)
        {
            throw new ArgumentException(Text($"Lengths differ: {first} and {second}."), name);
        }
    }

    /// <summary>Refuses a series shorter than the formula needs.</summary>
    public static void AtLeast(int least, int length, string name)
    {
        if (length < least)
        {
            throw new ArgumentException(Text($"{length} values given, at least {least} needed."), name);
        }
    }

    /// <summary>Formats in the invariant culture.</summary>
    public static string Text(DefaultInterpolatedStringHandler message) =>
        string.Create(CultureInfo.InvariantCulture, ref message);
}
