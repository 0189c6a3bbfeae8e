using System.Globalization;
using Dorsal.Numerics;

namespace Dorsal.Reports;

/// <summary>Numbers as a reader wants them: as many digits as the error bears, a true minus sign, no culture.</summary>
internal static class NumberText
{
    /// <summary>What stands where there is no number.</summary>
    public const string None = "–";

    private const int Digits = 4;
    private const int MostDecimals = 7;

    // A spread below this share of the value, or below what is printed, is the rounding of a sum and not scatter.
    private const double RoundingShare = 1e-9;
    private const double Unprinted = 0.5e-7;

    /// <summary>A number with a given count of decimals.</summary>
    public static string Fixed(double value, int decimals) =>
        !double.IsFinite(value)
            ? Special(value)
            : Signed(
                value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
            );

    /// <summary>A number with four significant digits, without trailing zeros.</summary>
    public static string Plain(double value)
    {
        if (!double.IsFinite(value))
        {
            return Special(value);
        }

        var size = Math.Abs(value);
        return size is not 0 and (< 1e-4 or >= 1e7)
            ? Signed(value.ToString("0.###E+0", CultureInfo.InvariantCulture))
            : Signed(Math.Round(value, DecimalsFor(size / 1000)).ToString("0.#######", CultureInfo.InvariantCulture));
    }

    /// <summary>The number at a tick of an axis, with as many decimals as the step between ticks has.</summary>
    public static string Tick(double value, double step) =>
        Math.Abs(step) is >= 1e-5 and < 1e7 ? Fixed(value, DecimalsOfStep(step)) : Plain(value);

    /// <summary>Decimals that show an error with two significant digits, or a value with four where there is no error.</summary>
    public static int DecimalsOf(Estimate estimate) =>
        double.IsFinite(estimate.StandardError) && HasSpread(estimate.StandardError, estimate.Value)
            ? DecimalsFor(estimate.StandardError / 10)
            : DecimalsFor(Math.Abs(estimate.Value) / Math.Pow(10, Digits - 1));

    /// <summary>A value and its standard error: 312 ± 14; words instead of an error that is no more than rounding.</summary>
    public static string WithError(Estimate estimate, Words words)
    {
        var decimals = DecimalsOf(estimate);
        var value = Fixed(estimate.Value, decimals);
        return !double.IsFinite(estimate.StandardError) ? value
            : HasSpread(estimate.StandardError, estimate.Value) ? $"{value} ± {Fixed(estimate.StandardError, decimals)}"
            : $"{value} ({words.Say("Number.NoSpread")})";
    }

    /// <summary>A mean with its SD in brackets: 312 (45); words instead of an SD that is no more than rounding.</summary>
    public static string WithSd(double mean, double sd, int decimals, Words words) =>
        $"{Fixed(mean, decimals)} ({(double.IsFinite(sd) && !HasSpread(sd, mean) ? words.Say("Number.NoSpread") : Fixed(sd, decimals))})";

    private static bool HasSpread(double spread, double value) =>
        spread > Math.Max(Unprinted, RoundingShare * Math.Abs(value));

    /// <summary>An interval: 285 to 339, or a dash where there is none.</summary>
    public static string Interval(double low, double high, int decimals, string template) =>
        double.IsNaN(low) && double.IsNaN(high)
            ? None
            : string.Format(CultureInfo.InvariantCulture, template, Fixed(low, decimals), Fixed(high, decimals));

    /// <summary>A p value: three decimals, below that as a bound.</summary>
    public static string Probability(double p) =>
        double.IsNaN(p) ? None
        : p < 0.001 ? "< 0.001"
        : Fixed(p, 3);

    private static int DecimalsOfStep(double step)
    {
        var decimals = 0;
        while (decimals < MostDecimals && Math.Abs(step - Math.Round(step, decimals)) > 1e-6 * Math.Abs(step))
        {
            decimals++;
        }

        return decimals;
    }

    private static int DecimalsFor(double step) =>
        step > 0 && double.IsFinite(step)
            ? Math.Clamp((int)Math.Ceiling(-Math.Log10(step) - 1e-9), 0, MostDecimals)
            : 2;

    private static string Special(double value) =>
        double.IsPositiveInfinity(value) ? "∞"
        : double.IsNegativeInfinity(value) ? "−∞"
        : None;

    private static string Signed(string text)
    {
        var zero = text.TrimStart('-').All(c => c is '0' or '.');
        return zero ? text.TrimStart('-') : text.Replace('-', '−');
    }
}
