using Dorsal.Laboratory;
using Dorsal.Laboratory.CuffAlgometry;
using Dorsal.Studies;
using Dorsal.Units;

namespace Dorsal.Tests.Laboratory;

/// <summary>Cuff algometry from tables and from recorded inflations.</summary>
public class CuffAlgometryTests
{
    private static readonly CuffAlgometryTest Test = new();

    [Fact]
    public void A_limit_is_a_tolerance_of_at_least_that()
    {
        var table = Rows.Table("cuff", "measure pressure", "cPDT 24", "cPDT 28", "limit 100");
        var analysis = Rows.Analyse(Test, table);
        Assert.Equal(26, Rows.Of(analysis, "cuff_pain_detection_threshold").Estimate.Value);
        var tolerance = Rows.Of(analysis, "cuff_pain_tolerance");
        Assert.Equal((100, Bound.AtLeast), (tolerance.Estimate.Value, tolerance.Bound));
    }

    [Fact]
    public void A_zero_and_a_pressure_that_no_cuff_reaches_are_rejected()
    {
        var analysis = Rows.Analyse(Test, Rows.Table("cuff", "measure pressure", "cPDT 0", "cPTT 5000", "x 1"));
        Assert.Equal(
            ["MeasureUnknown", "ValueImpossible", "ZeroPressure"],
            analysis.Notes.Select(n => n.Code).Where(c => c is not ("UnitNotStated")).Distinct().Order()
        );
    }

    [Fact]
    public void Detection_is_where_the_scale_leaves_zero_for_good_and_tolerance_where_the_button_goes_down()
    {
        // 1 kPa/s at 10 Hz; a touch at 5 kPa for 0.2 s, pain from 20.1 kPa on, stop at 50 kPa.
        var (pressure, vas, button) = Inflation();
        var recording = Recording(pressure, vas, button);
        var analysis = Rows.Analyse(Test, recording);
        Assert.Equal(20.1, Rows.Of(analysis, "cuff_pain_detection_threshold").Estimate.Value, 9);
        Assert.Equal(50, Rows.Of(analysis, "cuff_pain_tolerance").Estimate.Value, 9);
        Assert.Equal(59.8, Rows.Of(analysis, "cuff_rating_at_tolerance").Estimate.Value, 9);
        var aboveOneCentimetre = Rows.Analyse(Test, recording, ("cuff.detection_vas", "10.1"));
        Assert.Equal(25.2, Rows.Of(aboveOneCentimetre, "cuff_pain_detection_threshold").Estimate.Value, 9);
    }

    [Fact]
    public void A_button_that_stays_up_makes_the_tolerance_a_bound()
    {
        var (pressure, vas, button) = Inflation();
        Array.Clear(button);
        var tolerance = Rows.Of(Rows.Analyse(Test, Recording(pressure, vas, button)), "cuff_pain_tolerance");
        Assert.Equal(Bound.AtLeast, tolerance.Bound);
    }

    [Fact]
    public void Without_a_stop_the_rating_at_tolerance_is_only_known_to_be_at_least_the_last_one()
    {
        var (pressure, vas, button) = Inflation();
        Array.Clear(button);
        var rating = Rows.Of(Rows.Analyse(Test, Recording(pressure, vas, button)), "cuff_rating_at_tolerance");
        Assert.Equal((59.8, Bound.AtLeast), (Math.Round(rating.Estimate.Value, 9), rating.Bound));
    }

    [Fact]
    public void A_rating_where_the_tolerance_was_not_reached_does_not_count_beside_one_where_it_was()
    {
        var (pressure, vas, button) = Inflation();
        double[] higher = [.. vas.Select(v => v + 20)];
        var analysis = Rows.Analyse(
            Test,
            [Recording(pressure, vas, button), Recording(pressure, higher, new double[button.Length], 2)]
        );
        Assert.Equal(59.8, Rows.Of(analysis, "cuff_rating_at_tolerance").Estimate.Value, 9);
        var rejected = Assert.Single(analysis.Trials, t => t.Status == TrialStatus.Rejected);
        Assert.Equal(("2", "CuffToleranceNotReached"), (rejected.Label, rejected.Reason));
        Assert.Contains(analysis.Notes, n => n is { Code: "CuffToleranceNotReached", Value: "79.8" });
    }

    [Theory]
    [InlineData(500, 50)]
    [InlineData(497, 49.7)]
    public void A_rise_too_short_before_the_stop_is_no_detection_but_a_bound(int from, double kilopascals)
    {
        var (pressure, vas, button) = Inflation();
        Array.Fill(vas, 0, 0, from);
        var analysis = Rows.Analyse(Test, Recording(pressure, vas, button));
        var detection = Rows.Of(analysis, "cuff_pain_detection_threshold");
        Assert.Equal((kilopascals, Bound.AtLeast), (detection.Estimate.Value, detection.Bound));
        Assert.Equal("0.5 s", Assert.Single(analysis.Notes, n => n.Code == "CuffRiseTooShort").Limit);
    }

    [Fact]
    public void A_rise_that_lasts_as_long_as_the_rule_says_is_a_detection_up_to_the_stop()
    {
        // Five samples at 10 Hz are 0.5 s.
        var (pressure, vas, button) = Inflation();
        Array.Fill(vas, 0, 0, 496);
        var detection = Rows.Of(Rows.Analyse(Test, Recording(pressure, vas, button)), "cuff_pain_detection_threshold");
        Assert.Equal((49.6, Bound.None), (detection.Estimate.Value, detection.Bound));
    }

    [Fact]
    public void An_inflation_at_the_wrong_rate_is_rejected()
    {
        var (pressure, vas, button) = Inflation();
        var analysis = Rows.Analyse(Test, Recording([.. pressure.Select(p => 2 * p)], vas, button));
        Assert.Contains(analysis.Notes, n => n.Code == "RampSlopeWrong");
        Assert.All(analysis.Trials, t => Assert.Equal(TrialStatus.Rejected, t.Status));
    }

    internal static SignalRecording Recording(double[] pressure, double[] vas, double[] button, int run = 1) =>
        new(
            RecordingFile.Signal("1", "", "qst", "cuff", "", FormattableString.Invariant($"{run}")),
            Sidecar.Empty,
            CuffGenerator.UsualRate,
            [
                new("pressure", Kilopascals.Unit, pressure),
                new("vas", PainRating.Unit, vas),
                new("button", Unit.Parse("1"), button),
            ]
        );

    private static (double[] Pressure, double[] Vas, double[] Button) Inflation()
    {
        double[] pressure = [.. Enumerable.Range(0, 520).Select(i => i <= 500 ? i / 10.0 : 0)];
        double[] vas =
        [
            .. Enumerable
                .Range(0, 520)
                .Select(i => i is 50 or 51 ? 3 : Math.Max(0, (i - 200) * 0.2) - (i > 200 ? 0.2 : 0)),
        ];
        vas[201] = 0.1;
        double[] button = [.. Enumerable.Range(0, 520).Select(i => i >= 500 ? 1.0 : 0)];
        return (pressure, vas, button);
    }
}
