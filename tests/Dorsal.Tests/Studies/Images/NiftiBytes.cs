using System.Buffers.Binary;
using Dorsal.Studies.Images;

namespace Dorsal.Tests.Studies.Images;

/// <summary>Small images.</summary>
internal static class NiftiBytes
{
    /// <summary>A header with voxels of 2 mm.</summary>
    public static NiftiHeader Header(NiftiType type, params long[] sizes) =>
        new(
            1,
            false,
            sizes,
            type,
            1,
            0,
            352,
            [
                [2, 0, 0, -90],
                [0, 2, 0, -126],
                [0, 0, 2, -72],
            ],
            "sform",
            2
        );

    /// <summary>All voxels that are left.</summary>
    public static double[] All(NiftiFile file)
    {
        var voxels = new double[file.Header.VolumeVoxels * file.Header.Volumes];
        Assert.Equal(voxels.Length, file.Read(voxels));
        return voxels;
    }

    /// <summary>A big-endian image of 16-bit voxels along one axis.</summary>
    public static byte[] BigEndian(short[] voxels)
    {
        var bytes = new byte[352 + (2 * voxels.Length)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, 348);
        BinaryPrimitives.WriteInt16BigEndian(bytes.AsSpan(40), 1);
        BinaryPrimitives.WriteInt16BigEndian(bytes.AsSpan(42), (short)voxels.Length);
        BinaryPrimitives.WriteInt16BigEndian(bytes.AsSpan(70), 4);
        BinaryPrimitives.WriteSingleBigEndian(bytes.AsSpan(80), 2);
        BinaryPrimitives.WriteSingleBigEndian(bytes.AsSpan(108), 352);
        "n+1\0"u8.CopyTo(bytes.AsSpan(344));
        for (var i = 0; i < voxels.Length; i++)
        {
            BinaryPrimitives.WriteInt16BigEndian(bytes.AsSpan(352 + (2 * i)), voxels[i]);
        }

        return bytes;
    }
}
