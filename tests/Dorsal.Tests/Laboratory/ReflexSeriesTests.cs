using Dorsal.Laboratory;
using Dorsal.Laboratory.FlexionReflex;
using Dorsal.Numerics;

namespace Dorsal.Tests.Laboratory;

/// <summary>Series of stimuli: what grows within them, what rejects them, and what ends without a reflex.</summary>
public class ReflexSeriesTests
{
    private static readonly ReflexGenerator Person = new(15, 1e-6, 105, 0);

    [Fact]
    public void Growth_of_large_responses_is_seen_in_SDs_of_the_baseline_where_d_stands_still()
    {
        var analysis = Trains(restless: 0).Analyse();
        var (d, z) = (analysis.Of("reflex_summation").Estimate, analysis.Of("reflex_summation_mean_z").Estimate);
        Assert.True(d.Low < 0.3, "d hardly moves.");
        Assert.True(z.Low > 1, "Every third response is larger by 40 %.");
    }

    [Fact]
    public void Activity_left_by_earlier_responses_does_not_reject_a_series_whose_baseline_is_before_the_first()
    {
        var restless = Trains(restless: 40);
        Assert.Equal(5, restless.Analyse().Of("reflex_summation").TrialsUsed);
        var own = restless.Analyse("nfr.summation_baseline=own");
        Assert.Contains("EmgRestless", own.Codes());
        Assert.DoesNotContain(own.Findings, f => f.Series.Outcome == "reflex_summation" && f.TrialsUsed > 0);
    }

    [Fact]
    public void An_ascending_series_without_a_reflex_makes_the_threshold_a_bound()
    {
        var recording = new Reflexes();
        foreach (var (run, last) in new[] { (1, 18), (2, 14) })
        {
            for (var intensity = 2; intensity <= last; intensity += 4)
            {
                recording.Add(Person, intensity > 15, Random(), ReflexKinds.Ascending, intensity, run);
            }
        }

        var analysis = recording.Analyse();
        var threshold = analysis.Of("reflex_threshold_brief");
        Assert.Equal((16.0, Bound.AtLeast), (threshold.Estimate.Value, threshold.Bound));
        Assert.Equal("14 mA", analysis.Noted("ReflexNotReached").Value);
        Assert.Contains(analysis.Trials, t => t.Status == TrialStatus.AtCeiling && t.Value == 14);
    }

    [Fact]
    public void The_figure_shows_the_weakest_reflex_by_the_cut_off_that_judged()
    {
        var recording = new Reflexes();
        for (var i = 0; i < 12; i++)
        {
            recording.Add(
                Person,
                i >= 6,
                Random((ulong)i),
                ReflexKinds.Single,
                i + 10,
                reflex: i >= 6 ? "present" : "absent"
            );
        }

        var trace = Assert.Single(recording.Analyse("nfr.cut_off_peak_z=1", "nfr.cut_off_from=labels").Traces);
        Assert.Equal("single/7", trace.Label);
    }

    // Ten quiet stimuli and five series of three whose responses grow by 20 % each; activity in µV before the later ones.
    private static Reflexes Trains(double restless)
    {
        var recording = new Reflexes();
        for (var i = 0; i < 10; i++)
        {
            recording.Add(Person, false, Random((ulong)i), ReflexKinds.Single, 5);
        }

        for (var train = 1; train <= 5; train++)
        {
            for (var pulse = 1; pulse <= 3; pulse++)
            {
                var noisy = Person with { Noise = pulse > 1 && restless > 0 ? restless : Person.Noise };
                var burst = 120 * (1 + (0.2 * (pulse - 1)));
                var emg = noisy.Epoch(-Reflexes.Before, Reflexes.After, burst, Random((ulong)((10 * train) + pulse)));
                recording.Add(emg, ReflexKinds.Summation, 20, train, pulse);
            }
        }

        return recording;
    }

    private static RandomStream Random(ulong number = 1) => RandomStream.At(12, number, "reflex series");
}
