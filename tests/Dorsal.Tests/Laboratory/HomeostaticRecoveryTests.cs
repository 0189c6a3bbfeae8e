using Dorsal.Laboratory;
using Dorsal.Laboratory.HomeostaticPlasticity;
using Dorsal.Laboratory.MotorEvokedPotentials;
using Dorsal.Numerics;
using Dorsal.Tests.Numerics;

namespace Dorsal.Tests.Laboratory;

/// <summary>
/// Double stimulation with known ratios, from samples to ratios and index. Numbers were fixed before the run; limits are those of
/// <see cref="Recovery"/>. Biases are in trial SD: of the amplitude over the baseline for ratios, of the logarithm of those
/// that are not absent for the index.
/// </summary>
public class HomeostaticRecoveryTests
{
    private const ulong Seed = 20261128;
    private const int Replicates = 1000;

    [Theory]
    [InlineData(15, "anodal-anodal", 0)]
    [InlineData(30, "anodal-anodal", 0)]
    [InlineData(15, "cathodal-cathodal", 0)]
    [InlineData(15, "anodal-anodal", 30)]
    public void Ratios_and_index_are_recovered(int trials, string polarity, int absent)
    {
        var condition = FormattableString.Invariant($"{trials} trials a block, {polarity}, {absent} % absent");
        var person =
            polarity == "anodal-anodal" ? HomeostaticGenerator.PainFree : HomeostaticGenerator.PainFree.Mirrored;
        PulseBlock[] wanted = [PulseBlock.Baseline, PulseBlock.Between, PulseBlock.After(10)];
        person = person with { Course = [.. person.Course.Where(c => wanted.Contains(c.Block))] };
        var people = new Analysis[Replicates];
        for (var i = 0; i < Replicates; i++)
        {
            people[i] = Analysed(person, trials, polarity, absent / 100.0, RandomStream.At(Seed, (ulong)i, condition));
        }

        double RatioOf(PulseBlock block) => person.Course.Single(c => c.Block == block).Ratio;
        RecoveryRow Row(string name, string outcome, string at, double sd, double truth) =>
            Recovery.Run(
                name,
                condition,
                sd,
                i => new Replicate(
                    people[i].Findings.Single(f => f.Series.Outcome == outcome && f.Series.Condition == at).Estimate,
                    truth,
                    0
                ),
                Replicates
            );

        // Absent responses are 0 and scatter the trials about their mean.
        var logSd = MepGenerator.LogSd(MepGenerator.UsualVariation);
        var variation = Math.Sqrt(((1 + (person.Variation * person.Variation)) / (1 - (absent / 100.0))) - 1);
        var (between, late) = (RatioOf(wanted[1]), RatioOf(wanted[2]));
        Judge(
            Row("homeostatic index", "homeostatic_index", "", logSd, Math.Log(0.75)),
            Row("MEP ratio between", "homeostatic_ratio", "between", variation * between, between),
            Row("MEP ratio at 10 min", "homeostatic_ratio", "10 min", variation * late, late)
        );
    }

    private static Analysis Analysed(
        HomeostaticGenerator person,
        int trials,
        string polarity,
        double absent,
        RandomStream random
    )
    {
        var muscle = MepGenerator.Usual(new(4));
        var amplitudes = person
            .Amplitudes(trials, random)
            .Select(t => random.NextDouble() < absent ? (t.Block, 0) : t)
            .ToList();
        var (samples, events) = HomeostaticGenerator.Recording(amplitudes, muscle, random);
        var recording = Muscles.Recording(
            "homeostatic",
            "onset duration block minute",
            events.Select(cells => string.Join(' ', cells))
        );
        var signal = new MemorySignal(muscle.Rate.Value, ("FDI", "uV", samples));
        return new HomeostaticPlasticityTest().Analyse(
            [recording with { Opener = () => signal }],
            Muscles.Protocol("homeostatic", ("homeostatic.polarity", polarity))
        );
    }

    private static void Judge(params RecoveryRow[] rows)
    {
        foreach (var row in rows)
        {
            RecoveryRows.Keep(row, Replicates);
            TestContext.Current.TestOutputHelper?.WriteLine(row.Markdown);
        }

        Assert.Empty(RecoveryTable.NotDocumented(rows));
        Assert.All(rows, row => Assert.True(row.BiasMeets && row.CoverageMeets, row.Markdown));
    }
}
