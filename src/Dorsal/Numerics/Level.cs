using MathNet.Numerics.Distributions;

namespace Dorsal.Numerics;

/// <summary>The one confidence level of this library, 95 %, and the quantiles that go with it.</summary>
internal static class Level
{
    /// <summary>Probability left out below and above a two-sided 95 % interval.</summary>
    public const double Tail = 0.025;

    /// <summary>The normal quantile 1.959964 (written 1.96 in the field's formulae).</summary>
    public static readonly double Normal975 = Normal.InvCDF(0, 1, 1 - Tail);

    /// <summary>The 97.5 % quantile of Student's t.</summary>
    public static double StudentT975(double degreesOfFreedom) => StudentT.InvCDF(0, 1, degreesOfFreedom, 1 - Tail);
}
