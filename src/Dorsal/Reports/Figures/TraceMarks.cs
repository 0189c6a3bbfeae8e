using Dorsal.Laboratory;
using Dorsal.Messages;
using Dorsal.Units;
using OxyPlot;
using OxyPlot.Series;

namespace Dorsal.Reports.Figures;

/// <summary>Draws the marks that an analysis set on a trace.</summary>
internal static class TraceMarks
{
    private const string Ellipse = "ellipse";
    private const string SlopeStart = "slope_start";
    private const string SlopeEnd = "slope_end";
    private const string Above = "sd_above";
    private const string Below = "sd_below";
    private static readonly string[] Windows = ["baseline", "response"];

    public static void Add(PlotModel model, Trace trace, Words words, Unit unit)
    {
        AddEllipse(model, trace, words);
        AddSlope(model, trace, words);
        AddWindows(model, trace, words);
        AddSpread(model, trace, words);
        var points = trace.Marks.Where(mark =>
            mark.Name is not (Ellipse or SlopeStart or SlopeEnd or Above or Below) && !Windows.Contains(mark.Name)
        );
        var shapes = 0;
        foreach (var named in points.GroupBy(mark => mark.Name, StringComparer.Ordinal))
        {
            // Many points of one name have one entry in the legend, without a value.
            var (label, marks) = (NameOf(words, named.Key), named.ToList());
            var series = new ScatterSeries
            {
                Title = marks.Count == 1 ? LabelOf(label, marks[0], trace, words, unit) : label,
                MarkerType = FigureStyle.Shapes[shapes % FigureStyle.Shapes.Count],
                MarkerOutline = PlaceMarkers.TipDown,
                MarkerSize = FigureStyle.Marker + 0.5,
                MarkerFill = shapes == 0 ? FigureStyle.Palette[1] : OxyColors.White,
                MarkerStroke = FigureStyle.Palette[1],
                MarkerStrokeThickness = 1.5,
            };
            series.Points.AddRange(marks.Select(mark => new ScatterPoint(mark.X, mark.Y)));
            model.Series.Add(series);
            shapes++;
        }

        if (model.Series.Count > 1)
        {
            Plot.AddLegend(model);
        }
    }

    // Of an onset the time matters, of a peak its time and size, of a threshold its size.
    private static string LabelOf(string name, (string, double X, double Y) mark, Trace trace, Words words, Unit unit)
    {
        var size = words.Say("Mark.WithValue", name, NumberText.Plain(mark.Y), unit.Symbol).TrimEnd();
        var time = words.Say("Mark.WithValue", name, NumberText.Plain(mark.X), trace.XUnit);
        return trace.Kind switch
        {
            "emg" or "mep" => time,
            "potential" => $"{time}, {NumberText.Plain(mark.Y)} {unit.Symbol}",
            _ => size,
        };
    }

    private static void AddEllipse(PlotModel model, Trace trace, Words words)
    {
        var outline = trace.Marks.Where(m => m.Name is Ellipse).Select(m => new DataPoint(m.X, m.Y)).ToList();
        if (outline.Count > 2)
        {
            var line = Line(words.Say("Mark.ellipse"), LineStyle.Solid);
            line.Points.AddRange([.. outline, outline[0]]);
            model.Series.Add(line);
        }
    }

    private static void AddSlope(PlotModel model, Trace trace, Words words)
    {
        var ends = trace.Marks.Where(m => m.Name is SlopeStart or SlopeEnd).ToList();
        if (ends.Count == 2)
        {
            var line = Line(words.Say("Mark.slope"), LineStyle.Dash);
            line.Points.AddRange(ends.Select(mark => new DataPoint(mark.X, mark.Y)));
            model.Series.Add(line);
        }
    }

    // A window is a thick line along zero: it hides nothing, and is told apart without colour by its dashes.
    private static void AddWindows(PlotModel model, Trace trace, Words words)
    {
        foreach (var (name, place) in Windows.Select((name, place) => (name, place)))
        {
            var ends = trace.Marks.Where(mark => mark.Name == name).ToList();
            if (ends.Count == 2)
            {
                var line = Line(words.Say("Mark." + name), place == 0 ? LineStyle.Dash : LineStyle.Solid);
                line.StrokeThickness = 3;
                line.Points.AddRange(ends.Select(mark => new DataPoint(mark.X, mark.Y)));
                model.Series.Add(line);
            }
        }
    }

    private static void AddSpread(PlotModel model, Trace trace, Words words)
    {
        foreach (var name in (string[])[Above, Below])
        {
            var line = Line(name == Above ? words.Say("Mark.sd") : "", LineStyle.Dash);
            line.Points.AddRange(trace.Marks.Where(m => m.Name == name).Select(m => new DataPoint(m.X, m.Y)));
            if (line.Points.Count > 0)
            {
                model.Series.Add(line);
            }
        }
    }

    private static LineSeries Line(string title, LineStyle style) =>
        new()
        {
            Title = title,
            Color = FigureStyle.Palette[1],
            StrokeThickness = 1.5,
            LineStyle = style,
        };

    private static string NameOf(Words words, string name) =>
        Text.Report.Find(words.Language, "Mark." + name) is { } known ? known : name;
}
