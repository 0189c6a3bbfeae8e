using Dorsal.People;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Integration;
using MathNet.Numerics.RootFinding;

namespace Dorsal.Courses.Calibration;

/// <summary>How alike twins are in chronic back pain (evidence D1).</summary>
/// <remarks>
/// Odds ratio of a twin by whether the other is affected, each twin counted once as either. Heritability is
/// Falconer's, twice the difference of the tetrachoric correlations: those of a bivariate normal liability that gives the
/// prevalence and the share of pairs of whom both are affected.
/// </remarks>
internal static class TwinResemblance
{
    // Beyond eight SDs, and for nearly equal liabilities, nothing is left to integrate.
    private const double Far = 8;
    private const double MostAlike = 0.9999;
    private const int Points = 64;
    private const int YearsBefore = 4;
    private const int HalfYear = 182;

    /// <summary>Adds the odds ratios and the heritability.</summary>
    /// <param name="figures">Where to.</param>
    /// <param name="model">The equations.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="people">People of each kind of twins, a multiple of 16.</param>
    /// <param name="cancel">Stops between blocks.</param>
    public static void Add(
        Dictionary<string, double> figures,
        PersonModel model,
        ulong seed,
        int people,
        CancellationToken cancel
    )
    {
        var identical = Pairs(model, seed, people, Kinship.IdenticalTwins, cancel);
        var fraternal = Pairs(model, seed, people, Kinship.FraternalTwins, cancel);
        figures["twins_identical"] = OddsRatio(identical);
        figures["twins_fraternal"] = OddsRatio(fraternal);
        figures["twins_heritability"] = 2 * (Tetrachoric(identical) - Tetrachoric(fraternal));
    }

    /// <summary>The correlation of the liabilities of pairs of whom some are affected; NaN where nobody or everybody is.</summary>
    internal static double Tetrachoric(IReadOnlyCollection<(bool One, bool Other)> pairs)
    {
        var prevalence = pairs.Average(p => ((p.One ? 1 : 0) + (p.Other ? 1 : 0)) / 2.0);
        var both = pairs.Average(p => p.One && p.Other ? 1.0 : 0.0);
        if (prevalence is <= 0 or >= 1)
        {
            return double.NaN;
        }

        var threshold = Normal.InvCDF(0, 1, 1 - prevalence);
        double Excess(double r) => BothBeyond(threshold, r) - both;
        return Excess(-MostAlike) >= 0 ? -1
            : Excess(MostAlike) <= 0 ? 1
            : Brent.FindRoot(Excess, -MostAlike, MostAlike, 1e-9);
    }

    // The one beyond the threshold, times the chance that the other is too.
    private static double BothBeyond(double threshold, double r) =>
        GaussLegendreRule.Integrate(
            x => Normal.PDF(0, 1, x) * Normal.CDF(0, 1, ((r * x) - threshold) / Math.Sqrt(1 - (r * r))),
            threshold,
            threshold + Far,
            Points
        );

    private static double OddsRatio(List<(bool One, bool Other)> pairs)
    {
        double Count(bool one, bool other) => 0.5 + pairs.Count(p => p.One == one && p.Other == other);
        var discordant = (Count(one: true, other: false) + Count(one: false, other: true)) / 2;
        return pairs.Exists(p => p.One || p.Other)
            ? Count(one: true, other: true) * Count(one: false, other: false) / (discordant * discordant)
            : double.NaN;
    }

    private static List<(bool One, bool Other)> Pairs(
        PersonModel model,
        ulong seed,
        int people,
        Kinship kinship,
        CancellationToken cancel
    )
    {
        var cohort = Cohort.Run(
            model,
            seed,
            0,
            people,
            new(HalfYear, Onset.None) { Before = YearsBefore * 365, Kinship = kinship },
            cancel
        );
        return [.. cohort.Diaries.Select(d => d.IsChronic(HalfYear - 1)).Chunk(2).Select(p => (p[0], p[1]))];
    }
}
