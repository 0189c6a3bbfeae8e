namespace Dorsal.Laboratory.BodyImage;

/// <summary>A closed outline.</summary>
/// <param name="Points">Its corners in order, three or more; the last is joined to the first.</param>
internal sealed record Polygon(IReadOnlyList<(double X, double Y)> Points)
{
    public double Bottom => Points.Min(p => p.Y);

    public double Top => Points.Max(p => p.Y);

    /// <summary>The area by the shoelace formula; only for an outline that does not cross itself.</summary>
    public double Area => Math.Abs(Edges().Sum(e => (e.From.X * e.To.Y) - (e.To.X * e.From.Y))) / 2;

    /// <summary>The last edge, which nobody drew, as a share of the whole outline.</summary>
    public double Gap
    {
        get
        {
            var lengths = Edges().Select(e => Distance(e.From, e.To)).ToList();
            return lengths[^1] / lengths.Sum();
        }
    }

    /// <summary>Whether two edges that are no neighbours have a point in common.</summary>
    public bool CrossesItself()
    {
        var edges = Edges().Where(e => e.From != e.To).ToList();
        for (var i = 0; i < edges.Count; i++)
        {
            for (var j = i + 2; j < edges.Count; j++)
            {
                if ((i > 0 || j < edges.Count - 1) && Cross(edges[i], edges[j]))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The stretches of a horizontal line that lie inside, from left to right.</summary>
    public IReadOnlyList<(double From, double To)> Inside(double y)
    {
        List<double> at =
        [
            .. Edges()
                .Where(e => e.From.Y > y != e.To.Y > y)
                .Select(e => e.From.X + ((y - e.From.Y) / (e.To.Y - e.From.Y) * (e.To.X - e.From.X)))
                .Order(),
        ];
        return [.. at.Chunk(2).Select(pair => (pair[0], pair[1]))];
    }

    private IEnumerable<((double X, double Y) From, (double X, double Y) To)> Edges() =>
        Points.Select((point, i) => (point, Points[(i + 1) % Points.Count]));

    private static bool Cross(
        ((double X, double Y) From, (double X, double Y) To) a,
        ((double X, double Y) From, (double X, double Y) To) b
    ) =>
        Turn(a.From, a.To, b.From) * Turn(a.From, a.To, b.To) <= 0
        && Turn(b.From, b.To, a.From) * Turn(b.From, b.To, a.To) <= 0
        && Overlap(a.From.X, a.To.X, b.From.X, b.To.X)
        && Overlap(a.From.Y, a.To.Y, b.From.Y, b.To.Y);

    // Edges on one line cross only where they also overlap.
    private static bool Overlap(double a, double b, double c, double d) =>
        Math.Max(Math.Min(a, b), Math.Min(c, d)) <= Math.Min(Math.Max(a, b), Math.Max(c, d));

    private static int Turn((double X, double Y) a, (double X, double Y) b, (double X, double Y) c) =>
        Math.Sign(((b.X - a.X) * (c.Y - a.Y)) - ((b.Y - a.Y) * (c.X - a.X)));

    private static double Distance((double X, double Y) a, (double X, double Y) b) =>
        Math.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y)));
}
