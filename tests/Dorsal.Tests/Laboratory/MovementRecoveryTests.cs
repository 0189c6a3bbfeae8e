using Dorsal.Laboratory.MovementVariability;
using Dorsal.Numerics;
using Dorsal.Studies;
using Dorsal.Tests.Numerics;

namespace Dorsal.Tests.Laboratory;

/// <summary>
/// Repeated movement with a known spread, from samples to values. Numbers were fixed before the run; limits are those of <see cref="Recovery"/>.
/// Biases are in the true MeanSD, the SD of the ranges, the true coefficient of variation.
/// </summary>
public class MovementRecoveryTests
{
    private const ulong Seed = 20261124;
    private const int Replicates = 1000;
    private const double RangeSd = 4;
    private const double DurationSd = 0.4;

    // Over 101 points, both ends included, the wave has a mean of 50 / 101.
    private const double MeanSd = RangeSd * 50 / 101;

    private static readonly MovementGenerator Flexion = MovementGenerator.Usual(RangeSd) with { Rate = new(20) };

    [Theory]
    [InlineData(5)]
    [InlineData(10)]
    [InlineData(30)]
    public void The_variability_of_cycles_with_given_onsets_is_recovered(int cycles)
    {
        var varied = Flexion with { DurationSd = DurationSd };
        Judge(
            FormattableString.Invariant($"{cycles} cycles"),
            random =>
            {
                var (angle, onsets) = varied.Make(cycles, random);
                return Movements.Recording("{}", Movements.Rows(onsets), 20, ("flexion", "[deg]", angle));
            },
            ("Movement MeanSD", "movement_mean_sd", MeanSd, MeanSd),
            ("Movement range", "movement_range", Flexion.Range, RangeSd),
            ("Movement cycle duration", "movement_cycle_duration", 4, DurationSd),
            ("Movement cycle CV", "movement_cycle_variation", 10, 10)
        );
    }

    [Fact]
    public void The_variability_of_cycles_found_in_a_noisy_angle_is_recovered() =>
        Judge(
            "30 cycles found, noise 0.1°",
            random =>
            {
                var (angle, _) = (Flexion with { Noise = 0.1 }).Make(30, random);
                return Movements.Recording("{}", [], 20, ("flexion", "[deg]", angle));
            },
            ("Movement MeanSD", "movement_mean_sd", MeanSd, MeanSd)
        );

    private static void Judge(
        string condition,
        Func<RandomStream, StimulusRecording> make,
        params (string Name, string Outcome, double Truth, double Sd)[] wanted
    )
    {
        var people = new Estimate[Replicates][];
        for (var i = 0; i < Replicates; i++)
        {
            var analysis = Lab.Analyse(make(RandomStream.At(Seed, (ulong)i, condition)));
            var found = analysis.Findings.ToDictionary(f => f.Series.Outcome, f => f.Estimate, StringComparer.Ordinal);
            people[i] = [.. wanted.Select(w => found[w.Outcome])];
        }

        RecoveryRow[] rows =
        [
            .. wanted.Select(
                (w, k) =>
                    Recovery.Run(w.Name, condition, w.Sd, i => new Replicate(people[i][k], w.Truth, 0), Replicates)
            ),
        ];
        Array.ForEach(rows, row => RecoveryRows.Keep(row, Replicates));
        Array.ForEach(rows, row => TestContext.Current.TestOutputHelper?.WriteLine(row.Markdown));
        Assert.Empty(RecoveryTable.NotDocumented(rows));
    }
}
