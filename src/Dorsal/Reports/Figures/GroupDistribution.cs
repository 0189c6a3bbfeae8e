using Dorsal.Laboratory;
using Dorsal.Units;
using MathNet.Numerics.Statistics;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace Dorsal.Reports.Figures;

/// <summary>An outcome in each study group: every person a dot, the quartiles a box, the median a line that reaches beyond it.</summary>
public static class GroupDistribution
{
    private const double Height = 250;
    private const double PlotHeight = 180;
    private const double LeastColumn = 84;
    private const int LeastForBox = 4;
    private const double HalfBox = 0.36;

    // The median is wider and thicker than the box, so that it shows where it lies on a quartile.
    private const double HalfMedian = 0.44;
    private const double MedianThickness = 3;

    /// <summary>Draws the groups side by side, or returns null where nobody has a value.</summary>
    /// <param name="groups">Name of each group and its findings of one outcome, site, side, condition and session.</param>
    /// <param name="context">Language and outcomes.</param>
    /// <param name="title">What the figure is called.</param>
    /// <param name="beside">Findings of figures that are read beside this one; they have the same axis.</param>
    public static Figure? Draw(
        IReadOnlyList<(string Group, IReadOnlyList<Finding> Findings)> groups,
        ReportContext context,
        string title,
        IReadOnlyList<Finding>? beside = null
    )
    {
        var own = groups.SelectMany(g => g.Findings).FirstOrDefault()?.Unit.Linear;
        if (own is null)
        {
            return null;
        }

        var unit = beside?.FirstOrDefault(f => f.Unit.ConvertsTo(own))?.Unit.Linear ?? own;

        var columns = groups.Select(g => (g.Group, Values: ValuesIn(unit, g.Findings))).ToList();
        if (columns.TrueForAll(c => c.Values.Count == 0))
        {
            return null;
        }

        var all = columns
            .SelectMany(c => c.Values)
            .Concat(ValuesIn(unit, beside ?? []))
            .Select(dot => dot.Value)
            .ToList();

        var words = context.Words;
        var outcome = groups.SelectMany(g => g.Findings).First().Series.Outcome;
        var isOrdinal = context.Find(outcome)?.IsOrdinal is true;
        var isLog = context.Find(outcome)?.Statistics is UnitScale.NaturalLog or UnitScale.Log10 && all.Min() > 0;
        var model = Plot.New();
        var name = words.WithUnit(context.Abbreviation(outcome), unit);
        var values = isLog ? (Axis)Plot.Log(AxisPosition.Left, name) : Plot.Linear(AxisPosition.Left, name);
        Plot.Reach(values, all.Min(), all.Max());
        values.MinimumMajorStep = Plot.LeastStep(all);
        model.Axes.Add(values);
        var names = columns.Select(c => words.Say("Groups.Column", c.Group, c.Values.Count)).ToList();
        model.Axes.Add(GroupAxis(names));
        for (var i = 0; i < columns.Count; i++)
        {
            AddGroup(model, columns[i].Values, i, isLog, isOrdinal, all);
        }

        var room = Math.Max(
            LeastColumn,
            names.Max(n => n.Split('\n').Max(l => TextExtent.WidthOf(l, FigureStyle.Small))) + 16
        );
        return new Figure(
            model,
            Math.Ceiling(84 + (room * columns.Count)),
            Height,
            title,
            string.Join(
                " ",
                columns.Where(c => c.Values.Count > 0).Select(c => Describe(c.Group, c.Values, isOrdinal, words, unit))
            )
        );
    }

    private static List<Dot> ValuesIn(Unit unit, IReadOnlyList<Finding> findings) =>
        [
            .. findings
                .Where(f => double.IsFinite(f.Estimate.Value) && f.Unit.ConvertsTo(unit))
                .Select(f => new Dot(f.Unit.Convert(f.Estimate.Value, unit), f.Bound))
                .OrderBy(dot => dot.Value),
        ];

    private static RowAxis GroupAxis(List<string> names)
    {
        var axis = Plot.Styled(
            new RowAxis([.. names.Select((name, index) => ((double)index, name))]),
            AxisPosition.Bottom,
            ""
        );
        (axis.Minimum, axis.Maximum) = (-0.5, names.Count - 0.5);
        axis.AxislineStyle = LineStyle.None;
        axis.MajorTickSize = 0;
        return axis;
    }

    private static void AddGroup(
        PlotModel model,
        List<Dot> values,
        int column,
        bool isLog,
        bool isOrdinal,
        List<double> all
    )
    {
        if (values.Count == 0)
        {
            return;
        }

        double Scale(double value) => isLog ? Math.Log(value) : value;
        var swarm = Swarm.Of(
            [.. values.Select(dot => Scale(dot.Value))],
            Scale(all.Min()),
            Scale(all.Max()),
            PlotHeight,
            2 * HalfBox * LeastColumn
        );
        var dots = values
            .Zip(
                swarm.Offsets,
                (dot, offset) => (dot.Bound, new ScatterPoint(column + (offset / LeastColumn), dot.Value))
            )
            .GroupBy(dot => dot.Bound, dot => dot.Item2)
            .Select(group => Dots(group.Key, group, column, swarm.DotSize));
        var box = values.Count >= LeastForBox ? Box(values, isOrdinal, column, swarm.IsDense) : [];

        // Few dots stand before the box; many would hide it.
        IEnumerable<Series> order = swarm.IsDense ? [.. dots, .. box] : [.. box, .. dots];
        foreach (var series in order)
        {
            model.Series.Add(series);
        }
    }

    // A bound is an open triangle that points to where the true value lies.
    private static ScatterSeries Dots(Bound bound, IEnumerable<ScatterPoint> points, int column, double size)
    {
        var colour = FigureStyle.Palette[column % FigureStyle.Palette.Count];
        var isExact = bound == Bound.None;
        var dots = new ScatterSeries
        {
            MarkerType = bound switch
            {
                Bound.AtLeast => MarkerType.Triangle,
                Bound.AtMost => MarkerType.Custom,
                _ => MarkerType.Circle,
            },
            MarkerOutline = PlaceMarkers.TipDown,
            MarkerSize = isExact ? size / 2 : 0.7 * size,
            MarkerFill = isExact ? colour : OxyColors.White,
            MarkerStroke = colour,
            MarkerStrokeThickness = isExact ? 0 : 1,
        };
        dots.Points.AddRange(points);
        return dots;
    }

    /// <summary>The quartiles as a box and the median as a line; on dense dots with a white casing.</summary>
    private static IEnumerable<LineSeries> Box(List<Dot> values, bool isOrdinal, int column, bool isCased)
    {
        var (low, middle, high) = Quartiles(values, isOrdinal);
        var (left, right) = (column - HalfBox, column + HalfBox);
        DataPoint[] box = [new(left, low), new(right, low), new(right, high), new(left, high), new(left, low)];
        DataPoint[] median = [new(column - HalfMedian, middle), new(column + HalfMedian, middle)];
        foreach (var (points, width) in new[] { (box, 1.0), (median, MedianThickness) })
        {
            if (isCased)
            {
                yield return Line(points, width + 1.6, OxyColors.White);
            }

            yield return Line(points, width, width > 1 || isCased ? FigureStyle.Ink : FigureStyle.Grey);
        }
    }

    private static LineSeries Line(DataPoint[] points, double width, OxyColor colour)
    {
        var line = new LineSeries { Color = colour, StrokeThickness = width };
        line.Points.AddRange(points);
        return line;
    }

    // Between two grades there is no grade: quartiles of ordinal outcomes are values that somebody has, the lower of two.
    private static (double Low, double Middle, double High) Quartiles(List<Dot> sorted, bool isOrdinal)
    {
        double[] values = [.. sorted.Select(dot => dot.Value)];
        var rule = isOrdinal ? QuantileDefinition.R1 : QuantileDefinition.R7;
        double At(double share) => SortedArrayStatistics.QuantileCustom(values, share, rule);
        return (At(0.25), At(0.5), At(0.75));
    }

    private static string Describe(string group, List<Dot> values, bool isOrdinal, Words words, Unit unit)
    {
        var (low, middle, high) = Quartiles(values, isOrdinal);
        return words.Say(
            "Groups.Description",
            group,
            values.Count,
            NumberText.Plain(middle),
            NumberText.Plain(low),
            NumberText.Plain(high),
            unit.Symbol
        );
    }

    /// <summary>A person's value, or the bound that is known of it.</summary>
    private readonly record struct Dot(double Value, Bound Bound);
}
