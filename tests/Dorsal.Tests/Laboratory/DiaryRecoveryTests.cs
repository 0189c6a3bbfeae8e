using Dorsal.Laboratory;
using Dorsal.Laboratory.PainDiary;
using Dorsal.Numerics;
using Dorsal.Tests.Numerics;

namespace Dorsal.Tests.Laboratory;

/// <summary>
/// Diaries whose days resemble their neighbours: from rows to mean and SD with intervals. Lengths, correlations and replicates were
/// fixed before the run.
/// </summary>
public class DiaryRecoveryTests
{
    private const ulong Seed = 20261125;
    private const int Replicates = 1000;
    private const double Mean = 5;
    private const double Sd = 0.8;

    [Theory]
    [InlineData(3, 0.5)]
    [InlineData(5, 0.5)]
    [InlineData(10, 0.5)]
    [InlineData(28, 0.5)]
    [InlineData(90, 0.5)]
    [InlineData(28, 0.0)]
    [InlineData(28, 0.8)]
    public void Mean_and_sd_of_a_diary_are_recovered(int days, double correlation)
    {
        foreach (var (name, outcome, truth) in Outcomes)
        {
            var row = Run(name, outcome, truth, days, correlation);
            TestContext.Current.TestOutputHelper?.WriteLine(row.Markdown);
            RecoveryRows.Keep(row, Replicates);
            Assert.Empty(RecoveryTable.NotDocumented([row]));
            if (days >= 5)
            {
                Assert.True(row.BiasMeets && row.CoverageMeets, row.Markdown);
            }
        }
    }

    private static readonly (string Name, string Outcome, double Truth)[] Outcomes =
    [
        ("Diary mean", "diary_average_mean", Mean),
        ("Diary SD", "diary_average_sd", Sd),
    ];

    private static RecoveryRow Run(string name, string outcome, double truth, int days, double correlation)
    {
        // The shortest diaries are whole: a day less would be another length.
        var missing = days < 10 ? 0 : 0.1;
        var condition = FormattableString.Invariant(
            $"{days} days, correlation {correlation:0.0}, {100 * missing} % missing"
        );
        var generator = new DiaryGenerator(Mean, Sd, correlation);
        return Recovery.Run(
            name,
            condition,
            Sd,
            i =>
            {
                var random = RandomStream.At(Seed, i, condition);
                var ratings = generator.Make(days, random);
                for (var day = 0; day < days; day++)
                {
                    ratings[day] = random.NextDouble() < missing ? double.NaN : ratings[day];
                }

                return new Replicate(Diary.Of(ratings).Of(outcome).Estimate, truth, 0);
            },
            Replicates
        );
    }
}
