using Dorsal.Units;

namespace Dorsal.Laboratory.MovementVariability;

/// <summary>The angle of a segment or joint over a recording.</summary>
/// <param name="Name">Name of the channel.</param>
/// <param name="Side">Side of the body by the sidecar's description of the channel, or empty.</param>
/// <param name="Samples">In degrees, evenly sampled, without jumps of a full turn; NaN where one is missing.</param>
/// <param name="Rate">Samples a second.</param>
internal sealed record AngleChannel(string Name, string Side, double[] Samples, Hertz Rate)
{
    /// <summary>Largest less smallest sample; NaN without samples.</summary>
    public double Range
    {
        get
        {
            var known = Samples.Where(double.IsFinite).DefaultIfEmpty(double.NaN).ToList();
            return known.Max() - known.Min();
        }
    }

    /// <summary>The samples that are wholly within a stretch of time.</summary>
    public ReadOnlySpan<double> Between(Seconds from, Seconds to)
    {
        var first = Math.Clamp((int)Math.Ceiling(from.Value * Rate.Value), 0, Samples.Length);
        var last = Math.Clamp((int)Math.Floor(to.Value * Rate.Value), -1, Samples.Length - 1);
        return last < first ? [] : Samples.AsSpan(first, last - first + 1);
    }

    /// <summary>A stretch of time as equally many points, both ends included, by straight lines between samples.</summary>
    public double[] Normalised(Seconds from, Seconds to, int points)
    {
        var cycle = new double[points];
        for (var k = 0; k < points; k++)
        {
            var place = (from.Value + ((to.Value - from.Value) * k / (points - 1))) * Rate.Value;
            var before = (int)Math.Clamp(Math.Floor(place), 0, Samples.Length - 1);
            var after = Math.Min(before + 1, Samples.Length - 1);
            var share = Math.Clamp(place - before, 0, 1);
            cycle[k] = share == 0 ? Samples[before] : ((1 - share) * Samples[before]) + (share * Samples[after]);
        }

        return cycle;
    }
}
