using MathNet.Numerics;
using MathNet.Numerics.RootFinding;

namespace Dorsal.Numerics;

/// <summary>
/// The marginal posterior of the mean mu of censored normal trials under the prior p(mu, sigma) ∝ 1 / sigma, by
/// deterministic quadrature.
/// </summary>
/// <remarks>
/// With m exact values (mean x, sum of squares S), limits c_j with sign s_j (+1 ceiling, -1 floor), and
/// Q = S + m (mu - x)^2, the substitution tau = sqrt(Q) / sigma gives
/// p(mu) ∝ Q^(-m/2) * ∫ tau^(m-1) exp(-tau^2 / 2) ∏ Phi(s_j (mu - c_j) tau / sqrt(Q)) dtau (our derivation). Without
/// limits this is Student's t with m - 1 degrees of freedom. The outer variable is v in mu = x + scale * sinh(v), which
/// turns the power-law tails into exponential ones.
/// </remarks>
internal sealed class CensoredPosterior
{
    // Six nodes and half-unit panels in v integrate the t density to better than 1e-7 (a test pins it to the t quantiles).
    private const int NodesPerPanel = 6;
    private const double CoreEnd = 4; // |v| <= 4: up to 27 scales from the centre, narrow panels
    private const double CorePanel = 0.5;
    private const double TailPanel = 1.5; // beyond, the density is a pure power of mu: an exponential in v
    private const double TailMass = 17; // -ln of the mass left out at the far end (4e-8)

    // Inner trapezoid over ln(tau): a step of 0.8 standard deviations of ln(tau) leaves an error below 1e-7.
    private const double LargestStep = 0.25;
    private const double StepInDeviations = 0.8;
    private const double LeftDepth = 21; // -ln of the integrand, relative to its top, where the left tail is cut
    private const double RightReach = 6; // tau beyond sqrt(m) at which exp(-tau^2/2) has vanished

    private static readonly GaussLegendrePanel Panel = new(NodesPerPanel);

    private readonly CensoredTrials trials;
    private readonly int m;
    private readonly double scale;
    private readonly List<(double Start, double Width, double[] Density, double MassBefore)> panels = [];
    private double totalMass;
    private double logReference = double.NaN;
    private (double Height, double At, double Reach) highest = (double.NegativeInfinity, 0, 0);

    /// <summary>Integrates the posterior; at least two exact values, not all identical or contradicted by a limit.</summary>
    public CensoredPosterior(CensoredTrials trials)
    {
        this.trials = trials;
        m = trials.Exact.Length;
        var variance = (trials.SumOfSquares / (m - 1)) + (trials.Surplus * trials.Surplus);
        scale = Math.Sqrt(variance / m);
        Integrate();
        Mode = FindMode();
    }

    /// <summary>The most probable mean.</summary>
    public double Mode { get; }

    /// <summary>The value of mu below which lies the given share of the posterior.</summary>
    public double Quantile(double probability)
    {
        var wanted = probability * totalMass;
        var last = panels.FindLastIndex(p => p.MassBefore <= wanted);
        var (start, width, density, before) = panels[last];
        double Excess(double x) => before + (width / 2 * Panel.IntegrateTo(x, density)) - wanted;
        var place = Excess(1) <= 0 ? 1 : Brent.FindRoot(Excess, -1, 1, accuracy: 1e-10);
        return MeanAt(start + (width * (place + 1) / 2));
    }

    private double MeanAt(double v) => trials.Mean + (scale * Math.Sinh(v));

    private void Integrate()
    {
        var end = CoreEnd + (TailMass / (m - 1));
        logReference = LogDensity(trials.Mean + scale);
        var v = -end;
        while (v < end)
        {
            var width = Math.Abs(v + (CorePanel / 2)) < CoreEnd ? CorePanel : TailPanel;
            width = v < -CoreEnd ? Math.Min(width, -CoreEnd - v) : width;
            AddPanel(v, width);
            v += width;
        }
    }

    private void AddPanel(double start, double width)
    {
        var density = new double[NodesPerPanel];
        for (var i = 0; i < NodesPerPanel; i++)
        {
            var v = start + (width * (Panel.Nodes[i] + 1) / 2);
            var height = LogDensity(MeanAt(v));
            density[i] = Math.Exp(height - logReference) * Math.Cosh(v);
            highest = height > highest.Height ? (height, v, width) : highest;
        }
        panels.Add((start, width, density, totalMass));
        totalMass += width / 2 * Panel.Integrate(density);
    }

    private double FindMode()
    {
        var (_, at, reach) = highest;
        return MeanAt(GoldenSection.Maximum(v => LogDensity(MeanAt(v)), at - reach, at + reach));
    }

    /// <summary>ln p(mu) without its constant.</summary>
    private double LogDensity(double mu)
    {
        var deviation = mu - trials.Mean;
        var q = trials.SumOfSquares + (m * deviation * deviation);
        return (-m / 2.0 * Math.Log(q)) + LogLimitFactor(mu, Math.Sqrt(q));
    }

    private double LogLimitFactor(double mu, double rootQ)
    {
        if (trials.Limits.Count == 0)
        {
            return 0;
        }
        var steepest = 1.0;
        foreach (var (limit, sign, _) in trials.Limits)
        {
            steepest = Math.Max(steepest, -sign * (mu - limit) / rootQ);
        }
        var step = Math.Min(LargestStep, StepInDeviations / Math.Sqrt(2.0 * m));
        var first = (0.5 * Math.Log(m)) - (LeftDepth / m) - Math.Log(steepest);
        var last = Math.Log(Math.Sqrt(m) + RightReach);
        var count = (int)Math.Ceiling((last - first) / step);
        var logs = new double[count];
        var top = double.NegativeInfinity;
        for (var i = 0; i < count; i++)
        {
            logs[i] = LogInnerTerm(first + (i * step), mu, rootQ);
            top = Math.Max(top, logs[i]);
        }

        // Relative to the highest term: with hundreds of values (a group of people) the terms themselves are out of range.
        if (double.IsNegativeInfinity(top))
        {
            return top;
        }
        var sum = 0.0;
        foreach (var log in logs)
        {
            sum += Math.Exp(log - top);
        }
        return top + Math.Log(sum * step);
    }

    private double LogInnerTerm(double u, double mu, double rootQ)
    {
        var tau = Math.Exp(u);
        var log = (m * u) - (tau * tau / 2);
        foreach (var (limit, sign, count) in trials.Limits)
        {
            var phi = 0.5 * SpecialFunctions.Erfc(-sign * (mu - limit) / rootQ * tau / Constants.Sqrt2);
            log += count * Math.Log(phi);
        }
        return log;
    }
}
