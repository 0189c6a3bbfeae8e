namespace Dorsal.Numerics.Networks;

/// <summary>Tests a correlation against shuffled pairings.</summary>
public static class PermutationCorrelation
{
    /// <summary>
    /// Share of pairings with a correlation at least as high, the one observed counted: (b + 1) / (m + 1) (Phipson and Smyth, Stat Appl
    /// Genet Mol Biol 2010;9:39). One-sided: a prediction is only good if the correlation is positive.
    /// </summary>
    /// <param name="x">The first series, finite, varying.</param>
    /// <param name="y">The second series, as long.</param>
    /// <param name="permutations">How often the second is shuffled, at least 1.</param>
    /// <param name="random">Where the shuffles come from.</param>
    public static double PValue(double[] x, double[] y, int permutations, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfLessThan(permutations, 1);
        var observed = Pearson.From(x, y).Value;
        double[] shuffled = [.. y];
        var reached = 1;
        for (var i = 0; i < permutations; i++)
        {
            Shuffle.InPlace(shuffled, random);
            reached += Pearson.From(x, shuffled).Value >= observed ? 1 : 0;
        }

        return reached / (permutations + 1.0);
    }
}

/// <summary>Puts items into a random order.</summary>
internal static class Shuffle
{
    /// <summary>Fisher and Yates: every order is as likely.</summary>
    public static void InPlace<T>(T[] items, RandomStream random)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = random.NextInt(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
