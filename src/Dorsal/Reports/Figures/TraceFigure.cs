using Dorsal.Laboratory;
using Dorsal.Units;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace Dorsal.Reports.Figures;

/// <summary>A recorded signal with the marks that the analysis set: a pressure ramp, a sway path, sway in time, EMG, or an angle.</summary>
/// <remarks>
/// Marks with known names: <c>threshold</c> (the button), <c>peak</c>, <c>slope_start</c> and <c>slope_end</c> (a line between them),
/// <c>centre</c>, <c>ellipse</c>, several times, the outline of the 95 % ellipse, and <c>baseline</c> and <c>response</c>, twice each, the
/// ends of a window; <c>sd_above</c> and <c>sd_below</c>, many times, lines on either side of a mean. Others are drawn as points with their name.
/// </remarks>
public static class TraceFigure
{
    private const double Width = 340;
    private const double Height = 236;
    private const double Square = 340;
    private const int MostPoints = 800;

    /// <summary>Draws the trace, or returns null where it has no samples.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="context">Language and outcomes.</param>
    /// <param name="title">What the figure is called.</param>
    public static Figure? Draw(Trace trace, ReportContext context, string title)
    {
        if (trace.X.Count == 0 || trace.X.Count != trace.Y.Count)
        {
            return null;
        }

        if (trace.Kind is "course")
        {
            return CourseFigure.Draw(trace, context, title);
        }

        if (trace.Kind is "map")
        {
            return MapFigure.Draw(trace, context, title);
        }

        var xUnit = Unit.TryParse(trace.XUnit, out var x) ? x : Unit.Unstated;
        var yUnit = Unit.TryParse(trace.YUnit, out var y) ? y : Unit.Unstated;
        var isPath = xUnit.Dimension == Dimension.Length;
        var words = context.Words;
        var (xName, yName) =
            isPath ? ("Axis.Mediolateral", "Axis.Anteroposterior")
            : trace.Kind is "ramp" ? ("Axis.Time", "Axis.Pressure")
            : trace.Kind is "potential" ? ("Axis.Time", "Axis.Potential")
            : trace.Kind is "emg" ? ("Axis.Time", "Axis.Emg")
            : trace.Kind is "rating" ? ("Axis.Time", "Axis.Rating")
            : trace.Kind is "mep" ? ("Axis.Time", "Axis.Potential")
            : trace.Kind is "angle" ? ("Axis.Time", "Axis.Angle")
            : trace.Kind is "cycle" ? ("Axis.Cycle", "Axis.Angle")
            : ("Axis.Time", "Axis.CentreOfPressure");
        var model = Plot.New();
        var across = Plot.Linear(AxisPosition.Bottom, words.WithUnit(words.Say(xName), xUnit));
        var up = Plot.Linear(AxisPosition.Left, words.WithUnit(words.Say(yName), yUnit));
        model.Axes.Add(across);
        model.Axes.Add(up);
        if (isPath)
        {
            model.PlotType = PlotType.Cartesian;
            across.MajorGridlineStyle = LineStyle.Solid;
        }
        else
        {
            (across.MinimumPadding, across.MaximumPadding) = (0, 0.02);
            up.MaximumPadding = 0.1;
        }

        model.Series.Add(LineOf(trace, isPath));
        TraceMarks.Add(model, trace, words, yUnit);
        var finite = trace.Y.Where(double.IsFinite).DefaultIfEmpty(double.NaN).ToList();
        var (low, high) = (NumberText.Plain(finite.Min()), NumberText.Plain(finite.Max()));
        return new Figure(
            model,
            isPath ? Square : Width,
            isPath ? Square : Height,
            title,
            words.Say("Trace.Description", trace.X.Count, low, high, yUnit.Symbol)
        );
    }

    private static LineSeries LineOf(Trace trace, bool isPath)
    {
        var line = new LineSeries
        {
            Color = FigureStyle.Palette[0],
            StrokeThickness = isPath ? 0.8 : 1.2,
            LineJoin = LineJoin.Round,
            Decimator = isPath ? null : Decimator.Decimate,
            MinimumSegmentLength = isPath ? 1 : 0.5,
        };
        line.Points.AddRange(isPath ? Path(trace) : trace.X.Zip(trace.Y, (x, y) => new DataPoint(x, y)));
        return line;
    }

    /// <summary>A long path with every nth sample: the picture needs no more, the recording keeps all.</summary>
    private static IEnumerable<DataPoint> Path(Trace trace)
    {
        var step = Math.Max(1, trace.X.Count / (MostPoints * 2));
        for (var i = 0; i < trace.X.Count; i += step)
        {
            yield return new DataPoint(trace.X[i], trace.Y[i]);
        }
    }
}
