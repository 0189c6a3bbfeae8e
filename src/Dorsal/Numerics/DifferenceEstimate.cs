namespace Dorsal.Numerics;

/// <summary>The difference of two independent estimates, whatever their intervals are made of.</summary>
internal static class DifferenceEstimate
{
    /// <summary>
    /// a - b with limits recovered from those of both (MOVER; Zou and Donner, Stat Med 2008;27:1693-1702, from memory); without error where one
    /// of them has no interval.
    /// </summary>
    public static Estimate Of(Estimate a, Estimate b)
    {
        var value = a.Value - b.Value;
        if (!a.HasInterval || !b.HasInterval)
        {
            return Estimate.WithoutError(value);
        }

        double Root(double x, double y) => Math.Sqrt((x * x) + (y * y));
        return new Estimate(
            value,
            Root(a.StandardError, b.StandardError),
            value - Root(a.Value - a.Low, b.High - b.Value),
            value + Root(a.High - a.Value, b.Value - b.Low)
        );
    }
}
