using Dorsal.Laboratory;
using Dorsal.Units;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace Dorsal.Reports.Figures;

/// <summary>Share of answers over the level, with the psychometric function and the interval of its threshold.</summary>
/// <remarks>Marks: <c>share</c>, the answers at a level; <c>threshold</c>, <c>low</c> and <c>high</c>, the threshold and the ends of its interval.</remarks>
internal static class PsychometricFigure
{
    private const double Width = 340;
    private const double Height = 236;

    /// <summary>Draws the function, or returns null where the threshold is missing.</summary>
    public static Figure? Draw(Trace trace, ReportContext context, string title)
    {
        var (threshold, low, high) = (Mark(trace, "threshold"), Mark(trace, "low"), Mark(trace, "high"));
        if (threshold is not { } at || low is not { } from || high is not { } to)
        {
            return null;
        }

        var words = context.Words;
        var unit = Unit.TryParse(trace.XUnit, out var known) ? known : Unit.Unstated;
        var isTwoPoint = trace.Series.Outcome.StartsWith("two_point", StringComparison.Ordinal);
        var model = Plot.New();
        var across = Plot.Linear(
            AxisPosition.Bottom,
            words.WithUnit(words.Say(isTwoPoint ? "Axis.Distance" : "Axis.Level"), unit)
        );
        var up = Plot.Linear(
            AxisPosition.Left,
            words.WithUnit(words.Say(isTwoPoint ? "Axis.ShareTwo" : "Axis.ShareYes"), Unit.Parse("%"))
        );
        Plot.Reach(up, 0, 100);
        Plot.Reach(across, Math.Min(trace.X[0], from.X), Math.Max(trace.X[^1], to.X));
        model.Axes.Add(across);
        model.Axes.Add(up);
        model.Series.Add(LineOf(trace, words));
        model.Series.Add(Interval(from, to, words));
        model.Series.Add(Point(at, words.Say("Psychometric.Threshold", NumberText.Plain(at.X), unit.Symbol).TrimEnd()));
        model.Series.Add(Shares(trace, words));
        Plot.AddLegend(model);
        string Text(double value) => NumberText.Plain(value);
        var levels = trace.Marks.Count(mark => mark.Name is "share");
        return new Figure(
            model,
            Width,
            Height,
            title,
            words.Say("Psychometric.Description", levels, Text(at.X), Text(from.X), Text(to.X), unit.Symbol)
        );
    }

    private static DataPoint? Mark(Trace trace, string name) =>
        trace
            .Marks.Where(mark => mark.Name == name)
            .Select(mark => (DataPoint?)new DataPoint(mark.X, mark.Y))
            .FirstOrDefault();

    private static LineSeries LineOf(Trace trace, Words words)
    {
        var line = new LineSeries
        {
            Title = words.Say("Psychometric.Curve"),
            Color = FigureStyle.Palette[0],
            StrokeThickness = 1.5,
        };
        line.Points.AddRange(trace.X.Zip(trace.Y, (x, y) => new DataPoint(x, y)));
        return line;
    }

    private static LineSeries Interval(DataPoint from, DataPoint to, Words words)
    {
        var line = new LineSeries
        {
            Title = words.Say("Psychometric.Interval"),
            Color = FigureStyle.Palette[1],
            StrokeThickness = 2.5,
        };
        line.Points.AddRange([from, to]);
        return line;
    }

    private static ScatterSeries Point(DataPoint at, string title)
    {
        var point = new ScatterSeries
        {
            Title = title,
            MarkerType = FigureStyle.Shapes[1],
            MarkerSize = FigureStyle.Marker + 0.5,
            MarkerFill = FigureStyle.Palette[1],
        };
        point.Points.Add(new ScatterPoint(at.X, at.Y));
        return point;
    }

    private static ScatterSeries Shares(Trace trace, Words words)
    {
        var shares = new ScatterSeries
        {
            Title = words.Say("Mark.share"),
            MarkerType = FigureStyle.Shapes[0],
            MarkerSize = FigureStyle.Marker,
            MarkerFill = OxyColors.White,
            MarkerStroke = FigureStyle.Ink,
            MarkerStrokeThickness = 1.5,
        };
        shares.Points.AddRange(
            trace.Marks.Where(mark => mark.Name is "share").Select(mark => new ScatterPoint(mark.X, mark.Y))
        );
        return shares;
    }
}
