namespace Dorsal.Numerics;

/// <summary>Generates series of turning points of a person whose threshold is known.</summary>
public static class TurningPointSeries
{
    /// <summary>
    /// Descending and ascending series in turn: each stimulus meets its own threshold, normal about the true one on
    /// log10, and is felt if it reaches it.
    /// </summary>
    /// <param name="trueLog10Threshold">The true threshold, log10 of the unit of force.</param>
    /// <param name="noiseSd">SD of the threshold from stimulus to stimulus, log10 units, at least 0.</param>
    /// <param name="ladder">Factor between neighbouring forces, above 1; the rungs are its whole powers.</param>
    /// <param name="pairs">Number of descending-ascending pairs, at least 1 (5 in the DFNS protocol).</param>
    /// <param name="random">The source of the noise; takes one draw for each stimulus.</param>
    /// <param name="startSteps">
    /// How many rungs above the true threshold the first descending series starts, at least 1; the default, 4, is that of
    /// a 16 mN start for a threshold near 1 mN.
    /// </param>
    /// <exception cref="ArgumentException">A parameter is NaN, infinite or out of its range.</exception>
    public static IReadOnlyList<TurningPoint> Generate(
        double trueLog10Threshold,
        double noiseSd,
        double ladder,
        int pairs,
        RandomStream random,
        int startSteps = 4
    )
    {
        ArgumentNullException.ThrowIfNull(random);
        Guard.Finite([trueLog10Threshold, noiseSd, ladder], nameof(trueLog10Threshold));
        ArgumentOutOfRangeException.ThrowIfNegative(noiseSd);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(ladder, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(pairs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(startSteps, 1);
        var step = Math.Log10(ladder);
        bool Felt(int rung) => rung * step >= trueLog10Threshold + (noiseSd * random.NextGaussian());
        var rung = (int)Math.Floor(trueLog10Threshold / step) + startSteps;
        var series = new TurningPoint[pairs];
        for (var pair = 0; pair < pairs; pair++)
        {
            var below = Walk(rung, -1, r => !Felt(r));
            var above = Walk(below + 1, 1, Felt);
            series[pair] = new TurningPoint(Math.Pow(ladder, below), Math.Pow(ladder, above));
            rung = above - 1;
        }
        return series;
    }

    private static int Walk(int rung, int direction, Predicate<int> turns)
    {
        while (!turns(rung))
        {
            rung += direction;
        }
        return rung;
    }
}
