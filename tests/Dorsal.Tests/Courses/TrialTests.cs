using Dorsal.Courses;
using Dorsal.Courses.Calibration;
using Dorsal.People;

namespace Dorsal.Tests.Courses;

/// <summary>Virtual trials, risk strata and twins: what the figures of the account rest on.</summary>
public class TrialTests
{
    private const ulong Seed = 12;
    private const int People = 480;
    private static readonly PersonModel Model = PersonModel.Of();

    private static readonly Lazy<Cohort> Untreated = new(() =>
        Cohort.Run(Model, Seed, 0, People, new(480, Onset.Acute), TestContext.Current.CancellationToken)
    );

    [Fact]
    public void Removal_of_nociceptive_input_relieves_chronic_pain()
    {
        var block = Effect(new("x", Input.NociceptiveBlock, IsAcute: false, 12, 12));
        Assert.True(block < -0.5, FormattableString.Invariant($"{block}"));
    }

    [Fact]
    public void Treated_and_untreated_go_the_same_way_until_the_treatment_begins()
    {
        var plan = new TreatmentPlan([
            new Arm("all", 1, [new("t", new Dictionary<Input, double> { [Input.Exercise] = 1 }, 100, 50)]),
        ]);
        var treated = Cohort.Run(
            Model,
            Seed,
            0,
            32,
            new(140, Onset.Acute) { Treatments = plan },
            TestContext.Current.CancellationToken
        );
        Assert.All(Enumerable.Range(0, 32), i => Assert.Equal(Untreated.Value.Diaries[i][99], treated.Diaries[i][99]));
        Assert.Contains(Enumerable.Range(0, 32), i => Untreated.Value.Diaries[i][139] != treated.Diaries[i][139]);
    }

    [Fact]
    public void Treatment_never_brings_rigidity_inflammation_fear_or_catastrophising_below_nothing()
    {
        var plan = new TreatmentPlan([
            new Arm(
                "all",
                1,
                [new("t", new Dictionary<Input, double> { [Input.Exercise] = 1, [Input.Cognitive] = 1 }, 0, 300)]
            ),
        ]);
        var cohort = Cohort.Run(
            Model,
            Seed,
            0,
            160,
            new(300, Onset.None) { Treatments = plan },
            TestContext.Current.CancellationToken
        );
        Assert.All(
            cohort.Ends,
            e =>
                Assert.All(
                    [State.Rigidity, State.SystemicInflammation, State.Fear, State.Catastrophising],
                    state => Assert.True(e[(int)state] >= 0, $"{state}")
                )
        );
    }

    [Fact]
    public void More_people_at_high_risk_become_chronic_than_at_low_risk()
    {
        var figures = CourseFigures.ForFit(Model, Seed, People, 48, TestContext.Current.CancellationToken);
        Assert.True(figures["chronic_high_risk"] > figures["chronic_low_risk"] + 0.05);
    }

    [Fact]
    public void Identical_twins_are_more_alike_than_fraternal_twins()
    {
        var figures = new Dictionary<string, double>(StringComparer.Ordinal);
        TwinResemblance.Add(figures, Model, Seed, 1600, TestContext.Current.CancellationToken);
        Assert.True(figures["twins_identical"] > figures["twins_fraternal"]);
    }

    [Fact]
    public void The_tetrachoric_correlation_is_that_of_the_liabilities()
    {
        // Liabilities of known correlation, cut where 13 % are affected; 200,000 pairs know it to about 0.005.
        var chance = Dorsal.Numerics.RandomStream.At(5, 0, "twins");
        var pairs = Enumerable
            .Range(0, 200_000)
            .Select(_ =>
            {
                var (shared, one, other) = (chance.NextGaussian(), chance.NextGaussian(), chance.NextGaussian());
                bool Is(double own) => (Math.Sqrt(0.4) * shared) + (Math.Sqrt(0.6) * own) > 1.1264;
                return (Is(one), Is(other));
            })
            .ToList();
        Assert.InRange(TwinResemblance.Tetrachoric(pairs), 0.38, 0.42);
        Assert.Equal(double.NaN, TwinResemblance.Tetrachoric([(false, false)]));
    }

    private static double Effect(Trial trial) =>
        trial.Effect(Model, Seed, Untreated.Value, TestContext.Current.CancellationToken);
}
