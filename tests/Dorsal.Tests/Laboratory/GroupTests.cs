using Dorsal.Laboratory;
using Dorsal.Laboratory.Groups;
using Dorsal.Numerics;
using Dorsal.Studies;
using Dorsal.Units;

namespace Dorsal.Tests.Laboratory;

/// <summary>Statistics of groups, conditions, sessions and errors by hand.</summary>
public class GroupTests
{
    private const string Pressure = "pressure_pain_threshold";

    [Fact]
    public void A_summary_counts_bounds_and_gives_the_censored_mean_beside_the_plain_one()
    {
        var findings = new[] { 10.0, 12, 8, 0, 14 }
            .Select((v, i) => Cold(i, v) with { Bound = v == 0 ? Bound.AtMost : Bound.None })
            .Append(Cold(5, 0) with { Estimate = Estimate.None(FitOutcome.TooFewTrials) })
            .ToList();
        var summary = Assert.Single(GroupSummaries.Of(findings, People(6, _ => "control")));
        Assert.Equal((5, 1, 8.8, 10), (summary.Count, summary.AtBound, Math.Round(summary.Mean, 9), summary.Median));
        Assert.Equal(
            Math.Sqrt(((1.2 * 1.2) + (3.2 * 3.2) + (0.8 * 0.8) + (8.8 * 8.8) + (5.2 * 5.2)) / 4),
            summary.Sd,
            9
        );
        Assert.True(summary.CensoredMean.Value < summary.Mean);
        Assert.Equal("control", summary.Group);
    }

    [Fact]
    public void Patients_with_lower_pressure_pain_thresholds_have_a_negative_g_on_the_logarithm()
    {
        // Claim 2.1. log10: controls 2.7 2.8 2.9, patients 2.5 2.6 2.7; SD 0.1 each, so d = -2 and J(4) = 0.797885.
        double[] logs = [2.7, 2.8, 2.9, 2.5, 2.6, 2.7];
        var findings = logs.Select(
                (log, i) => Made(i, Pressure, Math.Pow(10, log), "kPa") with { Z = i < 3 ? 0 : 2, NormCount = 3 }
            )
            .ToList();
        var contrast = Assert.Single(Contrasts(findings, People(6, i => i < 3 ? "control" : "back_pain")));
        Assert.Equal(
            ("back_pain", "control", 3, 3),
            (contrast.Group, contrast.Reference, contrast.Count, contrast.ReferenceCount)
        );
        Assert.Equal(-2 * 0.7978845608, contrast.HedgesG.Value, 6);

        // z of 2, 2, 2 against three of N(0, 1): pooled SD² = (0 + 2)/4, t = 2/√(0.5·2/3) = 3.4641, df 4, two-sided p = 0.02572.
        Assert.Equal(0.0257, contrast.ReferenceRuleP, 4);
    }

    [Fact]
    public void Where_a_value_is_only_a_bound_there_is_a_difference_and_no_g()
    {
        var findings = Enumerable.Range(0, 8).Select(i => Made(i, Pressure, 100 + (10 * i), "kPa")).ToList();
        findings[7] = findings[7] with { Bound = Bound.AtLeast };
        var contrast = Assert.Single(Contrasts(findings, People(8, i => i < 4 ? "control" : "back_pain")));
        Assert.Equal((false, 1), (contrast.HedgesG.IsFitted, contrast.AtBound));
        Assert.True(contrast.Difference.HasInterval);
        Assert.True(contrast.Difference.Value > Math.Log10(155.0 / 115));
    }

    [Fact]
    public void The_group_that_is_asked_for_as_norm_is_the_reference()
    {
        var findings = Enumerable.Range(0, 6).Select(i => Made(i, Pressure, 100 + (10 * i), "kPa")).ToList();
        var people = People(6, i => i < 3 ? "chronic" : "hc");
        Assert.Equal("hc", Assert.Single(GroupContrasts.Of(findings, people, "HC")).Reference);
        Assert.Equal("chronic", Assert.Single(Contrasts(findings, people)).Reference);
    }

    [Fact]
    public void Values_of_an_unknown_unit_are_compared_as_they_are()
    {
        var findings = Enumerable.Range(0, 6).Select(i => Made(i, Pressure, 1 + i, "unstated")).ToList();
        var people = People(6, i => i < 3 ? "control" : "patient");
        Assert.Equal(3 * 0.7978845608, Assert.Single(Contrasts(findings, people)).HedgesG.Value, 6);
        var sessions = findings.Concat(findings.Select(f => f with { Session = "2" })).ToList();
        Assert.Equal(1, Assert.Single(Reliabilities.Of(sessions)).Correlation.Value, 9);
        var conditions = findings
            .Select(f => Under(f, "baseline"))
            .Concat(
                findings.Select(f =>
                    Under(f, "capsaicin") with
                    {
                        Estimate = Estimate.WithoutError(f.Estimate.Value + 1),
                    }
                )
            )
            .ToList();
        Assert.All(ConditionContrasts.Of(conditions, people), c => Assert.Equal(1, c.Difference.Value, 9));
    }

    [Fact]
    public void Conditions_are_compared_within_persons()
    {
        // Heat: -6, -8, -10 in three people; the fourth has no baseline. Mean -8, SD 2, dz -4.
        List<Finding> findings =
        [
            .. new[] { 44.0, 46, 48 }.Select((v, i) => Under(Made(i, "heat_pain_threshold", v, "Cel"), "baseline")),
            .. new[] { 38.0, 38, 38, 20 }.Select(
                (v, i) => Under(Made(i, "heat_pain_threshold", v, "Cel"), "capsaicin")
            ),
        ];
        findings[1] = findings[1] with { Bound = Bound.AtLeast };
        var contrast = Assert.Single(ConditionContrasts.Of(findings, People(4, _ => "")));
        Assert.Equal(("baseline", 3, 1), (contrast.Reference, contrast.Pairs, contrast.AtBound));
        Assert.Equal((-8, -4), (Math.Round(contrast.Difference.Value, 9), Math.Round(contrast.Dz, 9)));
        Assert.Equal(-8 + (Lab.T2 * 2 / Math.Sqrt(3)), contrast.Difference.High, 6);
    }

    [Fact]
    public void Equal_differences_have_no_dz()
    {
        var findings = new[] { 44.0, 46 }
            .SelectMany(
                (v, i) =>
                    new[]
                    {
                        Under(Made(i, "heat_pain_threshold", v, "Cel"), "baseline"),
                        Under(Made(i, "heat_pain_threshold", v - 2, "Cel"), "capsaicin"),
                    }
            )
            .ToList();
        Assert.True(double.IsNaN(Assert.Single(ConditionContrasts.Of(findings, People(2, _ => ""))).Dz));
    }

    [Fact]
    public void Reliability_is_on_the_scale_of_statistics()
    {
        // log10: 2.0 2.2 2.4 2.6 and 2.1 2.1 2.5 2.7; differences 0.1 -0.1 0.1 0.1, SD 0.1, SEM 0.1/√2.
        double[] first = [2.0, 2.2, 2.4, 2.6];
        double[] second = [2.1, 2.1, 2.5, 2.7];
        List<Finding> findings =
        [
            .. first.Select((v, i) => Made(i, Pressure, Math.Pow(10, v), "kPa")),
            .. second.Select((v, i) => Made(i, Pressure, Math.Pow(10, v), "kPa") with { Session = "2" }),
        ];
        var retest = Assert.Single(Reliabilities.Of(findings));
        Assert.Equal(
            ("1", "2", 4, "log10(kPa)"),
            (retest.FirstSession, retest.SecondSession, retest.Pairs, retest.Unit.Code)
        );
        Assert.Equal(0.22 / Math.Sqrt(0.2 * 0.27), retest.Correlation.Value, 9);
        Assert.Equal(0.1 / Math.Sqrt(2), retest.StandardErrorOfMeasurement, 9);
        Assert.Equal(1.959963984540054 * 0.1, retest.SmallestDetectableChange, 9);
    }

    [Fact]
    public void Sessions_are_in_the_order_of_their_numbers()
    {
        var findings = new[] { "1", "2", "10" }
            .SelectMany(s => Enumerable.Range(0, 4).Select(i => Made(i, Pressure, 100 + i, "kPa") with { Session = s }))
            .ToList();
        Assert.Equal(
            [("1", "2"), ("2", "10")],
            Reliabilities.Of(findings).Select(r => (r.FirstSession, r.SecondSession))
        );
    }

    [Fact]
    public void The_error_of_measurement_pools_persons_and_counts_each_once()
    {
        // Trials 10 12 14 (SS 8, df 2), twice the same value (SS 0, df 1) and, in a second session, 20 24 (SS 8, df 1): MS = 16/4.
        List<Finding> findings =
        [
            Cold(0, 12) with
            {
                Estimate = MeanEstimate.From([10, 12, 14]),
                TrialsUsed = 3,
            },
            Cold(1, 5) with
            {
                Estimate = MeanEstimate.From([5, 5]),
                TrialsUsed = 2,
            },
            Cold(0, 22) with
            {
                Estimate = MeanEstimate.From([20, 24]),
                TrialsUsed = 2,
                Session = "2",
            },
        ];
        var error = Assert.Single(MeasurementErrors.Of(findings));
        Assert.Equal((2, "Cel"), (error.People, error.Unit.Code));
        Assert.Equal(2, error.Sem.Value, 9);
        Assert.Equal(2 / Math.Sqrt(7.0 / 3), error.SemOfMean, 9);
        Assert.Equal(1.959963984540054 * Math.Sqrt(2) * 2 / Math.Sqrt(7.0 / 3), error.SmallestDetectableChange, 9);
    }

    private static IReadOnlyList<GroupContrast> Contrasts(
        IReadOnlyList<Finding> findings,
        IReadOnlyList<Participant> people
    ) => GroupContrasts.Of(findings, people, "control");

    private static Finding Under(Finding finding, string condition) =>
        finding with
        {
            Series = finding.Series with { Condition = condition },
        };

    private static Finding Cold(int person, double value) => Made(person, "cold_pain_threshold", value, "Cel");

    private static Finding Made(int person, string outcome, double value, string unit) =>
        new(
            Label(person),
            "1",
            outcome == Pressure ? "pressure" : "thermal",
            new SeriesKey(outcome, "hand", "", ""),
            Estimate.WithoutError(value),
            Unit.Parse(unit),
            3,
            0,
            new Detector("made-up", "1"),
            ["file"]
        );

    private static List<Participant> People(int count, Func<int, string> group) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(i => new Participant(
                    Label(i),
                    null,
                    Sex.Unstated,
                    group(i),
                    new Dictionary<string, string>(StringComparer.Ordinal)
                )),
        ];

    private static string Label(int person) => person.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
