using Dorsal.Numerics;

namespace Dorsal.Laboratory.TactileAcuity;

/// <summary>Shares in percent.</summary>
internal static class Percent
{
    /// <summary>A share of trials in % with Wilson's interval (<see cref="WilsonShare"/>).</summary>
    public static Estimate Of(int count, int trials)
    {
        var share = WilsonShare.From(count, trials);
        return share.IsFitted
            ? new Estimate(100 * share.Value, 100 * share.StandardError, 100 * share.Low, 100 * share.High)
            : share;
    }
}
