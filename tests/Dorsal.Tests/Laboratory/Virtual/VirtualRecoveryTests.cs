using Dorsal.Laboratory.Virtual;
using Dorsal.Mechanisms;
using Dorsal.Numerics;
using Dorsal.People;
using MathNet.Numerics.Statistics;

namespace Dorsal.Tests.Laboratory.Virtual;

/// <summary>What analyses find in the recordings of virtual people is what was in the people, with the error that real tests have.</summary>
public sealed class VirtualRecoveryTests(VirtualStudy study) : IClassFixture<VirtualStudy>
{
    [Fact]
    public void Norms_of_states_are_those_of_the_model_as_it_is()
    {
        // Whoever calibrates the model anew makes states.tsv anew: some 110 people know a mean to 0.1 SD.
        var pain = study.Healthy.Truth((_, s) => s(State.Pain));
        Assert.All(
            StateNorm.All.Where(pair => pair.Key != State.Fear),
            pair =>
            {
                var states = study.Healthy.Truth((_, s) => s(pair.Key)).Where((_, i) => pain[i] < 1).ToList();
                Assert.InRange(pair.Value.Standard(states.Average()), -0.4, 0.4);
                // Two weeks are too short for injuries to spread their pain as a year does.
                if (pair.Key != State.Pain)
                {
                    Assert.InRange(states.StandardDeviation() / pair.Value.Spread, 0.6, 1.6);
                }
            }
        );
    }

    // The floors lie well below what the model gives, and far above what scatter alone would in 200 people (0.14); many of them
    // have no pain after a year, and their order in it is chance.
    [Theory]
    [InlineData("pcs_total", State.Catastrophising, 0.5)]
    [InlineData("dass21_depression", State.Distress, 0.4)]
    [InlineData("frebaq_total", State.BodyImageDistortion, 0.5)]
    [InlineData("odi_total", State.Pain, 0.4)]
    [InlineData("nrs_average", State.Pain, 0.8)]
    public void Questionnaires_rank_people_by_the_state_behind_them(string outcome, State state, double least) =>
        Assert.InRange(RankCorrelation(study.Hurt.Outcome(outcome), study.Hurt.Truth((_, s) => s(state))), least, 0.99);

    [Fact]
    public void Pressure_thresholds_rank_people_by_their_sensitivity()
    {
        var sensitivity = new PressureSensitivity(ModelConstants.Default);
        var measured = study.Hurt.Outcome("pressure_pain_threshold", site: "back");
        Assert.InRange(RankCorrelation(measured, study.Hurt.Truth(sensitivity.Local)), 0.7, 0.97);
    }

    [Fact]
    public void Serum_tells_little_of_the_tissue_as_in_real_people()
    {
        // Evidence 1.2: weak and mixed; the assumed effect is 0.1-0.4 SD between groups, so within people next to nothing.
        var measured = study.Hurt.Outcome("serum_crp", condition: "virtual panel");
        var truth = study.Hurt.Truth((_, s) => s(State.SystemicInflammation));
        Assert.InRange(RankCorrelation(measured, truth), -0.1, 0.45);
    }

    [Fact]
    public void Pressure_thresholds_a_week_apart_agree_as_published()
    {
        // Evidence C.1: ICC of the back 0.83-0.94 in chronic pain, SEM 51-89 kPa.
        var (icc, sem) = Retest("pressure_pain_threshold", "back");
        Assert.InRange(icc, 0.83, 0.94);
        Assert.InRange(sem, 51, 89);
    }

    [Theory]
    [InlineData("pcs_total", 2.79)] // evidence D: smallest detectable change 7.73 = 1.96 root 2 SEM
    [InlineData("frebaq_total", 2.16)] // evidence D
    public void Questionnaires_a_week_apart_err_about_as_published(string outcome, double published) =>
        Assert.InRange(Retest(outcome, "").Sem, 0.75 * published, 1.25 * published);

    [Fact]
    public void A_rater_agrees_with_himself_better_than_with_the_other_as_published()
    {
        // Evidence C.8 (from memory): 0.84-0.90 and 0.69-0.81; weights are quadratic here, which the source does not state.
        string[] levels = ["L1-L2", "L2-L3", "L3-L4", "L4-L5", "L5-S1"];
        var first = levels.Select(level => Grades(level, "A", false)).ToList();
        Assert.InRange(Kappa(first, [.. levels.Select(level => Grades(level, "A", true))]), 0.84, 0.90);
        Assert.InRange(Kappa(first, [.. levels.Select(level => Grades(level, "B", false))]), 0.69, 0.81);
    }

    [Theory]
    [InlineData("pressure_pain_threshold", "back", -1)]
    [InlineData("pressure_pain_threshold", "tibialis", -1)]
    [InlineData("pcs_total", "", 1)]
    [InlineData("dass21_depression", "", 1)]
    [InlineData("frebaq_total", "", 1)]
    [InlineData("odi_total", "", 1)]
    public void People_in_pain_differ_from_the_pain_free_in_the_published_direction(
        string outcome,
        string site,
        int sign
    )
    {
        var pain = study.Hurt.Truth((_, s) => s(State.Pain));
        var hurt = study.Hurt.Outcome(outcome, site: site).Where((_, i) => pain[i] >= 3).ToArray();
        var healthy = study.Healthy.Outcome(outcome, site: site);
        Assert.InRange(sign * HedgesG.From(Known(healthy), Known(hurt)).Value, 0.1, 10);
    }

    private (double Icc, double Sem) Retest(string outcome, string site)
    {
        var (first, second) = (study.Hurt.Outcome(outcome, false, site), study.Hurt.Outcome(outcome, true, site));
        var both = first.Zip(second).Where(p => double.IsFinite(p.First + p.Second)).ToList();
        var variance = both.Average(p => (p.First - p.Second) * (p.First - p.Second)) / 2;
        return (
            IntraclassCorrelation.From([.. both.Select(p => new[] { p.First, p.Second })]).Agreement.Value,
            Math.Sqrt(variance)
        );
    }

    private double[] Grades(string level, string rater, bool isSecond) =>
        study.Healthy.Outcome("disc_grade", isSecond, level, rater);

    private static double Kappa(List<double[]> one, List<double[]> other) =>
        WeightedKappa
            .From(
                [
                    .. Enumerable
                        .Range(0, one[0].Length)
                        .Select(p => (IReadOnlyList<(double, double)>)[.. one.Zip(other, (a, b) => (a[p], b[p]))]),
                ],
                isQuadratic: true
            )
            .Value;

    private static double RankCorrelation(double[] measured, double[] truth)
    {
        int[] known = [.. Enumerable.Range(0, measured.Length).Where(i => double.IsFinite(measured[i]))];
        return Pearson.From(Ranks([.. known.Select(i => measured[i])]), Ranks([.. known.Select(i => truth[i])])).Value;
    }

    // Equal values share the mean of their ranks.
    private static double[] Ranks(double[] values) =>
        Array.ConvertAll(values, v => values.Count(other => other < v) + (values.Count(other => other == v) / 2.0));

    private static double[] Known(IEnumerable<double> values) => [.. values.Where(double.IsFinite)];
}
