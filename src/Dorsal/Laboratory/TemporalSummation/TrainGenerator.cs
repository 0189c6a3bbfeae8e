using Dorsal.Numerics;

namespace Dorsal.Laboratory.TemporalSummation;

/// <summary>Makes ratings up whose truth is known: a train with a slope and autocorrelated scatter, and pairs with a ratio.</summary>
internal static class TrainGenerator
{
    /// <summary>Ratings of a train: a straight line and a first-order autoregression about it.</summary>
    /// <param name="first">True rating of the first pulse, in the unit of the rating.</param>
    /// <param name="slope">True rise a pulse.</param>
    /// <param name="sd">SD of the scatter.</param>
    /// <param name="correlation">Correlation of neighbours, between -1 and 1.</param>
    /// <param name="pulses">How many.</param>
    /// <param name="random">Where the scatter comes from.</param>
    public static double[] Train(
        double first,
        double slope,
        double sd,
        double correlation,
        int pulses,
        RandomStream random
    )
    {
        var ratings = new double[pulses];
        var scatter = random.NextGaussian();
        for (var i = 0; i < pulses; i++)
        {
            ratings[i] = first + (slope * i) + (sd * scatter);
            scatter = (correlation * scatter) + (Math.Sqrt(1 - (correlation * correlation)) * random.NextGaussian());
        }

        return ratings;
    }

    /// <summary>A single stimulus and a train on the same spot; the spot makes both hurt more or less.</summary>
    /// <param name="single">True mean rating of single stimuli.</param>
    /// <param name="ratio">True ratio of the means.</param>
    /// <param name="sdSpot">Relative SD between spots, shared by both ratings.</param>
    /// <param name="sdRating">Relative SD of each rating.</param>
    /// <param name="random">Where the scatter comes from.</param>
    public static (double Single, double Train) Pair(
        double single,
        double ratio,
        double sdSpot,
        double sdRating,
        RandomStream random
    )
    {
        var spot = 1 + (sdSpot * random.NextGaussian());
        var one = single * (spot + (sdRating * random.NextGaussian()));
        var train = single * ratio * (spot + (sdRating * random.NextGaussian()));
        return (one, train);
    }
}
