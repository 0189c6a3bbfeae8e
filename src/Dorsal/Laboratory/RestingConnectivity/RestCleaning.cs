using Dorsal.Numerics.Networks;
using Dorsal.Numerics.Signals;
using Dorsal.Units;

namespace Dorsal.Laboratory.RestingConnectivity;

/// <summary>
/// Cleans the series of a recording: the start is cut off, volumes with movement are bridged by straight lines, the linear trend is
/// taken out, the band is passed by zero-lag Butterworth filters, bridged volumes are left out, confounds are taken out, and the rest is
/// standardised.
/// </summary>
/// <remarks>
/// Confounds go the same way up to the filter before they are taken out by least squares: a filter on the series alone would let the
/// unfiltered confounds bring back what it has taken away (Hallquist, Hwang and Luna, NeuroImage 2013;82:208-225).
/// That bridged volumes may not enter a filter as they are, and not count afterwards: Power et al., NeuroImage 2014;84:320-341. (They bridge by
/// the spectrum of the rest; a line is simpler, and what it adds within the band is left out with the volume.)
/// </remarks>
/// <param name="Kept">Cleaned samples of each region, of the volumes kept.</param>
/// <param name="Bridged">Detrended samples of each region before the filter, of all volumes but the start.</param>
/// <param name="MeanDisplacement">Mean framewise displacement of all volumes but the start, in mm; NaN where there is none.</param>
internal sealed record RestCleaning(double[][] Kept, double[][] Bridged, double MeanDisplacement)
{
    // What varies by less than single precision of its level holds nothing but rounding: images and most tables come from 32-bit numbers.
    private const double Rounding = 1.0 / (1 << 24);

    /// <summary>Whether a region varies beyond its trend and the confounds; one that does not is 0 throughout.</summary>
    public bool Varies(int region) => Array.Exists(Kept[region], value => value != 0);

    /// <summary>How many regions vary.</summary>
    public int Varying => Enumerable.Range(0, Kept.Length).Count(Varies);

    /// <summary>Which volumes count: those behind the start that are still.</summary>
    public static int[] Still(RestSeries series, RestProtocol protocol)
    {
        var start = Start(series, protocol);
        return
        [
            .. Enumerable
                .Range(start, Math.Max(0, series.Columns[0].Length - start))
                .Where(i => series.Displacement is null || series.Displacement[i] <= protocol.LargestDisplacement),
        ];
    }

    /// <summary>Cleans a recording of which enough is left.</summary>
    public static RestCleaning Of(RestSeries series, RestProtocol protocol)
    {
        var (start, still) = (Start(series, protocol), Still(series, protocol));
        var bridged = series.Columns.Select(column => Detrended(column, start, still)).ToArray();
        double[] Filtered(double[] column)
        {
            var filtered = Band(column, 1 / series.Interval.Value, protocol);
            return [.. still.Select(i => filtered[i - start])];
        }

        double[][] level = series.Confounds.Length == 0 ? [] : [Array.ConvertAll(still, _ => 1.0)];
        var confounds = Projection.Orthonormal([
            .. level,
            .. series.Confounds.Select(column => Filtered(Detrended(column, start, still))),
        ]);
        double[] Clean(double[] column)
        {
            var filtered = Filtered(column);
            var kept = OrNothing(Projection.Without(confounds, filtered), filtered);
            return Correlations.Standardised(kept) ?? new double[kept.Length];
        }

        var moved = series.Displacement?.Skip(start).Average() ?? double.NaN;
        return new([.. bridged.Select(Clean)], bridged, moved);
    }

    private static double[] Detrended(double[] column, int start, int[] still) =>
        OrNothing(Detrend.Linear(Bridge(column, start, still)), Array.ConvertAll(still, i => column[i]));

    // What is left of a column; 0 where that is its rounding, of which the filter and the standardisation would make noise.
    private static double[] OrNothing(double[] rest, double[] column) =>
        rest.Max(Math.Abs) > Rounding * column.Max(Math.Abs) ? rest : new double[rest.Length];

    private static int Start(RestSeries series, RestProtocol protocol) =>
        (int)Math.Ceiling((protocol.DiscardFirst.Value / series.Interval.Value) - 1e-9);

    private static double[] Band(double[] column, double rate, RestProtocol protocol)
    {
        var high = Butterworth.ZeroLagHighPass(column, protocol.LowCutoff.Value, rate);
        return protocol.HighCutoff.Value < rate / 2
            ? Butterworth.ZeroLagLowPass(high, protocol.HighCutoff.Value, rate)
            : high;
    }

    // Straight lines between the neighbours that are still; before the first and behind the last their value.
    private static double[] Bridge(double[] column, int start, int[] still)
    {
        var bridged = column[start..];
        var next = 0;
        for (var i = start; i < column.Length; i++)
        {
            while (next < still.Length && still[next] < i)
            {
                next++;
            }

            var (before, after) = (still[Math.Max(next - 1, 0)], still[Math.Min(next, still.Length - 1)]);
            bridged[i - start] =
                after <= i || before >= i
                    ? column[after]
                    : column[before] + ((column[after] - column[before]) * (i - before) / (after - before));
        }

        return bridged;
    }
}
