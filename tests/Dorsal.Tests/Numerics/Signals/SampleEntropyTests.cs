using CsCheck;
using Dorsal.Numerics;
using Dorsal.Numerics.Signals;

namespace Dorsal.Tests.Numerics.Signals;

public class SampleEntropyTests
{
    private static readonly Gen<double[]> Signals = Gen.Double[-1, 1].Array[20, 80];

    [Fact]
    public void Counting_by_lags_equals_the_definition_pair_by_pair() =>
        Gen.Select(Signals, Gen.Int[1, 3], Gen.Double[0.1, 0.6])
            .Sample(
                (x, m, r) =>
                {
                    var entropy = SampleEntropy.Of(x, m, r);
                    var tolerance = r * Math.Sqrt(Moments.SumOfSquares(x, Moments.Mean(x)) / x.Length);
                    Assert.Equal(Matches(x, m, m, tolerance), entropy.Matches);
                    Assert.Equal(Matches(x, m, m + 1, tolerance), entropy.MatchesLonger);
                }
            );

    [Fact]
    public void A_change_of_unit_changes_nothing() =>
        // Powers of two are exact, so that no match at the very edge of the tolerance can tip over.
        Gen.Select(Signals, Gen.Int[-8, 8])
            .Sample((x, power) => SampleEntropy.Of(x) == SampleEntropy.Of([.. x.Select(v => Math.ScaleB(v, power))]));

    [Fact]
    public void White_noise_has_the_entropy_that_theory_gives()
    {
        // For independent normal values -ln P(|X - Y| <= 0.2 SD) = -ln(2 Phi(0.2 / sqrt 2) - 1) = 2.185; 3,000 values
        // leave some 57,000 pairs of m = 2 matches and 6,400 of m + 1: error about 0.02.
        var stream = RandomStream.At(5, 0, "noise");
        double[] noise = [.. Enumerable.Range(0, 3000).Select(_ => stream.NextGaussian())];
        Assert.InRange(SampleEntropy.Of(noise).Value, 2.10, 2.27);
    }

    [Fact]
    public void A_regular_signal_has_little_entropy()
    {
        double[] sine = [.. Enumerable.Range(0, 1000).Select(i => Math.Sin(0.3 * i))];
        Assert.InRange(SampleEntropy.Of(sine).Value, 0, 0.3);
    }

    [Fact]
    public void A_still_signal_and_one_without_matches_have_none()
    {
        Assert.True(double.IsNaN(SampleEntropy.Of(new double[50]).Value));
        Assert.True(double.IsNaN(SampleEntropy.Of([0, 1, 2, 3, 4, 5, 6]).Value));
    }

    private static long Matches(double[] x, int m, int length, double tolerance)
    {
        var count = 0L;
        for (var i = 0; i < x.Length - m; i++)
        {
            for (var j = i + 1; j < x.Length - m; j++)
            {
                var distance = Enumerable.Range(0, length).Max(k => Math.Abs(x[j + k] - x[i + k]));
                count += distance <= tolerance ? 1 : 0;
            }
        }
        return count;
    }
}
