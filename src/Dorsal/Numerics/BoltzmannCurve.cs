namespace Dorsal.Numerics;

/// <summary>
/// A sigmoid of responses over intensities: f(S) = M / (1 + exp((S50 - S) / k)) (Boltzmann; Devanne, Lavoie and Capaday, Exp Brain Res
/// 1997;114:329-338, from memory).
/// </summary>
/// <remarks>
/// Responses are log-normal about f with one SD of the logarithm; a response that was absent is one below the criterion, not one of 0 (a
/// left-censored trial: Tobin, Econometrica 1958;26:24-36). Fitted by maximum likelihood. f is then the median response at S.
/// Limits are those of the profile likelihood, at n ln(1 + t² / (n - 4)), which is exact for a straight line with normal errors (Bates and
/// Watts 1988, chapter 6, from memory).
/// </remarks>
/// <param name="Plateau">M, in the unit of the responses.</param>
/// <param name="Midpoint">S50, the intensity of half the plateau.</param>
/// <param name="Width">k, in the unit of the intensity; the steepest slope is M / (4 k).</param>
/// <param name="LogSd">SD of the natural logarithm of a response.</param>
/// <param name="HighestShare">Share of the plateau that the curve has at the highest intensity given.</param>
public sealed record BoltzmannCurve(
    ProfiledValue Plateau,
    ProfiledValue Midpoint,
    ProfiledValue Width,
    double LogSd,
    double HighestShare
)
{
    /// <summary>Trials that a fit needs at least: four parameters and one degree of freedom.</summary>
    public const int FewestTrials = 5;

    /// <summary>The median response at an intensity.</summary>
    public double At(double intensity) => Plateau.Value * Share(intensity, Midpoint.Value, Width.Value);

    /// <summary>Fits the curve.</summary>
    /// <param name="intensities">Intensity of each trial, finite.</param>
    /// <param name="responses">Response of each trial: 0 where it was absent, else at least <paramref name="absentBelow"/>.</param>
    /// <param name="absentBelow">The criterion, above 0.</param>
    /// <returns>The curve, or null for fewer than five trials, one intensity, or responses that do not vary.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or a value is NaN or infinite.</exception>
    public static BoltzmannCurve? Fit(
        ReadOnlySpan<double> intensities,
        ReadOnlySpan<double> responses,
        double absentBelow
    )
    {
        Guard.SameLength(intensities.Length, responses.Length, nameof(responses));
        Guard.Finite(intensities);
        Guard.Finite(responses);
        var trials = new BoltzmannTrials(intensities.ToArray(), responses.ToArray(), absentBelow);
        return intensities.Length < FewestTrials || !trials.Vary ? null : Of(trials);
    }

    internal static double Share(double intensity, double midpoint, double width) =>
        1 / (1 + Math.Exp((midpoint - intensity) / width));

    private static BoltzmannCurve Of(BoltzmannTrials trials)
    {
        var degrees = trials.Count - BoltzmannTrials.Parameters;
        var t = Level.StudentT975(degrees);
        var cut = trials.Count * Math.Log(1 + (t * t / degrees));
        var profile = new BoltzmannProfile(trials, cut);
        var best = profile.Best;
        return new BoltzmannCurve(
            profile.Of(BoltzmannTrials.LogPlateau).Exp(),
            profile.Of(BoltzmannTrials.Middle),
            profile.Of(BoltzmannTrials.LogWidth).Exp(),
            Math.Exp(best[BoltzmannTrials.LogSpread]),
            Share(trials.Highest, best[BoltzmannTrials.Middle], Math.Exp(best[BoltzmannTrials.LogWidth]))
        );
    }
}

/// <summary>A parameter with the ends of its profile likelihood; an end that the data leave open is infinite, or 0 for a logarithm.</summary>
/// <param name="Value">The most likely value.</param>
/// <param name="Low">Lower limit of the 95 % interval.</param>
/// <param name="High">Upper limit.</param>
/// <param name="IsOpenBelow">Whether the data set no lower limit.</param>
/// <param name="IsOpenAbove">Whether the data set no upper limit.</param>
public sealed record ProfiledValue(double Value, double Low, double High, bool IsOpenBelow, bool IsOpenAbove)
{
    /// <summary>Whether both limits exist.</summary>
    public bool IsClosed => !IsOpenBelow && !IsOpenAbove;

    /// <summary>
    /// As an estimate; the standard error is the interval's width over 2 x 1.96. Only for a closed interval.
    /// </summary>
    public Estimate Estimate => new(Value, (High - Low) / (2 * Level.Normal975), Low, High);

    internal ProfiledValue Exp() => this with { Value = Math.Exp(Value), Low = Math.Exp(Low), High = Math.Exp(High) };
}
