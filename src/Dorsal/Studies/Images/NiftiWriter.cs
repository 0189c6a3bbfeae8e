using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using Dorsal.Messages;

namespace Dorsal.Studies.Images;

/// <summary>Writes NIfTI images, little-endian: NIfTI-1, or NIfTI-2 where an axis is longer than 32,767.</summary>
/// <remarks>The image is written beside its place and renamed when it is complete. Nothing about a person is in it.</remarks>
public static class NiftiWriter
{
    private const string Partial = ".partial";
    private const byte Millimetres = 2;
    private const byte Seconds = 8;
    private const short Scanner = 1;

    /// <summary>Writes an image.</summary>
    /// <param name="path">Its place; <c>.gz</c> is packed. What is there is not overwritten.</param>
    /// <param name="header">Sizes, type, slope, intercept, affine and time step; the rest is the writer's own.</param>
    /// <param name="voxels">As many as the header says, x fastest, as they are to be read.</param>
    /// <exception cref="StudyException">A voxel does not fit the type; nothing is clipped. Or the file cannot be written.</exception>
    /// <exception cref="ArgumentException">There are more or fewer voxels than the header says.</exception>
    public static void Write(string path, NiftiHeader header, IEnumerable<double> voxels)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(voxels);
        var place = new Place(Path.GetFileName(path));
        try
        {
            using (var file = new FileStream(path + Partial, FileMode.Create, FileAccess.Write))
            {
                var isPacked = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
                using var stream = isPacked ? new GZipStream(file, CompressionLevel.Optimal) : (Stream)file;
                stream.Write(HeaderOf(header));
                WriteVoxels(stream, header, voxels, place);
            }

            File.Move(path + Partial, path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StudyException(new Note(Grade.Error, "ImageNotWritten", place, fault.GetType().Name), fault);
        }
        finally
        {
            File.Delete(path + Partial);
        }
    }

    private static void WriteVoxels(Stream stream, NiftiHeader header, IEnumerable<double> voxels, Place place)
    {
        var size = header.Type.Size();
        var block = new byte[8192 * size];
        var (used, count, all) = (0, 0L, header.VolumeVoxels * header.Volumes);
        foreach (var voxel in voxels)
        {
            if (!header.Type.Write((voxel - header.Intercept) / header.Slope, block.AsSpan(used, size)))
            {
                var value = voxel.ToString("R", CultureInfo.InvariantCulture);
                throw new StudyException(
                    new Note(Grade.Error, "VoxelDoesNotFit", place, value, header.Type.ToString())
                );
            }

            count++;
            used += size;
            if (used == block.Length)
            {
                stream.Write(block);
                used = 0;
            }
        }

        stream.Write(block.AsSpan(0, used));
        if (count != all)
        {
            throw new ArgumentException("The header says another number of voxels.", nameof(voxels));
        }
    }

    private static byte[] HeaderOf(NiftiHeader header)
    {
        var isOne = header.Sizes.All(size => size <= short.MaxValue);
        var bytes = new byte[(isOne ? NiftiHeaderReader.Size1 : NiftiHeaderReader.Size2) + 4];
        Put32(bytes, 0, bytes.Length - 4);
        (isOne ? "n+1\0"u8 : "n+2\0\r\n\x1a\n"u8).CopyTo(bytes.AsSpan(isOne ? 344 : 4));
        void Real(int at, double value)
        {
            if (isOne)
            {
                BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(at), (float)value);
            }
            else
            {
                BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(at), value);
            }
        }

        void Dim(int i, long value)
        {
            if (isOne)
            {
                Put16(bytes, 40 + (2 * i), (short)value);
            }
            else
            {
                BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(16 + (8 * i)), value);
            }
        }

        Dim(0, header.Sizes.Count);
        var step = isOne ? 4 : 8;
        for (var i = 1; i <= 7; i++)
        {
            Dim(i, i <= header.Sizes.Count ? header.Sizes[i - 1] : 1);
            Real((isOne ? 76 : 104) + (step * i), SizeOf(header, i));
        }

        Real(isOne ? 76 : 104, 1);
        Put16(bytes, isOne ? 70 : 12, (short)header.Type);
        Put16(bytes, isOne ? 72 : 14, (short)(8 * header.Type.Size()));
        Real(isOne ? 112 : 176, header.Slope);
        Real(isOne ? 116 : 184, header.Intercept);
        for (var i = 0; i < 12; i++)
        {
            Real((isOne ? 280 : 400) + (step * i), header.Affine[i / 4][i % 4]);
        }

        if (isOne)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(108), bytes.Length);
            bytes[123] = Millimetres | Seconds;
            Put16(bytes, 254, Scanner);
        }
        else
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(168), bytes.Length);
            Put32(bytes, 500, Millimetres | Seconds);
            Put32(bytes, 348, Scanner);
        }

        return bytes;
    }

    // The length of a column of the affine is the voxel's size along that axis.
    private static double SizeOf(NiftiHeader header, int axis) =>
        axis <= 3 ? Math.Sqrt(header.Affine.Sum(row => row[axis - 1] * row[axis - 1]))
        : axis == 4 ? header.TimeStep
        : 1;

    private static void Put16(byte[] bytes, int at, short value) =>
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(at), value);

    private static void Put32(byte[] bytes, int at, int value) =>
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), value);
}
