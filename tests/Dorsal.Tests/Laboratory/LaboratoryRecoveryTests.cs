using Dorsal.Laboratory;
using Dorsal.Laboratory.PinprickSensitivity;
using Dorsal.Laboratory.Posturography;
using Dorsal.Laboratory.PressurePain;
using Dorsal.Laboratory.Protocols;
using Dorsal.Numerics;
using Dorsal.Numerics.Signals;
using Dorsal.Studies;
using Dorsal.Studies.Tables;
using Dorsal.Tests.Numerics;
using Dorsal.Units;

namespace Dorsal.Tests.Laboratory;

/// <summary>
/// Whole analyses on recordings with a known truth: from the raw signal or table to the value with its interval. Numbers of trials and
/// replicates were fixed before the run. The limits are the requirement's: from five trials on, bias at most 0.1 SD of the trials
/// and coverage 92-99 %.
/// </summary>
public class LaboratoryRecoveryTests
{
    private const ulong Seed = 20261124;
    private const int Replicates = 1000;

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(10)]
    public void Pressure_pain_threshold_is_recovered_from_raw_ramps(int trials)
    {
        const double Truth = 400;
        const double Sd = 60;
        var test = new PressurePainTest();
        var row = Recovery.Run(
            "PPT from ramps",
            FormattableString.Invariant($"n = {trials}"),
            Sd,
            i =>
            {
                var random = RandomStream.At(Seed, i, FormattableString.Invariant($"ramps {trials}"));
                var recordings = Enumerable
                    .Range(1, trials)
                    .Select(run => Ramp(run, Truth + (Sd * random.NextGaussian()), random))
                    .ToList();
                return new Replicate(Value(test, recordings, "pressure_pain_threshold"), Truth, 0);
            },
            Replicates
        );
        Judge(row, trials);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(10)]
    public void Mechanical_pain_sensitivity_is_recovered_from_rated_pinpricks(int runs)
    {
        const double Truth = 0.6;
        const double Sd = 0.2;
        var test = new PinprickSensitivityTest();
        var row = Recovery.Run(
            "MPS from ratings",
            FormattableString.Invariant($"{runs} runs"),
            Sd,
            i =>
            {
                var random = RandomStream.At(Seed, i, FormattableString.Invariant($"pinprick {runs}"));
                var estimate = Value(test, [Pinprick(runs, Truth, Sd, random)], "mechanical_pain_sensitivity");
                return new Replicate(Log10(estimate), Truth, 0);
            },
            Replicates
        );
        Judge(row, runs);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(10)]
    public void Sway_velocity_and_rms_are_recovered_from_raw_paths(int recordings)
    {
        var sway = new SwayGenerator(new(0.5), new(0.5), new(0.4), new(50));

        // The step of an isotropic Gaussian path is Rayleigh-distributed: mean = SD √(π/2).
        var velocity = 0.5 * sway.StepPerRms * Math.Sqrt(Math.PI / 2) * 50;
        Judge(
            Sway("Sway velocity", sway, recordings, velocity, s => PathLength.Of(s.Ap, s.Ml) / s.Duration.Value),
            recordings
        );

        // The SD of 60 s of a path is too small by the variance of its mean: a property of the recording's length, not of the estimator.
        Judge(
            Sway(
                "Sway RMS",
                sway,
                recordings,
                0.5 * FiniteLength(sway),
                s => s.Values(Entropy).First(v => v.Outcome == StanceOutcomes.RmsAp).Value
            ),
            recordings
        );
    }

    [Fact]
    public void A_ramp_without_noise_gives_the_pressure_at_the_button_and_the_slope()
    {
        var rules = new RampProtocol(new(0.075), new(0), 0.2, 0.1, new(1), 0.2, 0.9);
        double[] pressure = [.. Enumerable.Range(0, 900).Select(i => 0.5 * i)];
        double[] button = [.. Enumerable.Range(0, 900).Select(i => i >= 600 ? 1.0 : 0)];
        var ramp = PressureRamp.Read(pressure, button, new(100), rules);
        Assert.Equal(300, ramp.Threshold.Value, 9);
        Assert.Equal(50, ramp.Slope.Value, 9);
        var delayed = PressureRamp.Read(pressure, button, new(100), rules with { ReactionTime = new(0.2) });
        Assert.Equal(290, delayed.Threshold.Value, 9);
    }

    private static readonly EntropyProtocol Entropy = new(new(0), new(50), 2, 0.2);

    internal static void Judge(RecoveryRow row, int trials)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(row.Markdown);
        RecoveryRows.Keep(row, Replicates);
        Assert.Empty(RecoveryTable.NotDocumented([row]));
        if (trials >= 5)
        {
            Assert.True(row.BiasMeets && row.CoverageMeets, row.Markdown);
        }
    }

    private static Estimate Value(ILaboratoryTest test, IReadOnlyList<Recording> recordings, string outcome)
    {
        var protocol = new ProtocolReader(
            test.Id,
            recordings[0].Sidecar,
            new Dictionary<string, string>(StringComparer.Ordinal)
        );
        return test.Analyse(recordings, protocol).Findings.First(f => f.Series.Outcome == outcome).Estimate;
    }

    private static Estimate Log10(Estimate estimate) =>
        new(
            Math.Log10(estimate.Value),
            estimate.StandardError / estimate.Value / Math.Log(10),
            Math.Log10(estimate.Low),
            Math.Log10(estimate.High)
        );

    private static SignalRecording Ramp(int run, double threshold, RandomStream random)
    {
        var (pressure, button) = RampGenerator.Make(new(threshold), new(50), RampGenerator.UsualRate, random);
        return new(
            RecordingFile.Signal("1", "", "qst", "pressure", "", FormattableString.Invariant($"{run}")),
            Sidecar.Empty,
            RampGenerator.UsualRate,
            [new("pressure", Kilopascals.Unit, pressure), new("button", Unit.Parse("1"), button)]
        );
    }

    private static TrialTable Pinprick(int runs, double truth, double sd, RandomStream random)
    {
        const double Offset = 0.1;
        var rows = new List<TableRow>();
        for (var run = 1; run <= runs; run++)
        {
            for (var level = -3; level <= 3; level++)
            {
                var rating = Math.Pow(10, truth + (0.1 * level) + (sd * random.NextGaussian())) - Offset;
                rows.Add(
                    new TableRow(
                        rows.Count + 2,
                        [
                            FormattableString.Invariant($"{run}"),
                            FormattableString.Invariant($"{Math.Pow(2, 6 + level)}"),
                            FormattableString.Invariant($"{rating:R}"),
                        ]
                    )
                );
            }
        }

        var file = RecordingFile.Trials("1", "", "pinprick");
        return new TrialTable(file, Sidecar.Empty, new Table(new(file.Path), ["run", "force", "rating"], rows, []));
    }

    private static RecoveryRow Sway(
        string name,
        SwayGenerator generator,
        int recordings,
        double truth,
        Func<Dorsal.Laboratory.Posturography.Sway, double> outcome
    )
    {
        double One(RandomStream random)
        {
            var (ap, ml) = generator.Make(new Seconds(60), random);
            return outcome(new(ap, ml, generator.Rate));
        }

        var spread = Enumerable
            .Range(0, 200)
            .Select(i => One(RandomStream.At(Seed, (ulong)i, "spread " + name)))
            .ToArray();
        var sd = MeanEstimate.From(spread).StandardError * Math.Sqrt(spread.Length);
        return Recovery.Run(
            name,
            FormattableString.Invariant($"n = {recordings}"),
            sd,
            i =>
            {
                var random = RandomStream.At(Seed, i, FormattableString.Invariant($"{name} {recordings}"));
                return new Replicate(
                    MeanEstimate.From([.. Enumerable.Range(0, recordings).Select(_ => One(random))]),
                    truth,
                    0
                );
            },
            Replicates
        );
    }

    // √(1 - var(mean)/var), with var(mean) = (1 + 2 Σ (1 - k/n) ρ(k)) / n and the autocorrelation of the critically damped path.
    private static double FiniteLength(SwayGenerator sway)
    {
        var n = (int)(60 * sway.Rate.Value);
        var r = Math.Exp(-2 * Math.PI * sway.Corner.Value / sway.Rate.Value);
        var (phi1, phi2) = (2 * r, -r * r);
        var (before, last) = (1.0, phi1 / (1 - phi2));
        var sum = 1 + (2 * (1 - (1.0 / n)) * last);
        for (var k = 2; k < n; k++)
        {
            (before, last) = (last, (phi1 * last) + (phi2 * before));
            sum += 2 * (1 - ((double)k / n)) * last;
        }

        return Math.Sqrt(1 - (sum / n));
    }
}
