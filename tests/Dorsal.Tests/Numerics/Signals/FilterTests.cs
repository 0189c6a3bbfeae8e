using CsCheck;
using Dorsal.Numerics.Signals;

namespace Dorsal.Tests.Numerics.Signals;

public class FilterTests
{
    [Fact]
    public void Forward_backward_filter_agrees_with_scipy_filtfilt()
    {
        var filtered = Butterworth.SecondOrderLowPass(10, 100).ForwardBackward(PinnedScipy.Signal);
        AssertClose(PinnedScipy.FiltfiltAtPlaces, [.. PinnedScipy.Places.Select(i => filtered[i])]);
    }

    [Fact]
    public void Zero_lag_filter_is_filtfilt_with_the_corrected_cutoff()
    {
        var filtered = Butterworth.ZeroLagLowPass(PinnedScipy.Signal, 10, 100);
        AssertClose(PinnedScipy.CorrectedAtPlaces, [.. PinnedScipy.Places.Select(i => filtered[i])]);
    }

    [Fact]
    public void Zero_lag_high_pass_and_notch_agree_with_scipy()
    {
        var high = Butterworth.ZeroLagHighPass(PinnedScipy.Signal, 10, 100);
        AssertClose(PinnedScipy.HighPassAtPlaces, [.. PinnedScipy.Places.Select(i => high[i])]);
        var notched = Notch.ZeroLag(PinnedScipy.Signal, 20, 4, 100);
        AssertClose(PinnedScipy.NotchAtPlaces, [.. PinnedScipy.Places.Select(i => notched[i])]);
    }

    [Fact]
    public void A_sine_at_the_cutoff_keeps_70_7_percent_of_its_height_and_its_phase()
    {
        double[] sine = [.. Enumerable.Range(0, 2000).Select(i => Math.Sin(2 * Math.PI * 10 * i / 100.0))];
        var filtered = Butterworth.ZeroLagLowPass(sine, 10, 100);
        for (var i = 500; i < 1500; i++)
        {
            Assert.Equal(sine[i] / Math.Sqrt(2), filtered[i], 1e-9);
        }
    }

    [Fact]
    public void A_straight_line_passes_unchanged_inside() =>
        Gen.Select(Gen.Double[-5, 5], Gen.Double[-1, 1])
            .Sample(
                (offset, slope) =>
                {
                    double[] line = [.. Enumerable.Range(0, 400).Select(i => offset + (slope * i))];
                    var filtered = Butterworth.ZeroLagLowPass(line, 10, 100);
                    Assert.Equal(line[200], filtered[200], 1e-9);
                }
            );

    [Fact]
    public void Detrending_agrees_with_scipy_and_takes_away_any_line()
    {
        var residuals = Detrend.Linear(PinnedScipy.Signal);
        AssertClose(PinnedScipy.Detrended, [residuals[0], residuals[13], residuals[39]]);
        double[] tilted = [.. PinnedScipy.Signal.Select((v, i) => v + 3 - (0.2 * i))];
        AssertClose(residuals, Detrend.Linear(tilted));
    }

    [Fact]
    public void Impossible_cutoffs_short_signals_and_gaps_are_refused()
    {
        var high = Assert.Throws<ArgumentOutOfRangeException>(() => Butterworth.SecondOrderLowPass(50, 100));
        Assert.Equal(50.0, high.ActualValue);
        Assert.Throws<ArgumentException>(() => Butterworth.ZeroLagLowPass(new double[9], 10, 100));
        double[] gap = [.. PinnedScipy.Signal];
        gap[3] = double.NaN;
        Assert.Throws<ArgumentException>(() => Butterworth.ZeroLagLowPass(gap, 10, 100));
    }

    private static void AssertClose(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], 1e-10);
        }
    }
}
