using System.Globalization;
using Dorsal.Laboratory;
using Dorsal.Laboratory.MotorEvokedPotentials;
using Dorsal.Numerics;
using Dorsal.Tests.Numerics;

namespace Dorsal.Tests.Laboratory;

/// <summary>
/// Motor evoked potentials with a known truth, from samples to values. Numbers were fixed before the run; limits are those of
/// <see cref="Recovery"/>. Biases are in trial SD (for a curve's midpoint and width: that SD carried to the intensity at the midpoint).
/// </summary>
public class MepRecoveryTests
{
    private const ulong Seed = 20261126;
    private const int Replicates = 400;
    private const double Mean = 1000;

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(8)]
    public void The_mean_amplitude_is_recovered_at_three_levels_of_noise(double noise)
    {
        RecoveryRow Of(int trials) =>
            Rows(
                string.Create(CultureInfo.InvariantCulture, $"{trials} trials, noise {noise} µV"),
                random => (Epochs(Amplitudes(trials, 1, random), noise, random), null),
                ("MEP amplitude", "mep_amplitude", Mean, MepGenerator.UsualVariation * Mean)
            )[0];
        Judge(Of(5), Of(10), Of(20));
    }

    [Theory]
    [InlineData(150)]
    [InlineData(300)]
    [InlineData(1000)]
    public void At_work_the_mean_amplitude_holds_background_as_the_documentation_says(double mean)
    {
        const double Background = 25;
        var condition = string.Create(
            CultureInfo.InvariantCulture,
            $"10 trials of {mean} µV at work, background 25 µV"
        );
        var row = Rows(
            condition,
            random =>
            {
                var amplitudes = Enumerable
                    .Range(0, 10)
                    .Select(_ => MepGenerator.AmplitudeAbout(mean, MepGenerator.UsualVariation, random));
                return (Epochs([.. amplitudes], Background, random), null);
            },
            [("mep.muscle", "active")],
            ("MEP amplitude", "mep_amplitude", mean, MepGenerator.UsualVariation * mean)
        )[0];
        TestContext.Current.TestOutputHelper?.WriteLine(row.Markdown);
        Assert.Empty(RecoveryTable.NotDocumented([row]));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(20)]
    public void The_mean_with_absent_responses_and_their_share_are_recovered(int trials)
    {
        const double Share = 0.7;
        var condition = string.Create(CultureInfo.InvariantCulture, $"{trials} trials, 30 % absent");
        var sd = Mean * Math.Sqrt((Share * 1.25) - (Share * Share));
        (List<double[]>, IReadOnlyList<string>?) Make(RandomStream random) =>
            (Epochs(Amplitudes(trials, Share, random), 4, random), null);
        Judge(
            Rows(
                condition,
                Make,
                ("MEP amplitude", "mep_amplitude", Share * Mean, sd),
                ("MEP response share", "mep_response_share", 100 * Share, 100 * Math.Sqrt(Share * (1 - Share)))
            )
        );
    }

    [Theory]
    [InlineData(5)]
    [InlineData(10)]
    public void The_input_output_curve_is_recovered(int trials)
    {
        const double Plateau = 2000;
        const double Midpoint = 55;
        const double Width = 4;
        var sd = MepGenerator.LogSd(MepGenerator.UsualVariation);
        double[] intensities = [.. Enumerable.Range(0, 8).SelectMany(i => Enumerable.Repeat(40 + (5.0 * i), trials))];
        var rows = intensities.Select(s => s.ToString(CultureInfo.InvariantCulture)).ToList();
        (List<double[]>, IReadOnlyList<string>?) Make(RandomStream random)
        {
            var medians = intensities.Select(s => Plateau / (1 + Math.Exp((Midpoint - s) / Width)));
            double[] amplitudes = [.. medians.Select(m => m * Math.Exp(sd * random.NextGaussian()))];
            return (Epochs(amplitudes, 4, random), rows);
        }

        var condition = string.Create(CultureInfo.InvariantCulture, $"8 intensities, {trials} trials each");
        Judge(
            Rows(
                condition,
                Make,
                ("IO plateau", "mep_curve_plateau", Plateau, sd * Plateau),
                ("IO midpoint", "mep_curve_midpoint", Midpoint, sd * 2 * Width),
                ("IO width", "mep_curve_width", Width, sd * 2 * Width)
            )
        );
    }

    // Each person is made and analysed once for all rows.
    private static RecoveryRow[] Rows(
        string condition,
        Func<RandomStream, (List<double[]> Epochs, IReadOnlyList<string>? Intensities)> make,
        params (string Name, string Outcome, double Truth, double Sd)[] wanted
    ) => Rows(condition, make, [], wanted);

    private static RecoveryRow[] Rows(
        string condition,
        Func<RandomStream, (List<double[]> Epochs, IReadOnlyList<string>? Intensities)> make,
        (string Id, string Value)[] protocol,
        params (string Name, string Outcome, double Truth, double Sd)[] wanted
    )
    {
        var people = new List<Finding>[Replicates];
        for (var i = 0; i < Replicates; i++)
        {
            var (epochs, intensities) = make(RandomStream.At(Seed, (ulong)i, condition));
            var analysis = Muscles.Mep(epochs, intensities is null ? "" : "intensity", intensities, protocol);
            people[i] = [.. analysis.Findings.Where(f => wanted.Any(w => w.Outcome == f.Series.Outcome))];
        }

        RecoveryRow[] rows =
        [
            .. wanted.Select(w =>
                Recovery.Run(
                    w.Name,
                    condition,
                    w.Sd,
                    i => new Replicate(people[i].Single(f => f.Series.Outcome == w.Outcome).Estimate, w.Truth, 0),
                    Replicates
                )
            ),
        ];
        Array.ForEach(rows, row => RecoveryRows.Keep(row, Replicates));
        return rows;
    }

    private static void Judge(params RecoveryRow[] rows)
    {
        foreach (var row in rows)
        {
            TestContext.Current.TestOutputHelper?.WriteLine(row.Markdown);
        }

        Assert.Empty(RecoveryTable.NotDocumented(rows));
        Assert.All(rows, row => Assert.True(row.BiasMeets && row.CoverageMeets, row.Markdown));
    }

    private static double[] Amplitudes(int trials, double share, RandomStream random) =>
        [
            .. Enumerable
                .Range(0, trials)
                .Select(_ =>
                    random.NextDouble() < share
                        ? MepGenerator.AmplitudeAbout(Mean, MepGenerator.UsualVariation, random)
                        : 0
                ),
        ];

    private static List<double[]> Epochs(double[] amplitudes, double noise, RandomStream random)
    {
        var generator = MepGenerator.Usual(new(noise));
        return [.. amplitudes.Select(a => generator.Epoch(a, Muscles.From, Muscles.To, random))];
    }
}
