using Dorsal.Laboratory;
using Dorsal.Units;
using MathNet.Numerics.Statistics;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace Dorsal.Reports.Figures;

/// <summary>An outcome in each study group: every person a dot, the median a line, the quartiles a box.</summary>
public static class GroupDistribution
{
    private const double Height = 250;
    private const double PlotHeight = 180;
    private const double LeastColumn = 84;
    private const int LeastForBox = 4;
    private const double HalfBox = 0.36;

    /// <summary>Draws the groups side by side, or returns null where nobody has a value.</summary>
    /// <param name="groups">Name of each group and its findings of one outcome, site, side, condition and session.</param>
    /// <param name="context">Language and outcomes.</param>
    /// <param name="title">What the figure is called.</param>
    public static Figure? Draw(
        IReadOnlyList<(string Group, IReadOnlyList<Finding> Findings)> groups,
        ReportContext context,
        string title
    )
    {
        var unit = groups.SelectMany(g => g.Findings).FirstOrDefault()?.Unit.Linear;
        if (unit is null)
        {
            return null;
        }

        var columns = groups.Select(g => (g.Group, Values: ValuesIn(unit, g.Findings))).ToList();
        var all = columns.SelectMany(c => c.Values).ToList();
        if (all.Count == 0)
        {
            return null;
        }

        var words = context.Words;
        var outcome = groups.SelectMany(g => g.Findings).First().Series.Outcome;
        var isLog = context.Find(outcome)?.Statistics is UnitScale.NaturalLog or UnitScale.Log10 && all.Min() > 0;
        var model = Plot.New();
        var name = words.WithUnit(context.Abbreviation(outcome), unit);
        var values = isLog ? (Axis)Plot.Log(AxisPosition.Left, name) : Plot.Linear(AxisPosition.Left, name);
        model.Axes.Add(values);
        var names = columns.Select(c => words.Say("Groups.Column", c.Group, c.Values.Count)).ToList();
        model.Axes.Add(GroupAxis(names));
        for (var i = 0; i < columns.Count; i++)
        {
            AddGroup(model, columns[i].Values, i, isLog, all);
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
                columns.Where(c => c.Values.Count > 0).Select(c => Describe(c.Group, c.Values, words, unit))
            )
        );
    }

    private static List<double> ValuesIn(Unit unit, IReadOnlyList<Finding> findings) =>
        [
            .. findings
                .Where(f => double.IsFinite(f.Estimate.Value) && f.Unit.ConvertsTo(unit))
                .Select(f => f.Unit.Convert(f.Estimate.Value, unit))
                .Order(),
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

    private static void AddGroup(PlotModel model, List<double> values, int column, bool isLog, List<double> all)
    {
        if (values.Count == 0)
        {
            return;
        }

        double Scale(double value) => isLog ? Math.Log(value) : value;
        var swarm = Swarm.Of(
            [.. values.Select(Scale)],
            Scale(all.Min()),
            Scale(all.Max()),
            PlotHeight,
            2 * HalfBox * LeastColumn
        );
        var dots = new ScatterSeries
        {
            MarkerType = MarkerType.Circle,
            MarkerSize = swarm.DotSize / 2,
            MarkerFill = FigureStyle.Palette[column % FigureStyle.Palette.Count],
            MarkerStrokeThickness = 0,
        };
        dots.Points.AddRange(
            values.Zip(swarm.Offsets, (v, offset) => new ScatterPoint(column + (offset / LeastColumn), v))
        );
        var box = values.Count >= LeastForBox ? Box(values, column, swarm.IsDense) : [];

        // Few dots stand before the box; many would hide it.
        IEnumerable<Series> order = swarm.IsDense ? [dots, .. box] : [.. box, dots];
        foreach (var series in order)
        {
            model.Series.Add(series);
        }
    }

    /// <summary>The quartiles as a box and the median as a line; on dense dots with a white casing.</summary>
    private static IEnumerable<LineSeries> Box(List<double> values, int column, bool isCased)
    {
        var (low, middle, high) = Quartiles(values);
        var (left, right) = (column - HalfBox, column + HalfBox);
        DataPoint[] box = [new(left, low), new(right, low), new(right, high), new(left, high), new(left, low)];
        DataPoint[] median = [new(left, middle), new(right, middle)];
        foreach (var (points, width) in new[] { (box, 1.0), (median, 2.0) })
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

    private static (double Low, double Middle, double High) Quartiles(List<double> sorted) =>
        (
            SortedArrayStatistics.QuantileCustom([.. sorted], 0.25, QuantileDefinition.R7),
            SortedArrayStatistics.QuantileCustom([.. sorted], 0.5, QuantileDefinition.R7),
            SortedArrayStatistics.QuantileCustom([.. sorted], 0.75, QuantileDefinition.R7)
        );

    private static string Describe(string group, List<double> values, Words words, Unit unit)
    {
        var (low, middle, high) = Quartiles(values);
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
}
