using Dorsal.Laboratory;
using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace Dorsal.Reports.Figures;

/// <summary>A matrix of correlations as a heat map; lines part the networks.</summary>
/// <remarks>See <c>RestTrace</c> for what a trace of this kind holds. Names of regions stand at the axes where there is room for them.</remarks>
internal static class MatrixFigure
{
    private const double Width = 420;
    private const double Height = 360;
    private const int MostNames = 30;
    private const double BarWidth = 14;

    // Blue for negative, white for none, orange for positive: lightness tells the strength in grey print, the axis the sign.
    private static readonly OxyPalette Colours = OxyPalette.Interpolate(
        101,
        FigureStyle.Palette[0],
        OxyColors.White,
        FigureStyle.Palette[1]
    );

    /// <summary>Draws the matrix, or returns null where no two regions vary.</summary>
    public static Figure? Draw(Trace trace, ReportContext context, string title)
    {
        var there = trace.Values.Where(double.IsFinite).ToList();
        if (there.Count == 0)
        {
            return null;
        }

        var words = context.Words;
        var count = trace.Marks.Count;
        var model = Plot.New(right: 4);
        string[] names = [.. trace.Marks.Select(mark => mark.Name)];
        model.Axes.Add(Regions(AxisPosition.Left, names, words));
        model.Axes.Add(Regions(AxisPosition.Bottom, names, words));
        model.Axes.Add(Scale(there.Max(Math.Abs), words.Say("Axis.Correlation")));
        var cells = new double[count, count];
        for (var i = 0; i < trace.Values.Count; i++)
        {
            cells[(int)trace.X[i], (int)trace.Y[i]] = trace.Values[i];
        }

        model.Series.Add(HeatMap(cells));
        foreach (var (_, position, _) in trace.Marks.Where(mark => mark.Y > 0))
        {
            model.Annotations.Add(OnTop(Annotate.Across(position - 0.5, FigureStyle.Ink)));
            model.Annotations.Add(OnTop(Annotate.Upright(position - 0.5, FigureStyle.Ink)));
        }

        var (low, high) = (NumberText.Plain(there.Min()), NumberText.Plain(there.Max()));
        return new Figure(model, Width, Height, title, words.Say("Matrix.Description", count, low, high));
    }

    /// <summary>The cells of a square matrix.</summary>
    internal static HeatMapSeries HeatMap(double[,] cells) =>
        new()
        {
            X0 = 0,
            X1 = cells.GetLength(0) - 1,
            Y0 = 0,
            Y1 = cells.GetLength(1) - 1,
            Data = cells,
            Interpolate = false,
            RenderMethod = HeatMapRenderMethod.Rectangles,
        };

    /// <summary>A line above the cells.</summary>
    internal static LineAnnotation OnTop(LineAnnotation line)
    {
        line.Layer = AnnotationLayer.AboveSeries;
        return line;
    }

    /// <summary>An axis of regions, the first at the top left.</summary>
    internal static LinearAxis Regions(AxisPosition position, IReadOnlyList<string> names, Words words)
    {
        var count = names.Count;
        var axis = Plot.Linear(position, words.Say("Axis.Region"));
        (axis.Minimum, axis.Maximum) = (-0.5, count - 0.5);
        axis.MajorGridlineStyle = LineStyle.None;
        if (position == AxisPosition.Left)
        {
            (axis.StartPosition, axis.EndPosition) = (1, 0);
        }

        if (count <= MostNames)
        {
            axis.MajorStep = 1;
            axis.Title = "";
            axis.Angle = position == AxisPosition.Bottom ? -90 : 0;
            axis.LabelFormatter = value => (int)Math.Round(value) is var i && i >= 0 && i < count ? names[i] : "";
        }

        return axis;
    }

    /// <summary>The bar of colours, as far on either side of 0.</summary>
    internal static LinearColorAxis Scale(double reach, string title)
    {
        var axis = Plot.Styled(
            new LinearColorAxis { Palette = Colours, InvalidNumberColor = FigureStyle.Hairline },
            AxisPosition.Right,
            title
        );
        (axis.Minimum, axis.Maximum) = (-reach, reach);
        axis.MajorGridlineStyle = LineStyle.None;

        // The bar of colours is as wide as the ticks are long.
        (axis.MajorTickSize, axis.AxisDistance) = (BarWidth, 8);
        return axis;
    }
}
