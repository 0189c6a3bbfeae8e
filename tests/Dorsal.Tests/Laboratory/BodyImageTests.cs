using System.Globalization;
using Dorsal.Laboratory;
using Dorsal.Messages;

namespace Dorsal.Tests.Laboratory;

public class BodyImageTests
{
    private const string Columns = "contour zone x y confirmed";
    private const string Millimetres = """{ "x": { "Units": "mm" }, "y": { "Units": "mm" } }""";
    private const string Pixels = """{ "x": { "Units": "px" }, "y": { "Units": "px" } }""";

    private static Analysis Of(string units, params IEnumerable<string>[] contours) =>
        With(units, new(StringComparer.Ordinal), contours);

    private static Analysis With(
        string units,
        Dictionary<string, string> commands,
        params IEnumerable<string>[] contours
    ) => Lab.Analyse(commands, Lab.Table("bodyimage", units, Columns, [.. contours.SelectMany(c => c)]));

    private static Dorsal.Studies.TrialTable Drawing(string run, string units, params IEnumerable<string>[] contours) =>
        Lab.Cells(
            "bodyimage",
            units,
            Columns.Split(' '),
            contours.SelectMany(c => c).Select(row => row.Split(' ').Select(cell => cell == "_" ? "" : cell)),
            run
        );

    // A trunk of 400 x 200 with many points; the sides bulge by so much in the middle, as a parabola.
    private static IEnumerable<string> Trunk(
        string contour,
        double bulge,
        double shiftRight = 0,
        string confirmed = "_"
    )
    {
        const int Points = 40;
        for (var i = 0; i < 2 * Points; i++)
        {
            var isLeft = i < Points;
            var share = (isLeft ? i : (2 * Points) - 1 - i) / (Points - 1.0);
            var out_ = 4 * share * (1 - share) * (isLeft ? bulge : bulge + shiftRight);
            yield return Row(contour, "_", (isLeft ? -1 : 1) * (100 + out_), 400 * share, confirmed);
        }
    }

    private static IEnumerable<string> Box(
        string contour,
        string zone,
        double x,
        double y,
        double width,
        double height
    ) =>
        [
            Row(contour, zone, x, y),
            Row(contour, zone, x, y + height),
            Row(contour, zone, x + width, y + height),
            Row(contour, zone, x + width, y),
        ];

    private static string Row(string contour, string zone, double x, double y, string confirmed = "_") =>
        string.Create(CultureInfo.InvariantCulture, $"{contour} {zone} {x:R} {y:R} {confirmed}");

    [Fact]
    public void A_copy_of_the_template_is_normal()
    {
        var analysis = Of(Millimetres, Trunk("template", 10), Trunk("drawn", 10, confirmed: "normal"));
        Assert.Equal(1, analysis.Of("drawn_area_ratio").Estimate.Value, 12);
        Assert.Equal(0, analysis.Of("drawn_deviation_left").Estimate.Value, 12);
        Assert.Equal(0, analysis.Of("drawn_class").Estimate.Value);
        Assert.Equal(0, analysis.Of("share_left_out").Estimate.Value);
    }

    [Theory]
    [InlineData(30, 1, "expanded")]
    [InlineData(-30, -1, "shrunken")]
    public void Drawings_that_bulge_out_or_in_have_their_class(double bulge, double grade, string word)
    {
        var analysis = Of(Millimetres, Trunk("template", 0), Trunk("drawn", bulge, confirmed: word));

        // The area under a parabola is two thirds of its height, on both sides of a box of 200 x 400.
        Assert.Equal(1 + (bulge * 2 / 3 / 100), analysis.Of("drawn_area_ratio").Estimate.Value, 0.001);
        Assert.Equal(grade, analysis.Of("drawn_class").Estimate.Value);
        Assert.Equal(800 * (1 + (bulge * 2 / 3 / 100)), analysis.Of("drawn_area").Estimate.Value, 1.0);

        // Within 90 % of the height a parabola lies above its chord by 2/3 of 0.81 of its own height.
        Assert.Equal(100 * bulge * 0.54 / 400, analysis.Of("drawn_deviation_left").Estimate.Value, 0.02);
        Assert.Contains(analysis.Notes, note => note.Code == "DrawingArea" && note.Arguments[0] == "@Class." + word);
    }

    [Fact]
    public void What_the_person_says_decides_against_a_class_but_never_makes_one()
    {
        var against = Of(Millimetres, Trunk("template", 0), Trunk("drawn", 30, confirmed: "normal"));
        Assert.False(against.Of("drawn_class").Estimate.IsFitted);
        against.Noted("DrawingNotConfirmed");
        var unasked = Of(Millimetres, Trunk("template", 0), Trunk("drawn", 30));
        Assert.Equal(1, unasked.Of("drawn_class").Estimate.Value);
        unasked.Noted("DrawingUnconfirmed");
        var split = Of(Millimetres, Trunk("template", 0), Trunk("drawn", 30, -60, "expanded"));
        Assert.False(split.Of("drawn_class").Estimate.IsFitted);
        split.Noted("DrawingSidesDisagree");
    }

    [Fact]
    public void Zones_count_once_where_they_overlap_and_not_outside_the_trunk()
    {
        var analysis = Of(
            Millimetres,
            Trunk("template", 0),
            Trunk("drawn", 0),
            Box("left_out", "low", -50, 100, 100, 100),
            Box("left_out", "lower", 0, 100, 200, 100)
        );
        Assert.Equal(2, analysis.Of("zones_left_out").Estimate.Value);

        // 150 x 100 of 200 x 400.
        Assert.Equal(18.75, analysis.Of("share_left_out").Estimate.Value, 0.1);
    }

    [Fact]
    public void Pixels_without_a_scale_have_a_ratio_and_no_area()
    {
        var analysis = Of(Pixels, Trunk("template", 0), Trunk("drawn", 30));
        Assert.True(analysis.Of("drawn_area_ratio").Estimate.IsFitted);
        Assert.DoesNotContain(analysis.Findings, f => f.Series.Outcome == "drawn_area");
        analysis.Noted("DrawingScaleMissing");
        Assert.Equal("{pixel}", Assert.Single(analysis.Traces).XUnit);
        var scaled = With(
            Pixels,
            new() { ["bodyimage.millimetres_per_pixel"] = "2" },
            Trunk("template", 0),
            Trunk("drawn", 0)
        );
        Assert.Equal(3200, scaled.Of("drawn_area").Estimate.Value, 1e-9);
        Assert.DoesNotContain("DrawingScaleMissing", scaled.Codes());
    }

    [Fact]
    public void An_outline_that_crosses_itself_has_no_area()
    {
        string[] bow =
        [
            Row("drawn", "_", -100, 0),
            Row("drawn", "_", 100, 400),
            Row("drawn", "_", -100, 400),
            Row("drawn", "_", 100, 0),
        ];
        var analysis = Of(Millimetres, Trunk("template", 0), bow);
        Assert.False(analysis.Of("drawn_area_ratio").Estimate.IsFitted);
        Assert.Equal("OutlineCrossesItself", analysis.Trials.Single(t => t.Status == TrialStatus.Rejected).Reason);
    }

    // A step to the next point, back, and on again encloses nothing.
    [Fact]
    public void A_step_back_does_not_cost_the_drawing()
    {
        var trunk = Trunk("drawn", 0).ToList();
        List<string> stepped = [.. trunk.Take(20), trunk[19], trunk[21], trunk[20], .. trunk.Skip(20)];
        var analysis = Of(Millimetres, Trunk("template", 0), stepped);
        Assert.Equal(1, analysis.Of("drawn_area_ratio").Estimate.Value, 12);
        Assert.DoesNotContain("OutlineCrossesItself", analysis.Codes());
    }

    [Fact]
    public void An_end_that_runs_over_the_beginning_is_left_out_and_told_where_it_is_short()
    {
        var trunk = Trunk("drawn", 0).ToList();
        string[] end = [Row("drawn", "_", 0, -1), Row("drawn", "_", -110, -1)];
        string[] over = [.. end, Row("drawn", "_", -90, 20)];
        var analysis = Of(Millimetres, Trunk("template", 0), [.. trunk, .. over]);
        Assert.Equal(1, analysis.Of("drawn_area_ratio").Estimate.Value, 0.01);
        Assert.Equal(Grade.Warning, analysis.Noted("OutlineTailLeftOut").Grade);
        string[] far = [.. end, Row("drawn", "_", 110, 200)];
        Assert.Contains("OutlineCrossesItself", Of(Millimetres, Trunk("template", 0), [.. trunk, .. far]).Codes());
    }

    [Fact]
    public void A_zone_that_cannot_be_read_leaves_no_number_of_zones()
    {
        // Two zones without a name are one outline, which crosses itself.
        var analysis = Of(
            Millimetres,
            Trunk("template", 0),
            Trunk("drawn", 0),
            Box("left_out", "_", -50, 100, 50, 50),
            Box("left_out", "_", 20, 300, 40, 50)
        );
        Assert.False(analysis.Of("zones_left_out").Estimate.IsFitted);
        Assert.False(analysis.Of("share_left_out").Estimate.IsFitted);
        Assert.Equal(("1", "1"), (analysis.Noted("ZonesIncomplete").Value, analysis.Noted("ZonesIncomplete").Limit));
        Assert.Equal(1, analysis.Of("drawn_area_ratio").Estimate.Value, 12);
    }

    [Fact]
    public void A_second_drawing_of_a_session_is_set_aside_and_told()
    {
        var analysis = Lab.Analyse(
            Drawing("1", Millimetres, Trunk("template", 0), Trunk("drawn", 30)),
            Drawing("2", Millimetres, Trunk("template", 0), Trunk("drawn", 0), Box("left_out", "low", 0, 100, 50, 50))
        );
        Assert.Equal(1.2, analysis.Of("drawn_area_ratio").Estimate.Value, 0.001);
        Assert.Equal(0, analysis.Of("zones_left_out").Estimate.Value);
        Assert.Equal(3, analysis.Notes.Count(note => note is { Code: "DrawingUnused", Grade: Grade.Warning }));
        Assert.Equal(3, analysis.Trials.Count(trial => trial.Status == TrialStatus.Rejected));
    }

    [Fact]
    public void Units_of_a_drawing_are_never_mixed()
    {
        var mixed = Lab.Analyse(
            Drawing("1", Millimetres, Trunk("template", 0)),
            Drawing("2", Pixels, Trunk("drawn", 30))
        );
        Assert.False(mixed.Of("drawn_area_ratio").Estimate.IsFitted);
        Assert.Equal(Grade.Error, mixed.Noted("DrawingUnitsDiffer").Grade);
        const string Axes = """{ "x": { "Units": "px" }, "y": { "Units": "mm" } }""";
        Assert.Equal("AxesDiffer", Lab.Refusal(() => Of(Axes, Trunk("template", 0), Trunk("drawn", 0))).Code);
    }

    // Both sides lie 20 % inside: they bend like the template, but the area is smaller.
    [Fact]
    public void A_class_against_the_area_is_told()
    {
        var narrow = Trunk("drawn", 0).Select(row => row.Replace("100 ", "80 ", StringComparison.Ordinal));
        var analysis = Of(Millimetres, Trunk("template", 0), narrow);
        Assert.Equal(0, analysis.Of("drawn_class").Estimate.Value);
        var note = analysis.Noted("DrawingClassAgainstArea");
        Assert.Equal(("@Class.normal", "@Class.shrunken"), (note.Value, note.Limit));
        Assert.Equal("縮小", note.ShownLimit(Language.Japanese));
        Assert.Contains(note, analysis.Of("drawn_class").Quality);
    }

    [Fact]
    public void Outlines_have_their_name_in_the_readers_language()
    {
        var note = Of(Millimetres, Trunk("template", 0), Box("left_out", "a", 0, 0, 0, 0))
            .Notes.First(n => n.Arguments.Length > 0);
        Assert.Contains("見つけられない領域", note.Message(Language.Japanese), StringComparison.Ordinal);
        Assert.DoesNotContain("left", note.Message(Language.Japanese), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_and_coarse_outlines_are_told_and_two_points_are_none()
    {
        var half = Trunk("drawn", 0).Take(50);
        Assert.Equal(Grade.Warning, Of(Millimetres, Trunk("template", 0), half).Noted("OutlineOpen").Grade);
        Of(Millimetres, Trunk("template", 0), Box("drawn", "_", -100, 0, 200, 400)).Noted("OutlineCoarse");
        var line = Of(Millimetres, Trunk("template", 0), Trunk("drawn", 0).Take(2));
        Assert.Contains("OutlineTooFewPoints", line.Codes());
        Assert.False(line.Of("drawn_area_ratio").Estimate.IsFitted);
    }

    [Fact]
    public void Without_a_template_nothing_is_judged()
    {
        var analysis = Of(Millimetres, Trunk("drawn", 0));
        Assert.Empty(analysis.Findings);
        Assert.Equal(Grade.Error, analysis.Noted("TemplateMissing").Grade);
    }

    [Fact]
    public void A_point_without_a_place_takes_its_outline_with_it()
    {
        var analysis = Of(Millimetres, Trunk("template", 0), [.. Trunk("drawn", 0), "drawn _ abc 5 _"]);
        Assert.Contains("NotANumber", analysis.Codes());
        Assert.False(analysis.Of("drawn_area_ratio").Estimate.IsFitted);
    }

    [Fact]
    public void The_figure_has_the_template_and_every_zone()
    {
        var trace = Assert.Single(
            Of(Millimetres, Trunk("template", 0), Trunk("drawn", 0), Box("left_out", "low", 0, 100, 50, 50)).Traces
        );
        Assert.Equal(("outline", "mm", 80), (trace.Kind, trace.XUnit, trace.X.Count));
        Assert.Equal(["template", "left_out 1"], trace.Marks.Select(m => m.Name).Distinct());
    }
}
