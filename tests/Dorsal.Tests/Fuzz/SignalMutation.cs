using Dorsal.Numerics;

namespace Dorsal.Tests.Fuzz;

/// <summary>Damages a binary file: cut off, bits flipped, lengths blown up, pieces doubled, moved or replaced by nonsense.</summary>
internal static class SignalMutation
{
    private static readonly uint[] Lengths =
    [
        0,
        1,
        4,
        7,
        0x7FFF,
        0xFFFF,
        0x7FFF_FFFF,
        0x8000_0000,
        0xFFFF_FFF8,
        0xFFFF_FFFF,
    ];

    /// <summary>One to three damages.</summary>
    public static byte[] Of(byte[] file, RandomStream random)
    {
        byte[] bytes = [.. file];
        for (var left = 1 + random.NextInt(3); left > 0 && bytes.Length > 16; left--)
        {
            bytes = One(bytes, random);
        }

        return bytes;
    }

    private static byte[] One(byte[] bytes, RandomStream random)
    {
        var at = At(bytes, random);
        switch (random.NextInt(8))
        {
            case 0:
                return bytes[..at];
            case 1 or 2:
                bytes[at] ^= (byte)(1 << random.NextInt(8));
                return bytes;
            case 3:
                bytes[at] = (byte)random.NextInt(256);
                return bytes;
            case 4 or 5:
                return Put(bytes, at, random.Pick(Lengths), random.NextInt(2) == 0);
            case 6:
                return [.. bytes[..at], .. bytes[At(bytes, random)..]];
            default:
                var end = Math.Min(bytes.Length, at + 1 + random.NextInt(64));
                for (var i = at; i < end; i++)
                {
                    bytes[i] = (byte)random.NextInt(256);
                }

                return bytes;
        }
    }

    // Half of all damages are near the start, where the structures are.
    private static int At(byte[] bytes, RandomStream random) =>
        random.NextInt(random.NextInt(2) == 0 ? bytes.Length : Math.Min(bytes.Length, 512));

    private static byte[] Put(byte[] bytes, int at, uint length, bool isBigEndian)
    {
        at = Math.Min(at & ~3, bytes.Length - sizeof(uint));
        var word = BitConverter.GetBytes(length);
        if (isBigEndian)
        {
            Array.Reverse(word);
        }

        word.CopyTo(bytes, at);
        return bytes;
    }
}
