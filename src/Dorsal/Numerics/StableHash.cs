using System.Text;

namespace Dorsal.Numerics;

/// <summary>A hash of text that is the same in each process, on each machine and in each version of .NET.</summary>
/// <remarks>
/// FNV-1a, 64 bits, over the UTF-8 bytes (Fowler, Noll and Vo; offset basis and prime as they publish them).
/// <c>string.GetHashCode</c> is seeded anew in each process and is never used for an address.
/// </remarks>
internal static class StableHash
{
    private const ulong OffsetBasis = 0xCBF29CE484222325;
    private const ulong Prime = 0x100000001B3;

    /// <summary>The FNV-1a hash of the UTF-8 bytes of <paramref name="text"/>.</summary>
    public static ulong Of(string text)
    {
        var hash = OffsetBasis;
        foreach (var octet in Encoding.UTF8.GetBytes(text))
        {
            hash = unchecked((hash ^ octet) * Prime);
        }
        return hash;
    }

    /// <summary>The finaliser of SplitMix64 (Steele, Lea, Flood 2014): a one-to-one scrambling of 64 bits.</summary>
    public static ulong Scramble(ulong bits)
    {
        bits = unchecked((bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9);
        bits = unchecked((bits ^ (bits >> 27)) * 0x94D049BB133111EB);
        return bits ^ (bits >> 31);
    }
}
