using System.Globalization;
using Dorsal.Messages;
using PureHDF;
using PureHDF.VOL.Native;

namespace Dorsal.Studies.Signals.Hdf5;

/// <summary>What is held against PureHDF's trust in the files it reads.</summary>
/// <remarks>
/// Checked before samples are read: the dimensions against what the file can hold (all its bytes, or 1032 times as many where chunks are
/// compressed), the size of a chunk, the layout. While it reads: bytes behind the end of the file, and bytes read by one operation
/// (<see cref="GuardedStream"/>), so that structures that point at each other in a circle end. Whatever it throws becomes one error.
/// Not held: a length inside the file's own structures is allocated by PureHDF before it is read.
/// </remarks>
internal static class Hdf5Guard
{
    /// <summary>Most bytes of a chunk: 8 MiB.</summary>
    public const long MostChunkBytes = 8 * 1024 * 1024;

    /// <summary>Bytes of the unpacked chunks that are kept: two of the largest.</summary>
    public const ulong CacheBytes = 2 * MostChunkBytes;

    // "The limit [of the deflate format] is 1032:1" (zlib Technical Details).
    private const long GreatestFactor = 1032;

    /// <summary>Bytes that one operation may read: 16 times the file, and 1 MiB for the small ones.</summary>
    public static long BytesOfOperation(long length) => (16 * length) + (1024 * 1024);

    /// <summary>The dimensions of a data set whose claims the file can hold.</summary>
    public static long[] Check(NativeDataset dataset, long length, Place place)
    {
        var dimensions = dataset.Space.Dimensions;
        if (dimensions.Length is not (1 or 2))
        {
            throw new StudyException(new Note(Grade.Error, "Hdf5Dimensions", place, Text(dimensions.Length), "1, 2"));
        }

        var size = dataset.Type.Size;
        var isChunked = dataset.Layout.Class == H5DataLayoutClass.Chunked;
        if (dataset.Layout.Class == H5DataLayoutClass.VirtualStorage)
        {
            throw new StudyException(new Note(Grade.Error, "Hdf5SamplesElsewhere", place));
        }

        var claimed = Product(dimensions, size);
        var most = (double)length * (isChunked ? GreatestFactor : 1);
        if (claimed > most)
        {
            throw TooLarge(place, dimensions, claimed, most);
        }

        if (isChunked && Product(dataset.Layout.Chunks, size) is var chunk && (chunk > MostChunkBytes || chunk <= 0))
        {
            throw TooLarge(
                place with
                {
                    Column = place.Column + " (chunk)",
                },
                dataset.Layout.Chunks,
                chunk,
                MostChunkBytes
            );
        }

        return [.. dimensions.Select(dimension => (long)dimension)];
    }

    /// <summary>The error for all that PureHDF throws.</summary>
    public static StudyException Broken(Place place, Exception fault) =>
        new(new Note(Grade.Error, "Hdf5Broken", place, fault.GetType().Name), fault);

    private static double Product(ulong[] dimensions, int size)
    {
        // Two dimensions of 64 bits and a size of 32 do not fit in 128 bits; doubles are exact enough to tell impossible from possible.
        return dimensions.Aggregate((double)size, (product, dimension) => product * dimension);
    }

    private static StudyException TooLarge(Place place, ulong[] dimensions, double claimed, double most) =>
        new(
            new Note(
                Grade.Error,
                "Hdf5ClaimTooLarge",
                place,
                claimed.ToString(CultureInfo.InvariantCulture),
                most.ToString(CultureInfo.InvariantCulture),
                string.Join(" x ", dimensions.Select(dimension => dimension.ToString(CultureInfo.InvariantCulture)))
            )
        );

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
