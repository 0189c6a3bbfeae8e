using Dorsal.Numerics.Signals;

namespace Dorsal.Tests.Numerics.Signals;

/// <summary>
/// Do our numbers of sway agree with those that the authors of the public data set computed? Raw centre of pressure,
/// unfiltered, as theirs; tolerance 1e-9 relative, far above rounding and far below any difference of formula (the
/// chi-square ellipse is off by 8e-4, the plain sum of spectra by up to 5e-3).
/// </summary>
public class PosturographyAgreementTests
{
    private const double Relative = 1e-9;

    [Fact]
    public void Ellipse_velocity_and_mean_frequency_reproduce_the_authors_columns()
    {
        var trials = 0;
        foreach (var (trial, area, velocity, frequency) in SharedPosturography.AuthorsTable())
        {
            var (x, y) = SharedPosturography.Read(trial);
            Close(area, PredictionEllipse.Of(x, y).Area, trial + " COParea");
            // Duration n / fs = 60 s, not last minus first time stamp.
            Close(velocity, PathLength.Of(x, y) * SharedPosturography.SamplingHz / x.Length, trial + " COPvelo");
            Close(frequency, MeanFrequency.OfSway(x, y, SharedPosturography.SamplingHz), trial + " COPmfreq");
            trials++;
        }
        Assert.Equal(12, trials);
    }

    private static void Close(double expected, double actual, string what) =>
        Assert.True(
            Math.Abs((actual / expected) - 1) <= Relative,
            FormattableString.Invariant($"{what}: {actual}, not {expected}")
        );
}
