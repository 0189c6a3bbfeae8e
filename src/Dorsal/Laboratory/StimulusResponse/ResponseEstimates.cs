using Dorsal.Numerics;

namespace Dorsal.Laboratory.StimulusResponse;

/// <summary>Slope and mean of ratings over intensities that the experimenter has chosen.</summary>
internal static class ResponseEstimates
{
    public static Estimate Slope(IReadOnlyList<RatedStimulus> ratings) =>
        SlopeEstimate.From([.. ratings.Select(r => r.Intensity)], [.. ratings.Select(r => r.Rating)]);

    /// <summary>
    /// The mean over all trials. Intensities are chosen, not drawn: their spread is no error, so the error comes from the scatter within
    /// intensities (pooled variance on n less the number of intensities degrees of freedom).
    /// </summary>
    public static Estimate Mean(IReadOnlyList<RatedStimulus> ratings)
    {
        if (ratings.Count == 0)
        {
            return Estimate.None(FitOutcome.TooFewTrials);
        }

        var mean = ratings.Average(r => r.Rating);
        var levels = ratings.GroupBy(r => r.Intensity).Select(level => level.Select(r => r.Rating).ToArray()).ToList();
        var degrees = ratings.Count - levels.Count;
        if (degrees < 1)
        {
            return Estimate.WithoutError(mean);
        }

        var squares = levels.Sum(level => Moments.SumOfSquares(level, Moments.Mean(level)));
        var error = Math.Sqrt(squares / degrees / ratings.Count);
        var reach = Level.StudentT975(degrees) * error;
        return new Estimate(mean, error, mean - reach, mean + reach);
    }
}
