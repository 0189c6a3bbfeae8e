using Dorsal.People;

namespace Dorsal.Courses.Calibration;

/// <summary>How alike twins are in chronic back pain (evidence D1).</summary>
/// <remarks>
/// Odds ratio of a twin by whether the other is affected, each twin counted once as either. Heritability is
/// Falconer's, twice the difference of the tetrachoric correlations, these by the cosine approximation cos(pi / (1 + root of the odds ratio)).
/// </remarks>
internal static class TwinResemblance
{
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
        var identical = OddsRatio(model, seed, people, Kinship.IdenticalTwins, cancel);
        var fraternal = OddsRatio(model, seed, people, Kinship.FraternalTwins, cancel);
        figures["twins_identical"] = identical;
        figures["twins_fraternal"] = fraternal;
        figures["twins_heritability"] = 2 * (Tetrachoric(identical) - Tetrachoric(fraternal));
    }

    private static double Tetrachoric(double oddsRatio) => Math.Cos(Math.PI / (1 + Math.Sqrt(oddsRatio)));

    private static double OddsRatio(
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
        var affected = cohort.Diaries.Select(d => d.IsChronic(HalfYear - 1)).ToArray();
        var pairs = affected.Chunk(2).ToList();
        double Count(bool one, bool other) => 0.5 + pairs.Count(p => p[0] == one && p[1] == other);
        var discordant = (Count(one: true, other: false) + Count(one: false, other: true)) / 2;
        return Count(one: true, other: true) * Count(one: false, other: false) / (discordant * discordant);
    }
}
