using Dorsal.Messages;
using Dorsal.Studies.Signals.Delimited;

namespace Dorsal.Studies.Images;

/// <summary>A NIfTI image (<c>.nii</c>, <c>.nii.gz</c>), read from its first voxel to its last in pieces: no more of it is ever in memory.</summary>
/// <remarks>What lies between header and voxels (extensions) is skipped. Text fields are not read: they may name a person.</remarks>
public sealed class NiftiFile : IDisposable
{
    private const int BlockBytes = 1 << 16;

    // Deflate gives at most so many bytes for each.
    private const long MostInflation = 1032;

    private readonly Stream stream;
    private readonly Place place;
    private readonly byte[] block = new byte[BlockBytes];
    private long left;

    private NiftiFile(Stream stream, NiftiHeader header, Place place)
    {
        this.stream = stream;
        this.place = place;
        Header = header;
        left = header.VolumeVoxels * header.Volumes;
    }

    /// <summary>What the file says of itself.</summary>
    public NiftiHeader Header { get; }

    /// <summary>Opens an image.</summary>
    /// <param name="path">Its path; <c>.gz</c> is unpacked while it is read.</param>
    /// <param name="place">How messages name it.</param>
    /// <exception cref="StudyException">It is no image that can be read, or shorter than it says.</exception>
    public static NiftiFile Open(string path, Place place)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(place);
        Stream? opened = null;
        try
        {
            var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            opened = file;
            var isPacked = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
            var most = isPacked ? file.Length * MostInflation : file.Length;
            opened = isPacked ? new GunzipStream(file) : file;
            var header = ReadHeader(opened, place);
            var bytes = header.Offset + (header.VolumeVoxels * header.Volumes * header.Type.Size());
            return bytes > most ? throw Cut(place) : new NiftiFile(opened, header, place);
        }
        catch (Exception fault)
        {
            opened?.Dispose();
            if (fault is EndOfStreamException)
            {
                throw Cut(place);
            }

            if (fault is IOException or UnauthorizedAccessException or InvalidDataException)
            {
                throw Unreadable(place, fault);
            }

            throw;
        }
    }

    /// <summary>The next voxels, x fastest, scaled as the header says.</summary>
    /// <param name="into">Is filled as far as voxels are left.</param>
    /// <returns>How many there were.</returns>
    /// <exception cref="StudyException">The file ends before its last voxel, or is damaged.</exception>
    public int Read(Span<double> into)
    {
        var wanted = (int)Math.Min(into.Length, left);
        var size = Header.Type.Size();
        for (var done = 0; done < wanted; )
        {
            var count = Math.Min(wanted - done, BlockBytes / size);
            Fill(block.AsSpan(0, count * size));
            for (var i = 0; i < count; i++)
            {
                var voxel = block.AsSpan(i * size, size);
                if (Header.IsBigEndian)
                {
                    voxel.Reverse();
                }

                into[done + i] = (Header.Type.Read(voxel) * Header.Slope) + Header.Intercept;
            }

            done += count;
        }

        left -= wanted;
        return wanted;
    }

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();

    private void Fill(Span<byte> into)
    {
        try
        {
            stream.ReadExactly(into);
        }
        catch (EndOfStreamException)
        {
            throw Cut(place);
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException)
        {
            throw Unreadable(place, fault);
        }
    }

    private static NiftiHeader ReadHeader(Stream stream, Place place)
    {
        var bytes = new byte[NiftiHeaderReader.Size2];
        stream.ReadExactly(bytes.AsSpan(0, 4));
        if (NiftiHeaderReader.Announced(bytes) is not var (isBig, version))
        {
            throw new StudyException(new Note(Grade.Error, "NiftiUnknown", place, Convert.ToHexString(bytes, 0, 4)));
        }

        var length = version == 1 ? NiftiHeaderReader.Size1 : NiftiHeaderReader.Size2;
        stream.ReadExactly(bytes.AsSpan(4, length - 4));
        var header = new NiftiHeaderReader(bytes, isBig, version, place).Read();
        Skip(stream, header.Offset - length);
        return header;
    }

    private static void Skip(Stream stream, long count)
    {
        var waste = new byte[BlockBytes];
        for (; count > 0; count -= Math.Min(count, waste.Length))
        {
            stream.ReadExactly(waste.AsSpan(0, (int)Math.Min(count, waste.Length)));
        }
    }

    private static StudyException Cut(Place place) => new(new Note(Grade.Error, "NiftiCut", place));

    private static StudyException Unreadable(Place place, Exception fault) =>
        new(new Note(Grade.Error, "FileUnreadable", place, fault.GetType().Name), fault);
}
