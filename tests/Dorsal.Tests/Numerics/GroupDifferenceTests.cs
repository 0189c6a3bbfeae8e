using CsCheck;
using Dorsal.Numerics;

namespace Dorsal.Tests.Numerics;

public class GroupDifferenceTests
{
    private static readonly double[] A = [4.1, 5.0, 3.7, 4.4, 5.2, 4.9];
    private static readonly double[] B = [5.6, 5.1, 6.3, 5.9, 4.8];

    // scipy.stats.nct.cdf(t, df, lambda), scipy 1.10.1.
    [Theory]
    [InlineData(1.5, 8, 0.7, 0.7600535676622548)]
    [InlineData(-2, 3, 1, 0.009968500632730935)]
    [InlineData(6, 20, 4, 0.9207008347955081)]
    [InlineData(12, 5, 9, 0.722760226371235)]
    [InlineData(0.3, 98, -1, 0.9030174540040733)]
    [InlineData(50, 3, 40, 0.5891554263159876)]
    [InlineData(-50, 3, -40, 0.4108445736840124)]
    [InlineData(1000, 2, 1500, 0.10539959345894417)]
    [InlineData(5000, 18, 4000, 0.8710030903550805)]
    public void Noncentral_t_agrees_with_scipy(double t, double df, double lambda, double expected) =>
        Assert.Equal(expected, NoncentralT.Cdf(t, df, lambda), 1e-9);

    [Fact]
    public void Hedges_g_and_its_interval_agree_with_scipy()
    {
        // scipy 1.10.1: gammaln for J, brentq on nct.cdf for the limits.
        var g = HedgesG.From(A, B);
        Assert.Equal(0.9138748917925525, HedgesG.Correction(9), 1e-12);
        Assert.Equal(1.5300119517876112, g.Value, 1e-10);
        Assert.Equal(0.23174384050610583, g.Low, 1e-7);
        Assert.Equal(3.052319882724702, g.High, 1e-7);
    }

    [Fact]
    public void Hedges_g_changes_sign_with_the_order_and_ignores_unit_and_origin() =>
        Gen.Select(MeanEstimateTests.Trials, MeanEstimateTests.Trials)
            .Sample(
                (a, b) =>
                {
                    var (there, back) = (HedgesG.From(a, b), HedgesG.From(b, a));
                    var scaled = HedgesG.From([.. a.Select(v => (3 * v) + 7)], [.. b.Select(v => (3 * v) + 7)]);
                    Assert.Equal(there.Value, -back.Value, 1e-9);
                    Assert.Equal(there.Low, -back.High, 1e-5 * (1 + Math.Abs(there.Low)));

                    // A spread that the new origin swallows is another one afterwards.
                    var spread = Math.Max(a.Max() - a.Min(), b.Max() - b.Min());
                    if (spread > 1e-6 * a.Concat(b).Max(v => Math.Max(7, Math.Abs(v))))
                    {
                        Assert.Equal(there.Value, scaled.Value, 1e-7 * (1 + Math.Abs(there.Value)));
                    }

                    Assert.True(there.Low <= there.Value && there.Value <= there.High);
                },
                iter: 30
            );

    [Fact]
    public void Groups_far_apart_still_have_an_interval()
    {
        var g = HedgesG.From([1, 1.000001], [2, 2.000001]);
        Assert.True(g.Low > 0 && g.Low < g.Value && g.Value < g.High && double.IsFinite(g.High));
    }

    [Fact]
    public void Groups_without_spread_or_of_one_give_no_fit()
    {
        Assert.Equal(FitOutcome.NoVariation, HedgesG.From([1, 1], [2, 2]).Outcome);
        Assert.Equal(FitOutcome.TooFewTrials, HedgesG.From([1], [2, 3]).Outcome);
    }

    [Fact]
    public void Reference_rule_caps_the_reference_at_the_number_of_patients()
    {
        double[] z = [1.2, 0.4, -0.3, 2.0, 0.9, 1.1];
        var rule = ReferenceRule.From(z, 180);
        Assert.Equal(6, rule.ReferenceCounted);
        Assert.Equal(10, rule.DegreesOfFreedom);
        // By hand: mean 0.883333, SS = 3.028333; pooled (3.028333 + 5) / 10; t = mean / sqrt(pooled * 2 / 6).
        Assert.Equal(0.883333333 / Math.Sqrt(0.8028333333 / 3), rule.T, 1e-6);
        // A reference smaller than the patients counts in full.
        Assert.Equal(4, ReferenceRule.From(z, 4).ReferenceCounted);
    }

    [Fact]
    public void Reference_rule_equals_the_unpaired_t_test_against_a_sample_of_mean_0_and_sd_1()
    {
        // Sample 0 ± sqrt(5/6) (six values: mean 0, SD 1) against B - 5; scipy.stats.ttest_ind on the same numbers is
        // the same formula, here evaluated through Hedges' d: t = d / sqrt(1/n + 1/n).
        var half = Math.Sqrt(5 / 6.0);
        double[] reference = [half, -half, half, -half, half, -half];
        double[] z = [.. A.Select(v => v - 4)];
        var d = HedgesG.From(reference, z).Value / HedgesG.Correction(10);
        Assert.Equal(d / Math.Sqrt(2 / 6.0), ReferenceRule.From(z, 6).T, 1e-9);
    }
}
