using Dorsal.Numerics;
using MathNet.Numerics.Distributions;

namespace Dorsal.Tests.Numerics;

public class SignalDetectionTests
{
    private static double Z(double rate) => Normal.InvCDF(0, 1, rate);

    [Fact]
    public void Sensitivity_and_criterion_follow_from_the_corrected_rates()
    {
        var found = SignalDetection.From(80, 100, 10, 50);
        var (hit, alarm) = (Z(80.5 / 101), Z(10.5 / 51));
        Assert.Equal(hit - alarm, found.Sensitivity.Value, 12);
        Assert.Equal(-(hit + alarm) / 2, found.Criterion.Value, 12);
        Assert.InRange(found.Sensitivity.Value, found.Sensitivity.Low, found.Sensitivity.High);
    }

    [Fact]
    public void Perfect_answers_have_a_finite_sensitivity()
    {
        var found = SignalDetection.From(20, 20, 0, 20);
        Assert.True(double.IsFinite(found.Sensitivity.Value) && double.IsFinite(found.Sensitivity.High));
        Assert.Equal(0, found.Criterion.Value, 12);
    }

    [Fact]
    public void Answering_at_random_holds_zero() =>
        Assert.InRange(
            0,
            SignalDetection.From(30, 60, 31, 60).Sensitivity.Low,
            SignalDetection.From(30, 60, 31, 60).Sensitivity.High
        );

    [Fact]
    public void Without_catch_trials_there_is_no_sensitivity() =>
        Assert.Equal(FitOutcome.TooFewTrials, SignalDetection.From(5, 9, 0, 0).Sensitivity.Outcome);
}
