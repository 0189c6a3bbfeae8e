namespace Dorsal.Studies.Images;

/// <summary>What a NIfTI file says of its image.</summary>
/// <param name="Version">1 or 2.</param>
/// <param name="IsBigEndian">Whether its numbers begin with the highest byte.</param>
/// <param name="Sizes">Voxels along x, y, z, time and further axes: 1 to 7 numbers.</param>
/// <param name="Type">How a voxel is stored.</param>
/// <param name="Slope">Voxels are stored x slope + intercept; 1 where the file states 0.</param>
/// <param name="Intercept">See <paramref name="Slope"/>; 0 where the file states a slope of 0.</param>
/// <param name="Offset">Where the voxels begin in the unpacked file.</param>
/// <param name="Affine">Three rows of four: from voxel indices to millimetres; sform, else qform, else the voxel's size.</param>
/// <param name="AffineFrom"><c>sform</c>, <c>qform</c> or <c>size</c>.</param>
/// <param name="TimeStep">Size of the fourth axis as stated (pixdim[4]), in the file's unit of time.</param>
public sealed record NiftiHeader(
    int Version,
    bool IsBigEndian,
    IReadOnlyList<long> Sizes,
    NiftiType Type,
    double Slope,
    double Intercept,
    long Offset,
    double[][] Affine,
    string AffineFrom,
    double TimeStep
)
{
    /// <summary>Voxels of one volume (x, y and z).</summary>
    public long VolumeVoxels => Sizes.Take(3).Aggregate(1L, (product, size) => product * size);

    /// <summary>Volumes: the product of all further axes.</summary>
    public long Volumes => Sizes.Skip(3).Aggregate(1L, (product, size) => product * size);

    /// <summary>How far the same voxel lies off between sform and qform, at most, in mm; NaN where the file does not state both.</summary>
    public double FormGap { get; init; } = double.NaN;

    /// <summary>How far a voxel may lie off between two affines, in mm along an axis: the corners of the grid are where they differ most.</summary>
    internal static double Gap(double[][] one, double[][] other, IReadOnlyList<long> sizes) =>
        Enumerable
            .Range(0, 3)
            .Max(row =>
                Enumerable
                    .Range(0, 4)
                    .Sum(c =>
                        Math.Abs(one[row][c] - other[row][c])
                        * (
                            c < 3
                                ? sizes.ElementAtOrDefault(c) is var n and > 0
                                    ? n
                                    : 1
                                : 1
                        )
                    )
            );

    /// <summary>Volume of a voxel in mm³: the determinant of <see cref="Affine"/>, without its sign.</summary>
    public double VoxelVolume => VolumeOf(Affine);

    /// <summary>
    /// Whether the three axes of a voxel span a volume; not where one has no length or lies in the plane of the others, but for the rounding
    /// of 32-bit numbers.
    /// </summary>
    internal static bool HasVolume(double[][] affine) =>
        VolumeOf(affine) > Flat * Enumerable.Range(0, 3).Aggregate(1.0, (product, c) => product * Length(affine, c));

    private const double Flat = 1e-6;

    private static double Length(double[][] affine, int column) =>
        Math.Sqrt(affine.Sum(row => row[column] * row[column]));

    private static double VolumeOf(double[][] affine)
    {
        var (a, b, c) = (affine[0], affine[1], affine[2]);
        return Math.Abs(
            (a[0] * ((b[1] * c[2]) - (b[2] * c[1])))
                - (a[1] * ((b[0] * c[2]) - (b[2] * c[0])))
                + (a[2] * ((b[0] * c[1]) - (b[1] * c[0])))
        );
    }
}
