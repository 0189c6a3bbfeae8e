using OxyPlot;
using OxyPlot.Series;

namespace Dorsal.Reports.Figures;

/// <summary>Gives each place of measurement a marker: shape and colour say site and condition, filling says side.</summary>
internal sealed class PlaceMarkers
{
    /// <summary>A triangle that stands on its tip.</summary>
    internal static readonly ScreenPoint[] TipDown = [new(-1, -0.8), new(1, -0.8), new(0, 1)];

    private readonly List<(string Site, string Condition)> kinds;

    public PlaceMarkers(IEnumerable<BodyPlace> places)
    {
        Places = [.. places.Distinct().Order(BodyOrder.Instance)];
        kinds = [.. Places.Select(place => (place.Site, place.Condition)).Distinct()];
    }

    /// <summary>The places, in the order of a legend.</summary>
    public IReadOnlyList<BodyPlace> Places { get; }

    /// <summary>An empty series whose points look as those of a place.</summary>
    public ScatterSeries SeriesFor(BodyPlace place, string title)
    {
        var kind = kinds.IndexOf((place.Site, place.Condition));
        var colour = FigureStyle.Palette[kind % FigureStyle.Palette.Count];
        var isOpen = place.Side is "left";
        return new ScatterSeries
        {
            Title = title,
            MarkerType = FigureStyle.Shapes[kind % FigureStyle.Shapes.Count],
            MarkerOutline = TipDown,
            MarkerSize = FigureStyle.Marker,
            MarkerFill = isOpen ? OxyColors.White : colour,
            MarkerStroke = colour,
            MarkerStrokeThickness = 1.5,
        };
    }
}
