using System.Buffers.Binary;
using System.Globalization;
using Dorsal.Messages;

namespace Dorsal.Studies.Images;

/// <summary>Reads the header of NIfTI-1 (348 bytes; Cox et al. 2004, nifti1.h) and NIfTI-2 (540 bytes; nifti2.h).</summary>
internal sealed class NiftiHeaderReader(byte[] bytes, bool isBig, int version, Place place)
{
    /// <summary>Bytes of each header.</summary>
    public const int Size1 = 348;

    /// <inheritdoc cref="Size1"/>
    public const int Size2 = 540;

    // One axis, and all together: 2^40 voxels are 30 years of whole-brain scans, and no product overflows.
    private const long MostVoxels = 1L << 40;
    private const int MostAxes = 7;

    /// <summary>Which header the first four bytes announce: byte order and version, or null.</summary>
    public static (bool IsBig, int Version)? Announced(ReadOnlySpan<byte> first) =>
        BinaryPrimitives.ReadInt32LittleEndian(first) switch
        {
            Size1 => (false, 1),
            Size2 => (false, 2),
            _ => BinaryPrimitives.ReadInt32BigEndian(first) switch
            {
                Size1 => (true, 1),
                Size2 => (true, 2),
                _ => null,
            },
        };

    /// <summary>The header.</summary>
    /// <exception cref="StudyException">A field is not possible; the note names it.</exception>
    public NiftiHeader Read()
    {
        var one = version == 1;
        var magic = bytes.AsSpan(one ? 344 : 4, 4);
        if (!magic.SequenceEqual(one ? "n+1\0"u8 : "n+2\0"u8))
        {
            throw Wrong("magic", Convert.ToHexString(magic), "n+1, n+2");
        }

        var sizes = Sizes();
        var code = Int16(one ? 70 : 12);
        if (!Enum.IsDefined((NiftiType)code))
        {
            throw Wrong("datatype", Text(code), string.Join(", ", Enum.GetValues<NiftiType>().Cast<int>()));
        }

        var (slope, intercept) = (Real(one ? 112 : 176, one), Real(one ? 116 : 184, one));
        var offset = one ? Float(108) : Int64(168);
        var least = (one ? Size1 : Size2) + 4;
        if (!(offset >= least && offset <= MostVoxels && offset == Math.Floor(offset)))
        {
            throw Wrong("vox_offset", Text(offset), $"≥ {Text(least)}");
        }

        var isScaled = slope != 0 && double.IsFinite(slope) && double.IsFinite(intercept);
        var (affine, from, gap) = Affine(sizes);
        return new NiftiHeader(
            version,
            isBig,
            sizes,
            (NiftiType)code,
            isScaled ? slope : 1,
            isScaled ? intercept : 0,
            (long)offset,
            affine,
            from,
            PixDim(4)
        )
        {
            FormGap = gap,
        };
    }

    private List<long> Sizes()
    {
        var axes = Dim(0);
        if (axes is < 1 or > MostAxes)
        {
            throw Wrong("dim[0]", Text(axes), "1 … 7");
        }

        var sizes = new List<long>();
        var voxels = 1L;
        for (var i = 1; i <= axes; i++)
        {
            var size = Dim(i);
            if (size < 1 || size > MostVoxels / voxels)
            {
                throw Wrong($"dim[{Text(i)}]", Text(size), $"1 … {Text(MostVoxels)}");
            }

            voxels *= size;
            sizes.Add(size);
        }

        return sizes;
    }

    // Millimetres: the unit of space is a factor on sizes and offsets alike.
    private (double[][] Affine, string From, double FormGap) Affine(List<long> sizes)
    {
        var one = version == 1;
        var unit = ((one ? bytes[123] : Int32(500)) & 7) switch
        {
            1 => 1000.0,
            3 => 0.001,
            _ => 1,
        };
        var (qform, sform) = one ? (Int16(252), Int16(254)) : (Int32(344), Int32(348));
        var (affine, from) =
            sform > 0 ? (Rows(one), "sform")
            : qform > 0 ? (Quaternion(one), "qform")
            : (
                [
                    [Size(1), 0, 0, 0],
                    [0, Size(2), 0, 0],
                    [0, 0, Size(3), 0],
                ],
                "size"
            );
        if (sform <= 0)
        {
            RequireSizes(sizes.Count);
        }

        var gap = sform > 0 && qform > 0 ? NiftiHeader.Gap(affine, Quaternion(one), sizes) * unit : double.NaN;
        foreach (var row in affine)
        {
            for (var i = 0; i < row.Length; i++)
            {
                row[i] *= unit;
                if (!double.IsFinite(row[i]))
                {
                    throw Wrong(from, Text(row[i]), "-∞ … ∞");
                }
            }
        }

        return NiftiHeader.HasVolume(affine)
            ? (affine, from, gap)
            : throw new StudyException(new Note(Grade.Error, "NiftiFlat", place with { Column = from }, from));
    }

    private double[][] Rows(bool one)
    {
        var (at, step) = one ? (280, 4) : (400, 8);
        return [.. Enumerable.Range(0, 3).Select(r => Row(at + (4 * r * step), step, one))];
    }

    private double[] Row(int at, int step, bool one) =>
        [.. Enumerable.Range(0, 4).Select(c => Real(at + (c * step), one))];

    // nifti1.h, method 2: a unit quaternion, the sizes, and qfac for the handedness.
    private double[][] Quaternion(bool one)
    {
        var (at, step) = one ? (256, 4) : (352, 8);
        double At(int i) => Real(at + (i * step), one);
        var (b, c, d) = (At(0), At(1), At(2));
        var a = Math.Sqrt(Math.Max(0, 1 - ((b * b) + (c * c) + (d * d))));
        var (x, y, z) = (Size(1), Size(2), Size(3) * (PixDim(0) < 0 ? -1 : 1));
        return
        [
            [
                ((a * a) + (b * b) - (c * c) - (d * d)) * x,
                2 * ((b * c) - (a * d)) * y,
                2 * ((b * d) + (a * c)) * z,
                At(3),
            ],
            [
                2 * ((b * c) + (a * d)) * x,
                ((a * a) + (c * c) - (b * b) - (d * d)) * y,
                2 * ((c * d) - (a * b)) * z,
                At(4),
            ],
            [
                2 * ((b * d) - (a * c)) * x,
                2 * ((c * d) + (a * b)) * y,
                ((a * a) + (d * d) - (c * c) - (b * b)) * z,
                At(5),
            ],
        ];
    }

    // Without an sform a voxel is as large as its sizes say, and 0 says nothing.
    private void RequireSizes(int axes)
    {
        for (var i = 1; i <= Math.Min(axes, 3); i++)
        {
            if (!(Math.Abs(PixDim(i)) > 0))
            {
                throw Wrong($"pixdim[{Text(i)}]", Text(PixDim(i)), "> 0");
            }
        }
    }

    // An axis that the image does not have is 1 mm long.
    private double Size(int axis) => Math.Abs(PixDim(axis)) is var size && size > 0 ? size : 1;

    private double PixDim(int i) => version == 1 ? Float(76 + (4 * i)) : Real(104 + (8 * i), false);

    private long Dim(int i) => version == 1 ? Int16(40 + (2 * i)) : Int64(16 + (8 * i));

    private double Real(int at, bool isSingle) => isSingle ? Float(at) : BitConverter.Int64BitsToDouble(Int64(at));

    private double Float(int at) => BitConverter.Int32BitsToSingle(Int32(at));

    private short Int16(int at) =>
        isBig
            ? BinaryPrimitives.ReadInt16BigEndian(bytes.AsSpan(at))
            : BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(at));

    private int Int32(int at) =>
        isBig
            ? BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at))
            : BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));

    private long Int64(int at) =>
        isBig
            ? BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(at))
            : BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(at));

    private StudyException Wrong(string field, string value, string limit) =>
        new(new Note(Grade.Error, "NiftiFieldWrong", place with { Column = field }, value, limit, field));

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
