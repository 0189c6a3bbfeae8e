using Dorsal.Laboratory;
using Dorsal.Units;
using MathNet.Numerics.Statistics;
using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace Dorsal.Reports.Figures;

/// <summary>An outcome in each study group: every person a dot, the median a line, the quartiles a box.</summary>
public static class GroupDistribution
{
    private const double Height = 250;
    private const double PlotHeight = 180;
    private const double DotSize = 5;
    private const double WidestSpan = 8;
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
        var isLog =
            context.Find(outcome)?.Statistics is UnitScale.NaturalLog or UnitScale.Log10
            && all.Min() > 0
            && all.Max() / all.Min() > WidestSpan;
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

        var room = Math.Max(84, names.Max(n => n.Split('\n').Max(l => TextExtent.WidthOf(l, FigureStyle.Small))) + 16);
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

        var colour = FigureStyle.Palette[column % FigureStyle.Palette.Count];
        if (values.Count >= 4)
        {
            AddBox(model, values, column);
        }

        var dots = new ScatterSeries
        {
            MarkerType = MarkerType.Circle,
            MarkerSize = DotSize / 2,
            MarkerFill = colour,
            MarkerStrokeThickness = 0,
        };
        dots.Points.AddRange(Swarm(values, column, isLog, all));
        model.Series.Add(dots);
    }

    private static void AddBox(PlotModel model, List<double> values, int column)
    {
        var (low, middle, high) = Quartiles(values);
        var box = Annotate.Area(column - HalfBox, column + HalfBox, low, high, OxyColors.Undefined);
        (box.Stroke, box.StrokeThickness, box.Layer) = (FigureStyle.Grey, 1, AnnotationLayer.BelowSeries);
        model.Annotations.Add(box);
        var line = new LineSeries { Color = FigureStyle.Ink, StrokeThickness = 2 };
        line.Points.AddRange([new DataPoint(column - HalfBox, middle), new DataPoint(column + HalfBox, middle)]);
        model.Series.Add(line);
    }

    /// <summary>Puts dots that would cover each other side by side, so that their width shows how many there are.</summary>
    private static IEnumerable<ScatterPoint> Swarm(List<double> values, int column, bool isLog, List<double> all)
    {
        double Scale(double value) => isLog ? Math.Log(value) : value;
        var bottom = Scale(all.Min());
        var span = Math.Max(Scale(all.Max()) - bottom, double.Epsilon);
        var bins = values
            .GroupBy(v => (int)((Scale(v) - bottom) / span * PlotHeight / DotSize))
            .Select(b => b.ToList());
        foreach (var bin in bins)
        {
            var step = Math.Min(0.06, 2 * HalfBox / bin.Count);
            for (var i = 0; i < bin.Count; i++)
            {
                // Outwards from the middle by turns, so that the order within a bin draws no slope.
                var side = i % 2 == 0 ? 1 : -1;
                var offset = side * ((i + 1) / 2) * step;
                yield return new ScatterPoint(column + offset + (bin.Count % 2 == 0 ? step / 2 : 0), bin[i]);
            }
        }
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
