using Dorsal.Laboratory.RestingConnectivity;
using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace Dorsal.Reports.Figures;

/// <summary>A comparison of two groups edge by edge as a matrix of t, with the edges of components marked.</summary>
internal static class NetworkFigure
{
    private const double Width = 420;
    private const double Height = 380;
    private const double Alpha = 0.05;

    /// <summary>Draws the matrix, regions ordered by network.</summary>
    public static Figure Draw(NetworkContrast contrast, ReportContext context, string title)
    {
        var words = context.Words;
        int[] order =
        [
            .. Enumerable
                .Range(0, contrast.Regions.Count)
                .OrderBy(i => contrast.Networks[i], StringComparer.Ordinal)
                .ThenBy(i => i),
        ];
        var model = Plot.New(right: 4);
        string[] names = [.. order.Select(i => contrast.Regions[i])];
        model.Axes.Add(MatrixFigure.Regions(AxisPosition.Left, names, words));
        model.Axes.Add(MatrixFigure.Regions(AxisPosition.Bottom, names, words));
        var reach = contrast.Edges.Max(edge => Math.Abs(edge.Effect.T));
        model.Axes.Add(MatrixFigure.Scale(reach, words.Say("Axis.T")));
        model.Series.Add(Cells(contrast, order));
        for (var k = 1; k < order.Length; k++)
        {
            if (contrast.Networks[order[k]] != contrast.Networks[order[k - 1]])
            {
                model.Annotations.Add(MatrixFigure.OnTop(Annotate.Across(k - 0.5, FigureStyle.Ink)));
                model.Annotations.Add(MatrixFigure.OnTop(Annotate.Upright(k - 0.5, FigureStyle.Ink)));
            }
        }

        model.Series.Add(Marks(contrast, order, isSmall: true, words.Say("Network.Significant")));
        model.Series.Add(Marks(contrast, order, isSmall: false, words.Say("Network.Above")));
        Plot.AddLegend(model);
        var smallest = contrast.Components.Select(PExtent).DefaultIfEmpty(double.NaN).Min();
        return new Figure(
            model,
            Width,
            Height,
            title,
            words.Say(
                "Network.Description",
                contrast.Group,
                contrast.Reference,
                contrast.Regions.Count,
                contrast.Components.Count,
                NumberText.Probability(smallest)
            )
        );
    }

    private static double PExtent(Numerics.Networks.NetworkComponent component) => component.PExtent;

    private static HeatMapSeries Cells(NetworkContrast contrast, int[] order)
    {
        var count = order.Length;
        var cells = new double[count, count];
        for (var i = 0; i < count * count; i++)
        {
            cells[i % count, i / count] = double.NaN;
        }

        foreach (var edge in contrast.Edges)
        {
            var (a, b) = (Array.IndexOf(order, edge.A), Array.IndexOf(order, edge.B));
            cells[a, b] = cells[b, a] = edge.Effect.T;
        }

        return MatrixFigure.HeatMap(cells);
    }

    // Filled where the component is significant, open where it is only above the threshold. A line of which only the markers are drawn:
    // a scatter would take its colours from the bar, and have none.
    private static LineSeries Marks(NetworkContrast contrast, int[] order, bool isSmall, string title)
    {
        var marks = new LineSeries
        {
            Title = title,
            LineStyle = LineStyle.None,
            MarkerType = MarkerType.Circle,
            MarkerSize = FigureStyle.Marker - 1,
            MarkerFill = isSmall ? FigureStyle.Ink : OxyColors.White,
            MarkerStroke = FigureStyle.Ink,
            MarkerStrokeThickness = 1,
        };
        foreach (var edge in contrast.Edges.Where(edge => edge.Component > 0))
        {
            if (contrast.Components[edge.Component - 1].PExtent < Alpha == isSmall)
            {
                var (a, b) = (Array.IndexOf(order, edge.A), Array.IndexOf(order, edge.B));
                marks.Points.Add(new DataPoint(a, b));
                marks.Points.Add(new DataPoint(b, a));
            }
        }

        return marks;
    }
}
