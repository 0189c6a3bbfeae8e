using Dorsal.Numerics;

namespace Dorsal.Laboratory.TonicPain;

/// <summary>Makes rating curves with a known area, to try and to prove the analysis. All figures are made up.</summary>
/// <remarks>
/// Pain rises in a straight line to a plateau and stays there; each repetition has a plateau of its own, and each rating noise. Corners lie
/// on samples, so that the trapezoid rule is exact without noise.
/// </remarks>
internal static class CurveGenerator
{
    /// <summary>Seconds between ratings.</summary>
    public const double Step = 10;

    /// <summary>SD of the noise of a rating.</summary>
    public const double RatingNoise = 3;

    private const double Rise = 30;

    /// <summary>The true area of a curve from 0 to its end, in rating x minutes.</summary>
    public static double Area(double plateau, double end) => plateau * (end - (Rise / 2)) / 60;

    /// <summary>The ratings of one repetition at 0, 10, 20 ... s.</summary>
    public static IEnumerable<(double Time, double Rating)> Make(double plateau, double end, RandomStream random)
    {
        for (var time = 0.0; time <= end; time += Step)
        {
            var rating = plateau * Math.Min(1, time / Rise);
            yield return (time, time == 0 ? rating : rating + (RatingNoise * random.NextGaussian()));
        }
    }
}
