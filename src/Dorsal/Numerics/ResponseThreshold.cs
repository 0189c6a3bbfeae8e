using System.Runtime.InteropServices;
using MathNet.Numerics.Distributions;

namespace Dorsal.Numerics;

/// <summary>Whether a stimulus had its response.</summary>
/// <param name="Intensity">Of the stimulus, in any unit, at least 0.</param>
/// <param name="IsPresent">Whether the response was there.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Response(double Intensity, bool IsPresent);

/// <summary>
/// How well the responses to stimuli of any intensities tell a threshold: P(present at x) = Phi((x - theta) / s + z), theta the intensity with
/// a response every second time (z = 0) or in another share of times whose normal quantile is z, s its scatter from stimulus to stimulus.
/// </summary>
/// <remarks>
/// Our derivation, as <see cref="TurningPoints"/> has it for ladders. Prior: theta flat from 0 on, ln(s) flat between two limits, which the
/// caller states; summed on fixed grids. All answers count, also those before the turning points that the field averages. A logistic fit by
/// maximum likelihood has no finite answer where all responses lie above all failures, which a short staircase often shows.
/// </remarks>
public static class ResponseThreshold
{
    private const int Cells = 384; // of theta
    private const int ScatterLevels = 16;
    private const double Reach = 2; // how many of the largest scatters theta is looked for beyond the intensities given

    /// <summary>The field's value with the model's error and 95 % interval, which is widened to hold the value where it does not.</summary>
    /// <param name="value">The field's value, such as the mean of peaks and troughs, in the unit of the intensities.</param>
    /// <param name="responses">All responses, at least one present and one absent; their order does not matter.</param>
    /// <param name="smallestScatter">Smallest s thought possible, above 0, in the unit of the intensities.</param>
    /// <param name="largestScatter">Largest s thought possible, above the smallest.</param>
    /// <param name="share">Share of responses at theta, between 0 and 1: a staircase may aim at another point than the half.</param>
    /// <returns>A value without error where all responses are alike: they bound the threshold on one side only.</returns>
    /// <exception cref="ArgumentException">An argument is not finite or out of its range.</exception>
    public static Estimate Around(
        double value,
        IReadOnlyList<Response> responses,
        double smallestScatter,
        double largestScatter,
        double share = 0.5
    )
    {
        ArgumentNullException.ThrowIfNull(responses);
        Guard.Finite([value, .. responses.Select(r => r.Intensity)], nameof(responses));
        Guard.Positive(smallestScatter);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(largestScatter, smallestScatter);
        if (responses.All(r => r.IsPresent) || !responses.Any(r => r.IsPresent))
        {
            return Estimate.WithoutError(value);
        }

        var counts = responses
            .GroupBy(r => r.Intensity)
            .Select(g => (g.Key, g.Count(r => r.IsPresent), g.Count(r => !r.IsPresent)))
            .ToList();
        var low = Math.Max(0, responses.Min(r => r.Intensity) - (Reach * largestScatter));
        var step = (responses.Max(r => r.Intensity) + (Reach * largestScatter) - low) / Cells;
        var shift = Normal.InvCDF(0, 1, share);
        var mass = Posterior(counts, low, step, smallestScatter, largestScatter, shift);
        var error = Math.Sqrt(mass.Select((p, i) => p * Square(low + ((i + 0.5) * step) - value)).Sum());
        var (from, to) = (Quantile(mass, low, step, Level.Tail), Quantile(mass, low, step, 1 - Level.Tail));
        return new Estimate(value, error, Math.Min(value, from), Math.Max(value, to));
    }

    private static double[] Posterior(
        List<(double Intensity, int Present, int Absent)> counts,
        double low,
        double step,
        double smallest,
        double largest,
        double shift
    )
    {
        var logs = new double[ScatterLevels][];
        for (var level = 0; level < ScatterLevels; level++)
        {
            var scatter = smallest * Math.Pow(largest / smallest, level / (ScatterLevels - 1.0));
            logs[level] = [.. Enumerable.Range(0, Cells).Select(i => LogLikelihood(low + ((i + 0.5) * step), scatter))];
        }

        var top = logs.Max(l => l.Max());
        double[] mass = [.. Enumerable.Range(0, Cells).Select(i => logs.Sum(l => Math.Exp(l[i] - top)))];
        var total = mass.Sum();
        return [.. mass.Select(p => p / total)];

        double LogLikelihood(double theta, double scatter) =>
            counts.Sum(c =>
                (c.Present == 0 ? 0 : c.Present * LogNormalTail.LogPhi(((c.Intensity - theta) / scatter) + shift))
                + (c.Absent == 0 ? 0 : c.Absent * LogNormalTail.LogPhi(((theta - c.Intensity) / scatter) - shift))
            );
    }

    private static double Quantile(double[] mass, double low, double step, double probability)
    {
        var (below, cell) = (0.0, 0);
        while (cell < mass.Length - 1 && below + mass[cell] < probability)
        {
            below += mass[cell++];
        }

        return low + ((cell + ((probability - below) / mass[cell])) * step);
    }

    private static double Square(double x) => x * x;
}
