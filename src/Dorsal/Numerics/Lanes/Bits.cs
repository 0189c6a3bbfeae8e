namespace Dorsal.Numerics.Lanes;

/// <summary>The layout of an IEEE 754 double, and two numbers whose last bits read as a whole number when one is added.</summary>
internal static class Bits
{
    /// <summary>Bits of the mantissa.</summary>
    public const int Mantissa = 52;

    /// <summary>What the stored exponent is above the true one.</summary>
    public const double Bias = 1023;

    /// <summary>1.5 × 2^52: a whole number of either sign added to it stands in the last bits, in two's complement.</summary>
    public const double WholeNumber = 6755399441055744.0;

    /// <summary>2^52, whose last bits are free for a whole number without sign.</summary>
    public const double WholeOffset = 4503599627370496.0;

    /// <summary>The word of 2^52.</summary>
    public const long WholeWord = 0x4330000000000000;

    /// <summary>The word of 1.</summary>
    public const long OneWord = 0x3FF0000000000000;

    /// <summary>The bits of the mantissa.</summary>
    public const long MantissaMask = 0x000FFFFFFFFFFFFF;
}
