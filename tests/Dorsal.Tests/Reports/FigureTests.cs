using System.Globalization;
using System.Xml.Linq;
using Dorsal.Laboratory;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Reports.Figures;
using Dorsal.Units;
using OxyPlot;

namespace Dorsal.Tests.Reports;

public class FigureTests
{
    [Theory]
    [InlineData("profile")]
    [InlineData("profile-other")]
    [InlineData("trials")]
    [InlineData("trials-log")]
    [InlineData("ramp")]
    [InlineData("sway-path")]
    [InlineData("sway-time")]
    [InlineData("groups")]
    public void A_figure_is_as_it_was_looked_at(string name) =>
        Golden.Check(name + ".svg", MadeUpFigures.Draw(name, Language.Japanese).ToSvg("f", "ja") + "\n");

    [Fact]
    public void No_text_is_cut_off_at_the_edge_of_a_figure()
    {
        foreach (var svg in MadeUpFigures.All().Concat(Pages.All().SelectMany(FiguresOf)))
        {
            var box = SvgText.ViewBoxOf(svg);
            Assert.All(
                SvgText.In(svg),
                text =>
                    Assert.True(
                        box.Contains(text.Box),
                        $"'{text.Words}' at {text.Box.ToString()} leaves {box.ToString()}."
                    )
            );
        }
    }

    [Fact]
    public void No_text_of_a_figure_lies_on_another()
    {
        foreach (var svg in MadeUpFigures.All().Concat(Pages.All().SelectMany(FiguresOf)))
        {
            var texts = SvgText.In(svg).ToList();
            for (var i = 0; i < texts.Count; i++)
            {
                for (var j = 0; j < i; j++)
                {
                    Assert.False(
                        texts[i].Box.Overlaps(texts[j].Box),
                        $"'{texts[i].Words}' at {texts[i].Box} lies on '{texts[j].Words}' at {texts[j].Box}."
                    );
                }
            }
        }
    }

    [Fact]
    public void A_figure_says_what_it_shows_to_those_who_do_not_see_it()
    {
        foreach (var svg in MadeUpFigures.All())
        {
            Assert.Equal("img", svg.Attribute("role")?.Value);
            Assert.All(new[] { "title", "desc" }, name => Assert.NotEmpty(PageTests.Named(svg, name).Single().Value));
        }
    }

    [Theory]
    [InlineData("trials", "CPT（°C）")]
    [InlineData("trials-log", "MDT（mN）")]
    [InlineData("ramp", "圧（kPa）")]
    [InlineData("ramp", "時間（s）")]
    [InlineData("sway-path", "前後方向（cm）")]
    [InlineData("sway-path", "左右方向（cm）")]
    [InlineData("groups", "PPT（kPa）")]
    [InlineData("profile", "z 得点（基準値からの隔たり、SD）")]
    public void Each_axis_names_its_unit(string name, string title) =>
        Assert.Contains(title, SvgText.In(MadeUpFigures.Svg(name, Language.Japanese)).Select(text => text.Words));

    [Fact]
    public void A_score_beyond_the_axis_stands_at_its_edge_with_its_number()
    {
        var words = SvgText.In(MadeUpFigures.Svg("profile", Language.English)).Select(text => text.Words).ToList();
        Assert.Contains("7.2", words);
        Assert.Contains("−12.5", words);
        Assert.Contains("gain of function (more sensitive) →", words);
    }

    [Fact]
    public void Trials_are_told_apart_by_what_became_of_them()
    {
        var words = SvgText.In(MadeUpFigures.Svg("trials", Language.English)).Select(text => text.Words).ToList();
        string[] told =
        [
            "used",
            "practice",
            "rejected",
            "at the floor (censored)",
            "estimate, 95 % CI",
            "instrument’s limit",
        ];
        Assert.All(told, word => Assert.Contains(word, words));
    }

    [Fact]
    public void Figures_of_one_outcome_that_stand_side_by_side_have_the_same_axis()
    {
        var context = MadeUpCatalogue.Context(Language.English);
        var firm = SwayOf("eyes_open_firm", [0.9, 1.0, 1.1, 1.3]);
        var foam = SwayOf("eyes_closed_foam", [3.2, 4.0, 4.4, 5.1]);
        IReadOnlyList<Finding> both = [.. firm, .. foam];
        string[] AxisOf(IReadOnlyList<Finding> own, IReadOnlyList<Finding>? beside) =>
            AxisNumbers(GroupDistribution.Draw([("a", own)], context, "t", beside)!.ToSvg("a", "en"));
        Assert.Equal(AxisOf(firm, both), AxisOf(foam, both));
        Assert.NotEqual(AxisOf(firm, null), AxisOf(foam, null));

        var (low, high) = (TrialsOf("hand", [10, 11, 12]), TrialsOf("back", [30, 32, 33]));
        IReadOnlyList<(IReadOnlyList<Trial>, Finding?)> all = [(low, null), (high, null)];
        Assert.Equal(
            AxisNumbers(TrialSeries.Draw(low, null, context, "t", all)!.ToSvg("a", "en")),
            AxisNumbers(TrialSeries.Draw(high, null, context, "t", all)!.ToSvg("a", "en"))
        );
    }

    [Fact]
    public void A_median_that_lies_on_a_quartile_reaches_beyond_the_box()
    {
        // Half of the values are alike: median and lower quartile are both 2.
        var svg = XElement.Parse(
            GroupDistribution
                .Draw([("a", SwayOf("", [2, 2, 2, 2, 2, 5, 6, 7]))], MadeUpCatalogue.Context(Language.English), "t")!
                .ToSvg("a", "en")
        );
        var widths = svg.Descendants().Attributes("stroke-width").Select(a => a.Value).ToList();
        Assert.Contains("3", widths);
    }

    private static Finding[] SwayOf(string condition, double[] values) =>
        [
            .. values.Select(
                (value, i) =>
                    new Finding(
                        FormattableString.Invariant($"P{i}"),
                        "",
                        "stance",
                        new SeriesKey("sway_velocity", "", "", condition),
                        Estimate.WithoutError(value),
                        Unit.Parse("cm/s"),
                        1,
                        0,
                        Detector.AsGiven,
                        []
                    )
            ),
        ];

    private static Trial[] TrialsOf(string site, double[] values) =>
        [
            .. values.Select(
                (value, i) =>
                    new Trial(
                        new SeriesKey("heat_pain_threshold", site, "", ""),
                        FormattableString.Invariant($"{i + 1}"),
                        value,
                        Unit.Parse("Cel"),
                        TrialStatus.Used,
                        "",
                        new Place("f")
                    )
            ),
        ];

    // The numbers on the axis of values and where they stand.
    private static string[] AxisNumbers(string svg) =>
        [
            .. SvgText
                .In(XElement.Parse(svg))
                .Where(text => double.TryParse(text.Words, CultureInfo.InvariantCulture, out _) && text.Box.Right < 60)
                .Select(text => FormattableString.Invariant($"{text.Words} {text.Box.Top:0}")),
        ];

    [Fact]
    public void Nothing_to_draw_gives_no_figure()
    {
        var context = MadeUpCatalogue.Context(Language.English);
        Assert.Null(SensoryProfile.Draw([], context, ""));
        Assert.Null(TrialSeries.Draw([], null, context, ""));
        Assert.Null(GroupDistribution.Draw([("a", [])], context, ""));
        Assert.Null(
            TraceFigure.Draw(
                new Trace("ramp", new SeriesKey("x", "", "", ""), "", [], [], "s", "kPa", [], ""),
                context,
                ""
            )
        );
    }

    [Fact]
    public void One_single_value_can_be_drawn()
    {
        var series = new SeriesKey("pressure_pain_threshold", "back", "", "");
        var kPa = Unit.Parse("kPa");
        var finding = new Finding(
            "A",
            "",
            "pressure",
            series,
            new Estimate(0, double.NaN, double.NaN, double.NaN),
            kPa,
            1,
            0,
            Detector.AsGiven,
            []
        );
        var trial = new Trial(series, "1", 0, kPa, TrialStatus.Used, "", new Place("f"));
        var context = MadeUpCatalogue.Context(Language.English);
        Assert.Contains(
            "<svg",
            TrialSeries.Draw([trial], finding, context, "t")!.ToSvg("a", "en"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "<svg",
            GroupDistribution.Draw([("a", [finding])], context, "t")!.ToSvg("b", "en"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_trace_with_missing_samples_is_drawn_with_a_gap()
    {
        double[] x = [.. Enumerable.Range(0, 2000).Select(i => i / 100.0)];
        double[] y = [.. x.Select((_, i) => i is > 500 and < 900 ? double.NaN : i % 7)];
        foreach (var unit in new[] { "s", "cm" })
        {
            var trace = new Trace("sway", new SeriesKey("sway_area", "", "", ""), "1", x, y, unit, "cm", [], "f");
            var svg = TraceFigure.Draw(trace, MadeUpCatalogue.Context(Language.English), "t")!.ToSvg("a", "en");
            Assert.DoesNotContain("NaN", svg, StringComparison.Ordinal);
            Assert.Contains("0 to 6 cm", svg, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_thousand_dots_of_a_group_stay_within_their_column()
    {
        var values = Enumerable.Range(0, 1000).Select(i => MadeUpStudy.Wave(i)).Order().ToList();
        var swarm = Swarm.Of(values, -1, 1, 180, 60);
        Assert.Equal(values.Count, swarm.Offsets.Count);
        Assert.All(swarm.Offsets, offset => Assert.InRange(offset, -30, 30));
    }

    [Fact]
    public void Colours_stand_out_from_white_by_three_to_one() =>
        Assert.All(FigureStyle.Palette, colour => Assert.InRange(1.05 / (Luminance(colour) + 0.05), 3, 21));

    [Theory]
    [InlineData(0.25, 512, new[] { 0.3, 1, 3, 10, 30, 100, 300 })]
    [InlineData(20, 90, new[] { 20.0, 30, 40, 50, 70 })]
    [InlineData(1e-6, 1e6, new[] { 1e-6, 1e-4, 1e-2, 1, 100, 1e4, 1e6 })]
    public void Ticks_of_a_logarithmic_axis_are_round(double low, double high, double[] ticks) =>
        Assert.Equal(
            ticks,
            RoundLogAxis
                .TicksBetween(low, high)
                .Select(t => double.Parse(t.ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture))
        );

    private static IEnumerable<XElement> FiguresOf(string page) => PageTests.Named(Pages.Parse(page), "svg");

    // WCAG 2.2, relative luminance.
    private static double Luminance(OxyColor colour)
    {
        static double Linear(byte channel)
        {
            var c = channel / 255.0;
            return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Linear(colour.R)) + (0.7152 * Linear(colour.G)) + (0.0722 * Linear(colour.B));
    }
}
