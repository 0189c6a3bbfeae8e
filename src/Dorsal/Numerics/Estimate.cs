using System.Globalization;
using System.Runtime.InteropServices;

namespace Dorsal.Numerics;

/// <summary>
/// A value with its standard error and 95 % interval, all in the unit of the data, or the reason why there is none.
/// </summary>
/// <remarks>
/// The default value is "not computed". All four numbers are NaN without a fit; standard error and interval are NaN
/// where the number of trials allows none (<see cref="HasInterval"/>). Equality is by value, and NaN equals NaN.
/// </remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Estimate
{
    private readonly double value;
    private readonly double standardError;
    private readonly double low;
    private readonly double high;

    /// <summary>A fitted value with its uncertainty.</summary>
    /// <param name="value">The point estimate, finite.</param>
    /// <param name="standardError">At least 0, or NaN where there is none.</param>
    /// <param name="low">Lower limit of the 95 % interval, or NaN.</param>
    /// <param name="high">Upper limit of the 95 % interval, not below <paramref name="low"/>, or NaN.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite, or the error is negative.</exception>
    /// <exception cref="ArgumentException">The limits are in the wrong order.</exception>
    public Estimate(double value, double standardError, double low, double high)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "A fitted value is finite.");
        }
        if (standardError < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(standardError), standardError, "A standard error is >= 0.");
        }
        if (low > high)
        {
            var message = string.Create(CultureInfo.InvariantCulture, $"Interval limits {low} > {high}.");
            throw new ArgumentException(message, nameof(low));
        }
        this.value = value;
        this.standardError = standardError;
        this.low = low;
        this.high = high;
        Outcome = FitOutcome.Fitted;
    }

    private Estimate(FitOutcome reason) => Outcome = reason;

    /// <summary>Whether there is a value, and if not, why.</summary>
    public FitOutcome Outcome { get; }

    /// <summary>The point estimate, or NaN without a fit.</summary>
    public double Value => IsFitted ? value : double.NaN;

    /// <summary>The standard error, or NaN.</summary>
    public double StandardError => IsFitted ? standardError : double.NaN;

    /// <summary>Lower limit of the 95 % interval, or NaN.</summary>
    public double Low => IsFitted ? low : double.NaN;

    /// <summary>Upper limit of the 95 % interval, or NaN.</summary>
    public double High => IsFitted ? high : double.NaN;

    /// <summary>Whether there is a value.</summary>
    public bool IsFitted => Outcome == FitOutcome.Fitted;

    /// <summary>Whether there is a 95 % interval.</summary>
    public bool HasInterval => IsFitted && !double.IsNaN(low) && !double.IsNaN(high);

    /// <summary>No fit, with its reason.</summary>
    /// <param name="reason">Any outcome except <see cref="FitOutcome.Fitted"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The reason is "fitted", which needs a value.</exception>
    public static Estimate None(FitOutcome reason) =>
        reason == FitOutcome.Fitted
            ? throw new ArgumentOutOfRangeException(nameof(reason), reason, "'Fitted' is no reason for having no fit.")
            : new Estimate(reason);

    /// <summary>A value whose uncertainty the data do not show, for example a single trial.</summary>
    /// <param name="value">The point estimate, finite.</param>
    public static Estimate WithoutError(double value) => new(value, double.NaN, double.NaN, double.NaN);
}
