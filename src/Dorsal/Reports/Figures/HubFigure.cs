using Dorsal.Laboratory.RestingConnectivity;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace Dorsal.Reports.Figures;

/// <summary>Each region's mean degree in the controls against the group's difference from it, with the mean slope kD.</summary>
internal static class HubFigure
{
    private const double Width = 340;
    private const double Height = 260;

    /// <summary>Draws the regions, or returns null where no two of them differ in degree.</summary>
    public static Figure? Draw(HubPattern pattern, ReportContext context, string title)
    {
        int[] there =
        [
            .. Enumerable
                .Range(0, pattern.Controls.Count)
                .Where(i => double.IsFinite(pattern.Controls[i] + pattern.Difference[i])),
        ];
        if (!pattern.Slope.IsFitted || there.Select(i => pattern.Controls[i]).Distinct().Count() < 2)
        {
            return null;
        }

        var words = context.Words;
        var (low, high) = (there.Min(i => pattern.Controls[i]), there.Max(i => pattern.Controls[i]));
        var model = Plot.New();
        var across = Plot.Linear(AxisPosition.Bottom, words.Say("Axis.HubControls"));
        Plot.Reach(across, low, high);
        model.Axes.Add(across);
        model.Axes.Add(Plot.Linear(AxisPosition.Left, words.Say("Axis.HubDifference")));
        model.Annotations.Add(Annotate.Across(0, FigureStyle.Grey));
        model.Series.Add(Band(pattern, low, high, words));
        model.Series.Add(Line(pattern, low, high, words));
        var regions = new ScatterSeries
        {
            Title = words.Say("Hub.Region"),
            MarkerType = MarkerType.Circle,
            MarkerSize = FigureStyle.Marker,
            MarkerFill = OxyColors.White,
            MarkerStroke = FigureStyle.Palette[0],
            MarkerStrokeThickness = 1.5,
        };
        regions.Points.AddRange(there.Select(i => new ScatterPoint(pattern.Controls[i], pattern.Difference[i])));
        model.Series.Add(regions);
        Plot.AddLegend(model);
        var interval = NumberText.Interval(pattern.Slope.Low, pattern.Slope.High, 2, words.Say("Interval"));
        return new Figure(
            model,
            Width,
            Height,
            title,
            words.Say(
                "Hub.Description",
                pattern.Group,
                there.Length,
                NumberText.Fixed(pattern.Slope.Value, 2),
                interval
            )
        );
    }

    private static LineSeries Line(HubPattern pattern, double low, double high, Words words)
    {
        var line = new LineSeries
        {
            Title = words.Say("Hub.Slope"),
            Color = FigureStyle.Palette[1],
            StrokeThickness = 1.5,
        };
        line.Points.AddRange(
            new[] { low, high }.Select(x => new DataPoint(x, pattern.Intercept + (pattern.Slope.Value * x)))
        );
        return line;
    }

    // Lines with the ends of the slope's interval, through the mean point.
    private static AreaSeries Band(HubPattern pattern, double low, double high, Words words)
    {
        var band = new AreaSeries
        {
            Title = words.Say("Hub.Interval"),
            Fill = FigureStyle.Interval,
            Color = OxyColors.Transparent,
            Color2 = OxyColors.Transparent,
        };
        if (!pattern.Slope.HasInterval)
        {
            return band;
        }

        var middle = pattern.Controls.Where((x, i) => double.IsFinite(x + pattern.Difference[i])).Average();
        var height = pattern.Intercept + (pattern.Slope.Value * middle);
        foreach (var x in (double[])[low, middle, high])
        {
            band.Points.Add(new DataPoint(x, height + (pattern.Slope.Low * (x - middle))));
            band.Points2.Add(new DataPoint(x, height + (pattern.Slope.High * (x - middle))));
        }

        return band;
    }
}
