using System.Globalization;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Legends;

namespace Dorsal.Reports.Figures;

/// <summary>Empty plots and axes in the style of the house.</summary>
internal static class Plot
{
    // Share of its range by which an axis reaches beyond the data.
    private const double Room = 0.06;

    /// <summary>A plot without frame, title and background.</summary>
    public static PlotModel New(double right = 12) =>
        new()
        {
            Culture = CultureInfo.InvariantCulture,
            DefaultFont = FigureStyle.Fonts,
            DefaultFontSize = FigureStyle.Small,
            TextColor = FigureStyle.Ink,
            PlotAreaBorderThickness = new OxyThickness(0),
            Padding = new OxyThickness(4, 6, right, 4),
            Background = OxyColors.Undefined,
        };

    /// <summary>Adds a legend below the plot, with an entry for each series that has a title.</summary>
    public static void AddLegend(PlotModel model) =>
        model.Legends.Add(
            new Legend
            {
                LegendPlacement = LegendPlacement.Outside,
                LegendPosition = LegendPosition.BottomLeft,
                LegendOrientation = LegendOrientation.Horizontal,
                LegendFontSize = FigureStyle.Small,
                LegendBorderThickness = 0,
                LegendPadding = 0,
                LegendMargin = 6,
                LegendSymbolLength = 18,
                LegendSymbolMargin = 4,
                LegendItemSpacing = 14,
                LegendLineSpacing = 3,
                ShowInvisibleSeries = true,
            }
        );

    /// <summary>A linear axis.</summary>
    public static LinearAxis Linear(AxisPosition position, string title) =>
        Styled(new LinearAxis { MinimumPadding = Room, MaximumPadding = Room }, position, title);

    /// <summary>A logarithmic axis with ticks at round numbers.</summary>
    public static RoundLogAxis Log(AxisPosition position, string title) =>
        Styled(new RoundLogAxis { MinimumPadding = Room, MaximumPadding = Room }, position, title);

    /// <summary>The least step between ticks: grades and counts have none between two whole numbers; 0 where there is no least one.</summary>
    public static double LeastStep(IEnumerable<double> values) => values.All(double.IsInteger) ? 1 : 0;

    /// <summary>Lets an axis reach over a range and a little beyond; a range of one value is left to the axis.</summary>
    public static void Reach(Axis axis, double low, double high)
    {
        if (low >= high)
        {
            return;
        }

        (axis.Minimum, axis.Maximum) = axis.IsLogarithmic()
            ? (low * Math.Pow(low / high, Room), high * Math.Pow(high / low, Room))
            : (low - (Room * (high - low)), high + (Room * (high - low)));
    }

    /// <summary>Gives an axis the look of the house.</summary>
    public static T Styled<T>(T axis, AxisPosition position, string title)
        where T : Axis
    {
        axis.Position = position;
        axis.Title = title;
        axis.TitleFontSize = FigureStyle.Normal;
        axis.TitleColor = FigureStyle.Ink;
        axis.FontSize = FigureStyle.Small;
        axis.AxislineStyle = LineStyle.Solid;
        axis.AxislineColor = FigureStyle.Grey;
        axis.TicklineColor = FigureStyle.Grey;
        axis.MajorTickSize = 4;
        axis.MinorTickSize = 0;
        axis.AxisTitleDistance = 6;
        axis.ClipTitle = false;
        axis.LabelFormatter = axis switch
        {
            RowAxis => null,
            LogarithmicAxis => NumberText.Plain,
            _ => value => NumberText.Tick(value, axis.ActualMajorStep),
        };
        axis.MajorGridlineStyle = axis.IsVertical() ? LineStyle.Solid : LineStyle.None;
        axis.MajorGridlineColor = FigureStyle.Hairline;
        axis.MajorGridlineThickness = 1;
        axis.IntervalLength = axis.IsVertical() ? 32 : 46;
        return axis;
    }
}
