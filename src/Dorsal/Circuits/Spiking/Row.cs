using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Dorsal.Circuits.Spiking;

/// <summary>
/// One quantity of many cells, in single precision: padded to whole vectors, and laid so that no vector crosses a line of the cache.
/// </summary>
internal sealed class Row
{
    /// <summary>Cells in a vector.</summary>
    public static readonly int Width = Vector512<float>.Count;

    private readonly float[] memory;
    private readonly int start;

    /// <summary>Room for so many cells, all at 0.</summary>
    public Row(int cells)
    {
        Length = (cells + Width - 1) / Width * Width;
        memory = GC.AllocateArray<float>(Length + Width, pinned: true);
        start = Offset(memory);
    }

    /// <summary>Cells with the padding.</summary>
    public int Length { get; }

    /// <summary>The first cell.</summary>
    public ref float First => ref memory[start];

    /// <summary>The cells with the padding.</summary>
    public Span<float> Cells => memory.AsSpan(start, Length);

    private static int Offset(float[] pinned)
    {
        var line = Width * sizeof(float);
        var past = (int)(Marshal.UnsafeAddrOfPinnedArrayElement(pinned, 0) % line);
        return past == 0 ? 0 : (line - past) / sizeof(float);
    }
}
