using Dorsal.Laboratory.MotorEvokedPotentials;
using Dorsal.Numerics;

namespace Dorsal.Laboratory.MotorMap;

/// <summary>A hill of a made-up map.</summary>
/// <param name="X">cm lateral.</param>
/// <param name="Y">cm anterior.</param>
/// <param name="Height">µV.</param>
/// <param name="Width">SD, cm.</param>
internal sealed record MapHill(double X, double Y, double Height, double Width);

/// <summary>
/// Makes maps with known means, to try and to prove the analysis: a sum of Gaussian hills with log-normal trial noise (evidence file, sections
/// 6-10, C1: ENG; no measured map stands behind it).
/// </summary>
internal static class MapGenerator
{
    /// <summary>The grid of the protocol: 0 to 6 cm lateral, -1 to +5 cm anterior, 1 cm apart, less the last row: 42 sites.</summary>
    public static IReadOnlyList<(double X, double Y)> Grid { get; } =
    [.. from x in Enumerable.Range(0, 7) from y in Enumerable.Range(-1, 6) select ((double)x, (double)y)];

    /// <summary>Mean amplitude at a place, µV.</summary>
    public static double At(IReadOnlyList<MapHill> hills, double x, double y) =>
        hills.Sum(h =>
            h.Height * Math.Exp(-(((x - h.X) * (x - h.X)) + ((y - h.Y) * (y - h.Y))) / (2 * h.Width * h.Width))
        );

    /// <summary>Two hills of healthy people, blurred by an index from 0 to 1: closer (1 - 0.6 m), wider (1 + 0.4 m), lower (1 - 0.25 m).</summary>
    public static IReadOnlyList<MapHill> Hills(double blur, double middleX = 3, double middleY = 1.5)
    {
        var half = 2.25 * (1 - (0.6 * blur)) / 2;
        var (width, height) = (1 + (0.4 * blur), 1000 * (1 - (0.25 * blur)));
        return [new(middleX - half, middleY, height, width), new(middleX + half, middleY, 0.8 * height, width)];
    }

    /// <summary>A trial's amplitude at a place.</summary>
    public static double Trial(
        IReadOnlyList<MapHill> hills,
        double x,
        double y,
        double variation,
        RandomStream random
    ) => MepGenerator.AmplitudeAbout(At(hills, x, y), variation, random);
}
