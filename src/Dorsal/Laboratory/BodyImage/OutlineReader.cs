using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Tables;
using Dorsal.Units;

namespace Dorsal.Laboratory.BodyImage;

/// <summary>An outline as it was read.</summary>
/// <param name="Contour"><c>template</c>, <c>drawn</c>, or <c>left_out</c>: a zone that the person could not find.</param>
/// <param name="Zone">Name of the zone, or empty.</param>
/// <param name="Shape">Its points.</param>
/// <param name="Unit">Their unit: mm, or pixels, or unstated.</param>
/// <param name="Confirmed">What the person said of the drawing: <c>normal</c>, <c>expanded</c>, <c>shrunken</c>, or empty.</param>
/// <param name="Place">Its first point.</param>
/// <param name="Fault">Why it cannot be used, or null.</param>
internal sealed record Outline(
    string Contour,
    string Zone,
    Polygon Shape,
    Unit Unit,
    string Confirmed,
    Place Place,
    Note? Fault
)
{
    /// <summary>Whether its size is known.</summary>
    public bool HasScale => Unit == Unit.Parse("mm");

    /// <summary>The contour as notes name it.</summary>
    public string Name => "@Contour." + Contour;
}

/// <summary>Reads outlines, one row a point, in the order of the table.</summary>
internal sealed class OutlineReader(TrialTable table, DrawingProtocol protocol, TrialLog log)
{
    private static readonly string[] Contours = ["template", "drawn", "left_out"];
    private static readonly Unit Millimetres = Unit.Parse("mm");
    private static readonly Unit Pixel = Unit.Parse("{pixel}");

    public IEnumerable<(SeriesKey Series, Outline Outline)> Read()
    {
        var (x, y) = (ColumnOf("x"), ColumnOf("y"));
        table.Table.Require("contour");
        if (x.Unit != y.Unit)
        {
            var place = new Place(table.File.Path, 1, "y");
            throw new StudyException(new Note(Grade.Error, "AxesDiffer", place, y.Unit.Symbol, x.Unit.Symbol));
        }

        var isScaled = x.Unit == Pixel && protocol.MillimetresPerPixel > 0;
        var (factor, unit) = isScaled ? (protocol.MillimetresPerPixel, Millimetres) : (1, x.Unit);
        var rows = table.Table.Rows.Where(row => IsKnown(row)).ToList();
        foreach (
            var group in rows.GroupBy(row =>
                (
                    Series: SeriesKeys.Of(table, row, DrawingOutcomes.Outlines),
                    Contour: table.TextOf(row, "contour"),
                    Zone: table.TextOf(row, "zone")
                )
            )
        )
        {
            List<(double X, double Y)> points = [];
            Note? fault = null;
            foreach (var row in group)
            {
                var (across, noX) = x.Read(row);
                var (up, noY) = y.Read(row);
                fault ??= noX ?? noY ?? TooFar(x, row, factor * across, unit) ?? TooFar(y, row, factor * up, unit);
                points.Add((factor * across, factor * up));
            }

            var place = x.PlaceOf(group.First());
            var shape = fault is null ? Cleaned(new Polygon(points), group.Key.Contour, place) : new Polygon(points);
            fault ??= FaultOf(shape, group.Key.Contour, place);
            var confirmed =
                group.Select(row => table.TextOf(row, "confirmed")).FirstOrDefault(text => text.Length > 0) ?? "";
            yield return (
                group.Key.Series,
                new Outline(group.Key.Contour, group.Key.Zone, shape, unit, confirmed, place, fault)
            );
        }
    }

    private Note? TooFar(TrialColumn column, TableRow row, double coordinate, Unit unit) =>
        Math.Abs(coordinate) <= protocol.FurthestPossible
            ? null
            : new Note(
                Grade.Error,
                "ValueImpossible",
                column.PlaceOf(row),
                column.Show(row),
                "± " + Show.Quantity(protocol.FurthestPossible, unit.Symbol)
            );

    private TrialColumn ColumnOf(string name)
    {
        var unit = table.UnitOf(name) == Pixel ? Pixel : Millimetres;
        var column = TrialColumn.Of(table, name, unit);
        log.Add(column.Notes);
        return column;
    }

    private bool IsKnown(TableRow row)
    {
        var contour = table.TextOf(row, "contour");
        if (Contours.Contains(contour, StringComparer.Ordinal))
        {
            return true;
        }

        log.Add(
            new Note(
                Grade.Error,
                "RowWordUnknown",
                table.PlaceOf(row, "contour"),
                contour,
                string.Join(", ", Contours),
                "contour"
            )
        );
        return false;
    }

    // A step back along the line encloses nothing. A hand that closes an outline may run over its beginning.
    private Polygon Cleaned(Polygon drawn, string contour, Place place)
    {
        var shape = drawn.WithoutSteps();
        var closed = shape.WithoutTail(protocol.TailLimit / 100);
        if (closed.Points.Count < shape.Points.Count)
        {
            var points = Show.Count(shape.Points.Count - closed.Points.Count);
            var limit = Show.Quantity(protocol.TailLimit, "%");
            log.Add(new Note(Grade.Warning, "OutlineTailLeftOut", place, points, limit, "@Contour." + contour));
        }

        return closed;
    }

    private Note? FaultOf(Polygon shape, string contour, Place place)
    {
        var name = "@Contour." + contour;
        if (shape.Points.Count >= 3 && shape.CrossesItself())
        {
            return new Note(Grade.Error, "OutlineCrossesItself", place, name);
        }

        if (shape.Points.Count < 3 || shape.Area <= 0)
        {
            return new Note(Grade.Error, "OutlineTooFewPoints", place, Show.Count(shape.Points.Count), "3", name);
        }

        if (shape.Points.Count < protocol.FewestPoints && contour != "left_out")
        {
            var (count, wanted) = (Show.Count(shape.Points.Count), Show.Count(protocol.FewestPoints));
            log.Add(new Note(Grade.Warning, "OutlineCoarse", place, count, wanted, name));
        }

        return null;
    }
}
