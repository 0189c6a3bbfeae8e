namespace Dorsal.Numerics;

/// <summary>
/// The counter-based generator Philox4x32-10: four 32-bit words of output for each 128-bit counter and 64-bit key.
/// </summary>
/// <remarks>
/// Source: Salmon JK, Moraes MA, Dror RO, Shaw DE. Parallel random numbers: as easy as 1, 2, 3. SC'11 (2011),
/// doi 10.1145/2063384.2063405, section 3.3 and the reference library Random123, whose known answers are our tests.
/// </remarks>
internal static class Philox4x32
{
    // Ten rounds: the number that the authors recommend (it passes BigCrush with a margin; seven are the least that do).
    internal const int Rounds = 10;

    // Multipliers and Weyl increments (golden ratio, square root of 3 minus 1) as published.
    internal const uint Multiplier0 = 0xD2511F53;
    internal const uint Multiplier1 = 0xCD9E8D57;
    internal const uint Weyl0 = 0x9E3779B9;
    internal const uint Weyl1 = 0xBB67AE85;

    /// <summary>Encrypts one counter with one key; words are given and returned in Random123's order.</summary>
    public static (uint R0, uint R1, uint R2, uint R3) Block(
        (uint C0, uint C1, uint C2, uint C3) counter,
        (uint K0, uint K1) key
    )
    {
        var (c0, c1, c2, c3) = counter;
        var (k0, k1) = key;
        for (var round = 0; round < Rounds; round++)
        {
            var product0 = (ulong)Multiplier0 * c0;
            var product1 = (ulong)Multiplier1 * c2;
            c0 = (uint)(product1 >> 32) ^ c1 ^ k0;
            c1 = (uint)product1;
            c2 = (uint)(product0 >> 32) ^ c3 ^ k1;
            c3 = (uint)product0;
            k0 = unchecked(k0 + Weyl0);
            k1 = unchecked(k1 + Weyl1);
        }
        return (c0, c1, c2, c3);
    }
}
