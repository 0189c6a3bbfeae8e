using System.Globalization;
using Dorsal.Reports.Pages;
using OxyPlot;

namespace Dorsal.Reports.Figures;

/// <summary>A finished figure: a drawing with a title and a description for those who do not see it.</summary>
public sealed class Figure
{
    private readonly PlotModel model;

    internal Figure(PlotModel model, double width, double height, string title, string description)
    {
        this.model = model;
        Width = width;
        Height = height;
        Title = title;
        Description = description;
    }

    /// <summary>Width in CSS pixels.</summary>
    public double Width { get; }

    /// <summary>Height in CSS pixels.</summary>
    public double Height { get; }

    /// <summary>What the figure shows, in a few words.</summary>
    public string Title { get; }

    /// <summary>What can be read off it, in a sentence or two.</summary>
    public string Description { get; }

    /// <summary>The figure as an SVG element that can stand in a page or alone in a file.</summary>
    /// <param name="id">An id that no other element of the page begins with.</param>
    /// <param name="lang">Language code of its words.</param>
    public string ToSvg(string id, string lang)
    {
        var canvas = new SvgCanvas(id);
        ((IPlotModel)model).Update(true);
        ((IPlotModel)model).Render(canvas, new OxyRect(0, 0, Width, Height));
        if (model.GetLastPlotException() is { } fault)
        {
            throw new InvalidOperationException($"The figure '{Title}' cannot be drawn.", fault);
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}" width="{Width}" height="{Height}" role="img" lang="{lang}" aria-labelledby="{id}-t {id}-d" font-family="{Encode(
                FigureStyle.Fonts
            )}"><title id="{id}-t">{Encode(Title)}</title><desc id="{id}-d">{Encode(Description)}</desc>{canvas.Finish()}</svg>
            """
        );
    }

    private static string Encode(string text) => Markup.Escape(text);
}
