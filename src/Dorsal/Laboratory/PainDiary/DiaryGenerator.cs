using Dorsal.Numerics;

namespace Dorsal.Laboratory.PainDiary;

/// <summary>Makes diaries up whose truth is known: ratings around a mean, each day like the one before to some degree.</summary>
/// <param name="Mean">Mean rating, 0 to 10.</param>
/// <param name="Sd">Standard deviation of single days.</param>
/// <param name="Correlation">Correlation of one day with the next, 0 to below 1.</param>
public sealed record DiaryGenerator(double Mean, double Sd, double Correlation)
{
    /// <summary>Ratings of days in a row, neither rounded nor clipped: a reader who needs that does it and says so.</summary>
    /// <param name="days">How many.</param>
    /// <param name="random">The stream of random numbers.</param>
    public double[] Make(int days, RandomStream random)
    {
        var ratings = new double[days];
        var state = random.NextGaussian();
        var fresh = Math.Sqrt(1 - (Correlation * Correlation));
        for (var day = 0; day < days; day++)
        {
            ratings[day] = Mean + (Sd * state);
            state = (Correlation * state) + (fresh * random.NextGaussian());
        }

        return ratings;
    }
}
