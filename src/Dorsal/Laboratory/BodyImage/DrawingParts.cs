using Dorsal.Messages;

namespace Dorsal.Laboratory.BodyImage;

/// <summary>
/// Which outlines make the drawing of a session: one drawing with its own zones, and a template in the same unit. The others are set aside
/// with the reason, never dropped.
/// </summary>
internal static class DrawingParts
{
    /// <summary>Code of the note that another drawing came first.</summary>
    public const string Unused = "DrawingUnused";

    /// <summary>The outlines, those that are not used with the fault that says why.</summary>
    public static IReadOnlyList<Outline> Used(IReadOnlyList<Outline> outlines)
    {
        var one = OneDrawing(outlines);
        var template = one.FirstOrDefault(o => o.Contour == "template" && o.Fault is null);
        return
        [
            .. one.Select(o =>
                template is null || o.Fault is not null || o.Unit == template.Unit
                    ? o
                    : o with
                    {
                        Fault = new Note(
                            Grade.Error,
                            "DrawingUnitsDiffer",
                            o.Place,
                            o.Unit.Symbol,
                            template.Unit.Symbol,
                            o.Name
                        ),
                    }
            ),
        ];
    }

    // The first drawing counts. What stands in the file of a later one belongs to that, but for a template that the first has not.
    private static IReadOnlyList<Outline> OneDrawing(IReadOnlyList<Outline> outlines)
    {
        var drawings = outlines.Where(o => o.Contour == "drawn" && o.Fault is null).ToList();
        if (drawings.Count < 2)
        {
            return outlines;
        }

        var first = drawings[0].Place.File;
        var later = drawings.Skip(1).Select(o => o.Place.File).Where(file => file != first).ToHashSet();
        var templates = outlines.Where(o => o.Contour == "template" && o.Fault is null).ToList();
        var template = templates.Find(o => !later.Contains(o.Place.File)) ?? templates.FirstOrDefault();
        return
        [
            .. outlines.Select(o =>
                o.Fault is null && o != template && (drawings.IndexOf(o) > 0 || later.Contains(o.Place.File))
                    ? o with
                    {
                        Fault = new Note(Grade.Warning, Unused, o.Place, first, null, o.Name),
                    }
                    : o
            ),
        ];
    }
}
