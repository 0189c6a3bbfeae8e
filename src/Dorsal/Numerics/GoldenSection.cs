namespace Dorsal.Numerics;

/// <summary>Golden-section search (Kiefer, Proc Am Math Soc 1953;4:502-506).</summary>
internal static class GoldenSection
{
    // 40 sections shrink the bracket by 2e8: beyond that, rounding of the function hides its top.
    private const int Sections = 40;

    private static readonly double Ratio = (Math.Sqrt(5) - 1) / 2;

    /// <summary>The place of the maximum of a function with one top in the bracket.</summary>
    public static double Maximum(Func<double, double> function, double low, double high)
    {
        var (a, b) = (high - (Ratio * (high - low)), low + (Ratio * (high - low)));
        var (atA, atB) = (function(a), function(b));
        for (var i = 0; i < Sections; i++)
        {
            if (atA >= atB)
            {
                (high, b, atB) = (b, a, atA);
                a = high - (Ratio * (high - low));
                atA = function(a);
            }
            else
            {
                (low, a, atA) = (a, b, atB);
                b = low + (Ratio * (high - low));
                atB = function(b);
            }
        }
        return (low + high) / 2;
    }
}
