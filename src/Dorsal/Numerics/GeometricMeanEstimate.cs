namespace Dorsal.Numerics;

/// <summary>The geometric mean of repeated trials: the mean on log10, carried back (thresholds, DFNS).</summary>
/// <remarks>
/// The log10 transform before averaging is the rule for most thresholds in the DFNS protocol (Rolke et al., Pain
/// 2006;123:231-243).
/// </remarks>
public static class GeometricMeanEstimate
{
    /// <summary>Mean and t interval of log10(value), as <see cref="MeanEstimate"/>.</summary>
    /// <param name="values">The trials, finite and above 0, in any unit.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is zero, negative, NaN or infinite.</exception>
    public static Log10Estimate From(ReadOnlySpan<double> values)
    {
        var logs = new double[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            logs[i] = Math.Log10(Guard.Positive(values[i], nameof(values)));
        }
        return new Log10Estimate(MeanEstimate.From(logs));
    }
}
