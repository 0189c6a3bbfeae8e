using MathNet.Numerics;

namespace Dorsal.Numerics;

/// <summary>The logarithm of the normal distribution function, also where the function itself is too small for a number.</summary>
internal static class LogNormalTail
{
    private const double Far = -30;

    /// <summary>ln Phi(z). Below -30 the leading term of the asymptotic series (Abramowitz and Stegun 26.2.12) is good to 0.1 %.</summary>
    public static double LogPhi(double z) =>
        z < Far
            ? (-z * z / 2) - Math.Log(-z * Math.Sqrt(2 * Math.PI))
            : Math.Log(0.5 * SpecialFunctions.Erfc(-z / Constants.Sqrt2));
}
