using Dorsal.Laboratory;
using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace Dorsal.Reports.Figures;

/// <summary>
/// The z-profile of a person in one session (Rolke et al. 2006): outcomes down, z across, gain of function to the right, the range
/// of 95 % of the reference shaded.
/// </summary>
public static class SensoryProfile
{
    /// <summary>Half-width of the shaded band: 95 % of a normal reference.</summary>
    public const double ReferenceBand = 1.96;

    private const double Width = 560;
    private const double Edge = 5;
    private const double End = 5.7;
    private const double Heading = 24;
    private const double Slot = 11;

    /// <summary>Draws the profile, or returns null where no finding has a z-score.</summary>
    /// <param name="findings">Findings of one person and session.</param>
    /// <param name="context">Language and outcomes.</param>
    /// <param name="title">What the figure is called.</param>
    /// <param name="isSensory">Whether to show the outcomes that have a gain of function, or those that have none.</param>
    public static Figure? Draw(
        IEnumerable<Finding> findings,
        ReportContext context,
        string title,
        bool isSensory = true
    )
    {
        var shown = context
            .InProfileOrder(findings.Where(f => double.IsFinite(f.Z) && IsShown(context, f, isSensory)), f => f.Series)
            .ToList();
        return shown.Count == 0 ? null : Build(shown, context, title, isSensory);
    }

    private static bool IsShown(ReportContext context, Finding finding, bool isSensory)
    {
        var outcome = context.Find(finding.Series.Outcome);
        return outcome?.IsCompanion is not true && outcome?.Gain is not Gain.None == isSensory;
    }

    private static Figure Build(List<Finding> shown, ReportContext context, string title, bool isSensory)
    {
        var words = context.Words;
        var rows = RowsOf(shown, context);
        var total = rows[^1].Bottom;
        var model = Plot.New();
        Plot.AddLegend(model);
        AddAxes(model, rows, words, total);
        AddBackground(model, rows, words, total, isSensory);
        var markers = new PlaceMarkers(shown.Select(f => BodyPlace.Of(f.Series)));
        foreach (var place in markers.Places)
        {
            var name = words.Place(place);
            var series = markers.SeriesFor(place, name.Length == 0 ? words.Say("Place.Unstated") : name);
            foreach (var row in rows)
            {
                AddPoint(model, series, row, place);
            }

            model.Series.Add(series);
        }

        var legend = LegendHeight(markers.Places.Select(words.Place));
        var beyond = shown.Count(f => Math.Abs(f.Z) > ReferenceBand);
        return new Figure(
            model,
            Width,
            Math.Ceiling(total + 58 + legend),
            title,
            words.Say("Profile.Description", shown.Count, beyond)
        );
    }

    private static List<ProfileRow> RowsOf(List<Finding> shown, ReportContext context)
    {
        var rows = new List<ProfileRow>();
        var top = Heading;
        foreach (var group in shown.GroupBy(f => f.Series.Outcome, StringComparer.Ordinal))
        {
            var findings = group.ToList();
            var bottom = top + Math.Max(24, (findings.Count * Slot) + 8);
            rows.Add(new ProfileRow(context.Abbreviation(group.Key), findings, top, bottom));
            top = bottom;
        }

        return rows;
    }

    private static void AddAxes(PlotModel model, List<ProfileRow> rows, Words words, double total)
    {
        var z = Plot.Linear(AxisPosition.Bottom, words.Say("Axis.Z"));
        (z.Minimum, z.Maximum, z.MajorStep) = (-End, End, 1);
        z.MajorGridlineStyle = LineStyle.Solid;
        model.Axes.Add(z);
        var names = Plot.Styled(new RowAxis([.. rows.Select(row => (row.Middle, row.Name))]), AxisPosition.Left, "");
        (names.Minimum, names.Maximum) = (0, total);
        (names.StartPosition, names.EndPosition) = (1, 0);
        names.MajorGridlineStyle = LineStyle.None;
        names.AxislineStyle = LineStyle.None;
        names.MajorTickSize = 0;
        names.FontSize = FigureStyle.Normal;
        model.Axes.Add(names);
    }

    private static void AddBackground(PlotModel model, List<ProfileRow> rows, Words words, double total, bool isSensory)
    {
        model.Annotations.Add(Annotate.Area(-ReferenceBand, ReferenceBand, Heading, total, FigureStyle.Band));
        foreach (var row in rows)
        {
            model.Annotations.Add(Annotate.Across(row.Top, FigureStyle.Hairline));
        }

        model.Annotations.Add(Annotate.Upright(0, FigureStyle.Grey, Heading));
        var kind = isSensory ? "Gain" : "Norm";
        var (left, right) = (words.Say($"Profile.{kind}.Left"), words.Say($"Profile.{kind}.Right"));
        const double y = Heading / 2;
        // Words stand on white, so that no grid line strikes through them.
        model.Annotations.Add(Annotate.Area(-End, End, 0, Heading - 1, OxyColors.White, AnnotationLayer.BelowSeries));
        model.Annotations.Add(Annotate.Words(left, -End, y, HorizontalAlignment.Left, VerticalAlignment.Middle));
        model.Annotations.Add(Annotate.Words(right, End, y, HorizontalAlignment.Right, VerticalAlignment.Middle));
    }

    private static void AddPoint(PlotModel model, ScatterSeries series, ProfileRow row, BodyPlace place)
    {
        for (var i = 0; i < row.Findings.Count; i++)
        {
            var finding = row.Findings[i];
            if (BodyPlace.Of(finding.Series) != place)
            {
                continue;
            }

            var y = row.Middle + ((i - ((row.Findings.Count - 1) / 2.0)) * Slot);
            var sign = Math.Sign(finding.Z);
            var isBeyond = Math.Abs(finding.Z) > Edge;
            series.Points.Add(new ScatterPoint(isBeyond ? sign * Edge : finding.Z, y));
            AddWhisker(model, finding, y, series.MarkerStroke);
            if (isBeyond)
            {
                AddArrow(model, finding.Z, sign, y, series.MarkerStroke);
            }
        }
    }

    // The 95 % interval of the value, cut at the edge of the axis.
    private static void AddWhisker(PlotModel model, Finding finding, double y, OxyColor colour)
    {
        var (low, high) = (Math.Max(finding.ZInterval.Low, -Edge), Math.Min(finding.ZInterval.High, Edge));
        if (low < high)
        {
            model.Annotations.Add(Annotate.Segment(new DataPoint(low, y), new DataPoint(high, y), colour));
        }
    }

    private static void AddArrow(PlotModel model, double z, int sign, double y, OxyColor colour)
    {
        DataPoint[] arrow =
        [
            new(sign * (Edge + 0.25), y - 3.5),
            new(sign * (Edge + 0.55), y),
            new(sign * (Edge + 0.25), y + 3.5),
        ];
        model.Annotations.Add(Annotate.Outline(arrow, colour, OxyColors.Undefined));
        model.Annotations.Add(
            Annotate.Words(
                NumberText.Fixed(z, 1),
                sign * (Edge - 0.2),
                y,
                sign > 0 ? HorizontalAlignment.Right : HorizontalAlignment.Left,
                VerticalAlignment.Middle
            )
        );
    }

    private static double LegendHeight(IEnumerable<string> names)
    {
        var width = names.Sum(name => TextExtent.WidthOf(name, FigureStyle.Small) + 40);
        return 18 * Math.Ceiling(width / (Width - 90));
    }

    private sealed record ProfileRow(string Name, IReadOnlyList<Finding> Findings, double Top, double Bottom)
    {
        public double Middle => (Top + Bottom) / 2;
    }
}
