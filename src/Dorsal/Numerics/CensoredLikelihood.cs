using MathNet.Numerics;

namespace Dorsal.Numerics;

/// <summary>Mean and SD of a censored normal sample by maximum likelihood, for groups of people rather than trials of one person.</summary>
/// <remarks>
/// With gamma = 1 / sigma and delta = mu / sigma the log-likelihood is concave (Olsen, Econometrica 1978;46:1211-1215), so that Newton's
/// steps from the exact values' moments arrive. Error by the observed information and the delta method, interval by Student's t with
/// m - 1 degrees of freedom, m the number of exact values.
/// </remarks>
internal static class CensoredLikelihood
{
    /// <summary>From this many exact values on the likelihood is used: the posterior's quadrature is made for few trials.</summary>
    public const int FewestExact = 50;

    private const int MostSteps = 100;
    private const double Converged = 1e-12;

    // Beyond this the normal's tail is its own asymptote to more digits than a double has.
    private const double FarTail = -30;

    /// <summary>The mean with its error, and sigma (divided by n, as maximum likelihood has it).</summary>
    /// <param name="trials">At least two exact values that are not all alike.</param>
    public static (Estimate Mean, double Sigma) Fit(CensoredTrials trials)
    {
        var m = trials.Exact.Length;
        var gamma = Math.Sqrt((m - 1) / trials.SumOfSquares);
        var delta = trials.Mean * gamma;
        var information = default((double GammaGamma, double GammaDelta, double DeltaDelta));
        for (var step = 0; step < MostSteps; step++)
        {
            var (slope, curvature) = Derivatives(trials, gamma, delta);
            var determinant =
                (curvature.GammaGamma * curvature.DeltaDelta) - (curvature.GammaDelta * curvature.GammaDelta);
            var byGamma = ((curvature.DeltaDelta * slope.Gamma) - (curvature.GammaDelta * slope.Delta)) / determinant;
            var byDelta = ((curvature.GammaGamma * slope.Delta) - (curvature.GammaDelta * slope.Gamma)) / determinant;

            // A step may not make sigma negative.
            var share = byGamma < gamma ? 1 : gamma / (2 * byGamma);
            gamma -= share * byGamma;
            delta -= share * byDelta;
            information = curvature;
            if (Math.Abs(byGamma) < Converged * gamma && Math.Abs(byDelta) < Converged * (1 + Math.Abs(delta)))
            {
                break;
            }
        }

        return (Around(gamma, delta, information, m), 1 / gamma);
    }

    private static Estimate Around(
        double gamma,
        double delta,
        (double GammaGamma, double GammaDelta, double DeltaDelta) h,
        int m
    )
    {
        // Covariance = -H^-1; mu = delta / gamma, so d mu = (-delta / gamma^2, 1 / gamma).
        var determinant = (h.GammaGamma * h.DeltaDelta) - (h.GammaDelta * h.GammaDelta);
        var (a, b) = (-delta / (gamma * gamma), 1 / gamma);
        var variance = -((a * a * h.DeltaDelta) - (2 * a * b * h.GammaDelta) + (b * b * h.GammaGamma)) / determinant;
        var error = Math.Sqrt(variance);
        var mu = delta / gamma;
        var reach = Level.StudentT975(m - 1) * error;
        return new Estimate(mu, error, mu - reach, mu + reach);
    }

    private static (
        (double Gamma, double Delta) Slope,
        (double GammaGamma, double GammaDelta, double DeltaDelta) Curvature
    ) Derivatives(CensoredTrials trials, double gamma, double delta)
    {
        var m = trials.Exact.Length;
        var sum = m * trials.Mean;
        var squares = trials.SumOfSquares + (m * trials.Mean * trials.Mean);
        var (slopeGamma, slopeDelta) = ((m / gamma) - (gamma * squares) + (delta * sum), (gamma * sum) - (m * delta));
        var (gg, gd, dd) = ((-m / (gamma * gamma)) - squares, sum, (double)-m);
        foreach (var (limit, sign, count) in trials.Limits)
        {
            var reach = sign * (delta - (gamma * limit));
            var hazard = Hazard(reach);
            var bend = -count * hazard * (hazard + reach);
            slopeGamma -= count * hazard * sign * limit;
            slopeDelta += count * hazard * sign;
            gg += bend * limit * limit;
            gd -= bend * limit;
            dd += bend;
        }

        return ((slopeGamma, slopeDelta), (gg, gd, dd));
    }

    // phi(a) / Phi(a).
    private static double Hazard(double a) =>
        a < FarTail
            ? -a
            : Math.Exp(-a * a / 2) / Constants.Sqrt2Pi / (0.5 * SpecialFunctions.Erfc(-a / Constants.Sqrt2));
}
