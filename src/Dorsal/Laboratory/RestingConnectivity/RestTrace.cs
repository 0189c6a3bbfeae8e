namespace Dorsal.Laboratory.RestingConnectivity;

/// <summary>The matrix for the report, with the regions ordered by network.</summary>
internal static class RestTrace
{
    /// <summary>
    /// X and Y number the column and row of a cell, its value is r (NaN on the diagonal and where a region does not vary). Marks name the
    /// regions by their number, and say with 1 where a network begins that is not the first.
    /// </summary>
    public static Trace Of(Connectome connectome, IReadOnlyList<RestRegion> regions, string label)
    {
        int[] order =
        [
            .. Enumerable
                .Range(0, regions.Count)
                .OrderBy(i => regions[i].Network, StringComparer.Ordinal)
                .ThenBy(i => i),
        ];
        var n = order.Length;
        var cells = Enumerable.Range(0, n * n);
        bool Begins(int k) => k > 0 && regions[order[k]].Network != regions[order[k - 1]].Network;
        return new Trace(
            "matrix",
            new SeriesKey(RestOutcomes.Network.Id, "", "", ""),
            label,
            [.. cells.Select(cell => (double)(cell % n))],
            [.. cells.Select(cell => (double)(cell / n))],
            "1",
            "1",
            [.. order.Select((i, k) => (regions[i].Name, (double)k, Begins(k) ? 1.0 : 0.0))],
            connectome.SourceFile
        )
        {
            Values =
            [
                .. cells.Select(cell =>
                    cell / n == cell % n ? double.NaN : connectome.Correlation[order[cell / n], order[cell % n]]
                ),
            ],
            ValueUnit = "1",
        };
    }
}
