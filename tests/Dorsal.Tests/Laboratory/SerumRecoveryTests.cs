using Dorsal.Numerics;
using Dorsal.Tests.Numerics;

namespace Dorsal.Tests.Laboratory;

/// <summary>
/// Groups of made-up sera (ln normal as IL-6 in CoLaus: 0.385, 1.189) with 10, 30 or 50 % below the limit of detection: mean and group
/// difference on the logarithm; and grades whose probability of superiority is known. Numbers were fixed before the run.
/// </summary>
public class SerumRecoveryTests
{
    private const ulong Seed = 20261124;
    private const int Replicates = 500;
    private const double Mean = 0.385;
    private const double Sd = 1.189;
    private const double Shift = 0.3 * Sd;

    [Theory]
    [InlineData(30, 10)]
    [InlineData(30, 30)]
    [InlineData(30, 50)]
    [InlineData(120, 10)]
    [InlineData(120, 30)]
    [InlineData(120, 50)]
    public void Means_and_differences_are_recovered_below_the_limit_of_detection(int each, int percent)
    {
        var condition = FormattableString.Invariant($"{each} a group, {percent} % of controls below the limit");
        var limit = Mean + (Sd * MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, percent / 100.0));
        (double[], Censoring[]) Group(double mean, RandomStream random)
        {
            double[] values = [.. Enumerable.Range(0, each).Select(_ => mean + (Sd * random.NextGaussian()))];
            return (
                [.. values.Select(v => Math.Max(v, limit))],
                [.. values.Select(v => v < limit ? Censoring.AtFloor : Censoring.Exact)]
            );
        }

        var mean = Recovery.Run(
            "mean of ln concentration",
            condition,
            Sd,
            i =>
            {
                var (values, bounds) = Group(Mean, RandomStream.At(Seed, i, condition));
                return new Replicate(CensoredNormal.Estimate(values, bounds), Mean, 0);
            },
            Replicates
        );
        var difference = Recovery.Run(
            "difference of ln concentration",
            condition,
            Sd,
            i =>
            {
                var random = RandomStream.At(Seed, i, condition);
                var ((a, boundsA), (b, boundsB)) = (Group(Mean, random), Group(Mean + Shift, random));
                return new Replicate(CensoredDifference.From(a, boundsA, b, boundsB), Shift, 0);
            },
            Replicates
        );
        Judge(mean, difference);
    }

    // Grades 1 to 5 by shares; the probability of superiority follows from them.
    [Theory]
    [InlineData(15, false)]
    [InlineData(15, true)]
    [InlineData(60, true)]
    public void The_probability_of_the_higher_grade_is_recovered(int each, bool differs)
    {
        double[] controls = [0.1, 0.2, 0.3, 0.25, 0.15];
        double[] patients = differs ? [0.02, 0.08, 0.2, 0.35, 0.35] : controls;
        var truth = 0.0;
        for (var p = 0; p < 5; p++)
        {
            for (var c = 0; c < 5; c++)
            {
                truth +=
                    patients[p]
                    * controls[c]
                    * (
                        p > c ? 1
                        : p == c ? 0.5
                        : 0
                    );
            }
        }

        double[] Draw(double[] shares, RandomStream random) =>
            [
                .. Enumerable
                    .Range(0, each)
                    .Select(_ =>
                    {
                        var (u, grade) = (random.NextDouble(), 0);
                        while (grade < 4 && u >= shares[grade])
                        {
                            u -= shares[grade++];
                        }

                        return grade + 1.0;
                    }),
            ];
        var condition = FormattableString.Invariant($"{each} a group, truth {truth:0.00}");
        Judge(
            Recovery.Run(
                "probability of the higher grade",
                condition,
                1,
                i =>
                {
                    var random = RandomStream.At(Seed, i, condition);
                    return new Replicate(RocCurve.Of(Draw(patients, random), Draw(controls, random)).Area, truth, 0);
                },
                4 * Replicates
            )
        );
    }

    // Two raters of five discs a person: latent grades hang together within a person, and each rater adds noise of their own. Truth by a sum
    // over the part that both see.
    [Theory]
    [InlineData(15, true, 0.8)]
    [InlineData(40, true, 0.8)]
    public void Agreement_of_raters_is_recovered(int people, bool isQuadratic, double common)
    {
        double[] cuts =
        [
            .. new[] { 0.1, 0.3, 0.6, 0.85 }.Select(p => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, p)),
        ];
        var truth = TrueKappa(cuts, common, isQuadratic);
        var weights = isQuadratic ? "quadratic" : "linear";
        var condition = FormattableString.Invariant($"{people} people, {weights}, truth {truth:0.00}");
        double Grade(double latent) => 1 + cuts.Count(cut => latent > cut);
        Judge(
            Recovery.Run(
                "kappa of two raters",
                condition,
                1,
                i =>
                {
                    var random = RandomStream.At(Seed, i, condition);
                    List<IReadOnlyList<(double, double)>> pairs = [];
                    for (var person = 0; person < people; person++)
                    {
                        var own = random.NextGaussian();
                        pairs.Add([
                            .. Enumerable
                                .Range(0, 5)
                                .Select(_ =>
                                {
                                    var seen = Math.Sqrt(common / 2) * (own + random.NextGaussian());
                                    double Rated() => Grade(seen + (Math.Sqrt(1 - common) * random.NextGaussian()));
                                    return (Rated(), Rated());
                                }),
                        ]);
                    }

                    return new Replicate(WeightedKappa.From(pairs, isQuadratic), truth, 0);
                },
                2 * Replicates
            )
        );
    }

    private static double TrueKappa(double[] cuts, double common, bool isQuadratic)
    {
        double[] edges = [double.NegativeInfinity, .. cuts, double.PositiveInfinity];
        static double Phi(double z) => MathNet.Numerics.Distributions.Normal.CDF(0, 1, z);
        double Weight(int i, int j) => isQuadratic ? (i - j) * (i - j) : Math.Abs(i - j);
        double[] Shares(double seen, double sd) =>
            [.. edges.Skip(1).Zip(edges, (high, low) => Phi((high - seen) / sd) - Phi((low - seen) / sd))];
        double Disagreement(double[] shares) =>
            shares.SelectMany((p, i) => shares.Select((q, j) => p * q * Weight(i, j))).Sum();
        const double Step = 0.01;
        var observed = Enumerable
            .Range(-600, 1201)
            .Select(k => k * Step)
            .Sum(z =>
                Step
                * MathNet.Numerics.Distributions.Normal.PDF(0, 1, z)
                * Disagreement(Shares(Math.Sqrt(common) * z, Math.Sqrt(1 - common)))
            );
        return 1 - (observed / Disagreement(Shares(0, 1)));
    }

    private static void Judge(params RecoveryRow[] rows)
    {
        foreach (var row in rows)
        {
            RecoveryRows.Keep(row, Replicates);
            TestContext.Current.TestOutputHelper?.WriteLine(row.Markdown);
        }

        Assert.Empty(RecoveryTable.NotDocumented(rows));
    }
}
