using Dorsal.Numerics.Signals;

namespace Dorsal.Tests.Numerics.Signals;

public class SpectrumTests
{
    [Fact]
    public void Welch_agrees_with_scipy_for_even_and_odd_segments()
    {
        AssertClose(PinnedScipy.Welch20, Welch.Estimate(PinnedScipy.Signal, 100, 20));
        AssertClose(PinnedScipy.Welch15, Welch.Estimate(PinnedScipy.Signal, 100, 15));
    }

    [Fact]
    public void Mean_frequency_agrees_with_the_trapezoid_rule_of_numpy() =>
        Assert.Equal(PinnedScipy.MeanFrequency, MeanFrequency.Of(PinnedScipy.Signal, 100), 1e-9);

    [Fact]
    public void A_sine_has_its_own_mean_frequency()
    {
        double[] sine = [.. Enumerable.Range(0, 4000).Select(i => Math.Sin(2 * Math.PI * 5 * i / 100.0))];
        Assert.Equal(5, MeanFrequency.Of(sine, 100), 1e-6);
    }

    [Fact]
    public void A_still_signal_has_no_mean_frequency() =>
        Assert.True(double.IsNaN(MeanFrequency.Of(new double[100], 100)));

    private static void AssertClose(double[] expected, PowerSpectrum spectrum)
    {
        Assert.Equal(expected.Length, spectrum.Density.Count);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], spectrum.Density[i], 1e-12);
        }
    }
}
