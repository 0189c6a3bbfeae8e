using System.Globalization;
using Dorsal.People;

namespace Dorsal.Courses.Calibration;

/// <summary>A constant that is fitted (<c>free.tsv</c>): at 0 of the search it has its start.</summary>
/// <param name="Id">The row of the model's table.</param>
/// <param name="Start">Where the search starts: found by earlier, shorter searches from the constants of the prototype.</param>
/// <param name="Unit">What a step of 1 changes: the logarithm of a positive constant, else the value.</param>
/// <param name="IsRatio">Whether it is searched by its logarithm.</param>
internal sealed record FreeConstant(string Id, double Start, double Unit, bool IsRatio)
{
    /// <summary>All constants that the calibration may change.</summary>
    public static IReadOnlyList<FreeConstant> All { get; } =
    [
        .. EmbeddedTable
            .Read("Dorsal.Courses.Calibration.free.tsv")
            .Skip(1)
            .Select(cells => new FreeConstant(
                cells[0],
                double.Parse(cells[1], CultureInfo.InvariantCulture),
                double.Parse(cells[2], CultureInfo.InvariantCulture),
                cells[3] == "ratio"
            )),
    ];

    /// <summary>The value at a place of the search.</summary>
    /// <remarks>Kept within the range of the model's table.</remarks>
    public double At(double x)
    {
        var ends = ModelConstants.Table.Single(p => p.Id == Id).Range.Split("..");
        return Math.Clamp(
            IsRatio ? Start * Math.Exp(Unit * x) : Start + (Unit * x),
            double.Parse(ends[0], CultureInfo.InvariantCulture),
            double.Parse(ends[1], CultureInfo.InvariantCulture)
        );
    }
}
