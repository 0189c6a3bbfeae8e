namespace Dorsal.Numerics;

/// <summary>
/// An estimate made on log10 values: the log-scale numbers, and the value and interval carried back to the data's unit.
/// </summary>
/// <param name="Log10">The estimate in log10 units; its standard error is the log-scale one.</param>
/// <remarks>The interval in the data's unit is lopsided about the value, as a factor and not as a difference.</remarks>
public readonly record struct Log10Estimate(Estimate Log10)
{
    /// <summary>The geometric mean in the data's unit, above 0, or NaN without a fit.</summary>
    public double Value => Math.Pow(10, Log10.Value);

    /// <summary>Lower limit of the 95 % interval in the data's unit, or NaN.</summary>
    public double Low => Math.Pow(10, Log10.Low);

    /// <summary>Upper limit of the 95 % interval in the data's unit, or NaN.</summary>
    public double High => Math.Pow(10, Log10.High);

    /// <summary>The standard error in log10 units, or NaN.</summary>
    public double Log10StandardError => Log10.StandardError;

    /// <summary>Whether there is a value.</summary>
    public bool IsFitted => Log10.IsFitted;

    /// <summary>
    /// The estimate in the data's unit; the standard error there is the first-order one, value * ln(10) * log-scale
    /// error (delta method), good to a few per cent while the log-scale error stays below 0.1.
    /// </summary>
    public Estimate BackTransformed =>
        IsFitted
            ? new Estimate(Value, Value * Math.Log(10) * Log10.StandardError, Low, High)
            : Estimate.None(Log10.Outcome);
}
