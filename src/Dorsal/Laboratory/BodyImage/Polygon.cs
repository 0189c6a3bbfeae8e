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
    public bool CrossesItself() => Crossings().Any();

    /// <summary>The outline without repeated points and without steps straight back along the edge before; its area is the same.</summary>
    public Polygon WithoutSteps()
    {
        var kept = new List<(double X, double Y)>();
        foreach (var point in Points)
        {
            while (kept.Count > 0 && (kept[^1] == point || (kept.Count > 1 && IsStepBack(kept[^2], kept[^1], point))))
            {
                kept.RemoveAt(kept.Count - 1);
            }

            kept.Add(point);
        }

        return new Polygon(kept);
    }

    /// <summary>The outline without the points at its end that run over its beginning.</summary>
    /// <param name="most">Largest share of the line drawn, without the edge that closes it, that may be left out.</param>
    /// <returns>The outline itself where it does not cross itself, or crosses itself elsewhere.</returns>
    public Polygon WithoutTail(double most)
    {
        var first = Crossings().DefaultIfEmpty(Points.Count).Min();
        var lengths = Edges().Select(e => Distance(e.From, e.To)).SkipLast(1).ToList();
        var (least, left) = (lengths.Sum() * (1 - most), lengths.Take(first).Sum());

        // The edges before the first that crosses an earlier one cross nothing: only the edge that closes them is to be looked at.
        for (var keep = first + 1; keep is >= 3 && keep <= Points.Count && left >= least; keep--)
        {
            if (!IsCrossedWhenClosed(keep))
            {
                return new Polygon([.. Points.Take(keep)]);
            }

            left -= lengths[keep - 2];
        }

        return this;
    }

    private bool IsCrossedWhenClosed(int keep)
    {
        var closing = (Points[keep - 1], Points[0]);
        return Edges().Take(keep - 2).Skip(1).Any(edge => edge.From != edge.To && Cross(closing, edge));
    }

    // Each crossing of two edges, by the place of the later edge's first point. A line sweeps across the edges, along the axis on which they
    // share less of their extent: only those that it meets at a time can cross.
    private IEnumerable<int> Crossings()
    {
        var edges = Edges().Select((edge, i) => (Edge: edge, At: i)).Where(e => e.Edge.From != e.Edge.To).ToList();
        Func<(double X, double Y), double> axis = Travel(p => p.X) < Travel(p => p.Y) ? p => p.X : p => p.Y;
        double[] low = [.. edges.Select(e => Math.Min(axis(e.Edge.From), axis(e.Edge.To)))];
        double[] high = [.. edges.Select(e => Math.Max(axis(e.Edge.From), axis(e.Edge.To)))];
        int[] order = [.. Enumerable.Range(0, edges.Count).OrderBy(i => low[i])];
        for (var a = 0; a < order.Length; a++)
        {
            for (var b = a + 1; b < order.Length && low[order[b]] <= high[order[a]]; b++)
            {
                var (i, j) = (Math.Min(order[a], order[b]), Math.Max(order[a], order[b]));
                if (j - i > 1 && (i > 0 || j < edges.Count - 1) && Cross(edges[i].Edge, edges[j].Edge))
                {
                    yield return edges[j].At;
                }
            }
        }
    }

    // The way along an axis, in extents of the whole outline.
    private double Travel(Func<(double X, double Y), double> axis)
    {
        var extent = Points.Max(axis) - Points.Min(axis);
        return extent > 0 ? Edges().Sum(e => Math.Abs(axis(e.To) - axis(e.From))) / extent : double.PositiveInfinity;
    }

    /// <summary>The stretches of a horizontal line that lie inside, from left to right.</summary>
    public IReadOnlyList<(double From, double To)> Inside(double y)
    {
        // By hand: it is asked hundreds of times, of all edges each.
        var at = new List<double>();
        var from = Points[^1];
        foreach (var to in Points)
        {
            if (from.Y > y != to.Y > y)
            {
                at.Add(from.X + ((y - from.Y) / (to.Y - from.Y) * (to.X - from.X)));
            }

            from = to;
        }

        at.Sort();
        return [.. at.Chunk(2).Select(pair => (pair[0], pair[1]))];
    }

    private IEnumerable<((double X, double Y) From, (double X, double Y) To)> Edges() =>
        Points.Select((point, i) => (point, Points[(i + 1) % Points.Count]));

    private static bool Cross(
        ((double X, double Y) From, (double X, double Y) To) a,
        ((double X, double Y) From, (double X, double Y) To) b
    ) =>
        Overlap(a.From.X, a.To.X, b.From.X, b.To.X)
        && Overlap(a.From.Y, a.To.Y, b.From.Y, b.To.Y)
        && Turn(a.From, a.To, b.From) * Turn(a.From, a.To, b.To) <= 0
        && Turn(b.From, b.To, a.From) * Turn(b.From, b.To, a.To) <= 0;

    // Edges on one line cross only where they also overlap. Most edges lie apart, which is told soonest so.
    private static bool Overlap(double a, double b, double c, double d) =>
        Math.Max(Math.Min(a, b), Math.Min(c, d)) <= Math.Min(Math.Max(a, b), Math.Max(c, d));

    private static int Turn((double X, double Y) a, (double X, double Y) b, (double X, double Y) c) =>
        Math.Sign(((b.X - a.X) * (c.Y - a.Y)) - ((b.Y - a.Y) * (c.X - a.X)));

    // Exactly: a step a little beside the line encloses a little area, and is not this.
    private static bool IsStepBack((double X, double Y) a, (double X, double Y) b, (double X, double Y) c) =>
        Turn(a, b, c) == 0 && ((b.X - a.X) * (c.X - b.X)) + ((b.Y - a.Y) * (c.Y - b.Y)) < 0;

    private static double Distance((double X, double Y) a, (double X, double Y) b) =>
        Math.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y)));
}
