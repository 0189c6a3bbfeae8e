namespace Dorsal.Numerics.Networks;

/// <summary>
/// Predicts a person's value from features: those that correlate most with it among the trained are standardised and enter an elastic
/// net. How many, and how strong the penalty, is chosen by cross-validation among the trained alone.
/// </summary>
public sealed class ConnectivityModel
{
    private readonly int[] chosen;
    private readonly double[] means;
    private readonly double[] sds;
    private readonly ElasticNet net;

    private ConnectivityModel(IReadOnlyList<double[]> people, double[] y, int[] strongest, Tuning tuning)
    {
        Tuning = tuning;
        chosen = [.. strongest.Take(tuning.Features)];
        means = [.. chosen.Select(i => people.Average(person => person[i]))];
        sds = [.. chosen.Select((i, k) => Math.Sqrt(people.Average(p => (p[i] - means[k]) * (p[i] - means[k]))))];
        var columns = chosen.Select((_, k) => people.Select(person => Standard(person, k)).ToArray()).ToArray();
        net = ElasticNet.Fit(columns, y, tuning.Penalty, tuning.Share);
    }

    /// <summary>What was chosen.</summary>
    public Tuning Tuning { get; }

    /// <summary>Indices of the features with a coefficient other than 0.</summary>
    public IReadOnlyList<int> Used => [.. chosen.Where((_, k) => net.Coefficients[k] != 0)];

    /// <summary>The prediction for one person.</summary>
    /// <param name="person">All features, in the order of those trained on.</param>
    public double Predict(double[] person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return net.Predict([.. chosen.Select((_, k) => Standard(person, k))]);
    }

    /// <summary>Trains with the tuning that predicts best within the trained: least mean squared error over folds of every k-th person.</summary>
    /// <param name="people">Features of each person, finite.</param>
    /// <param name="y">Their values, finite.</param>
    /// <param name="grid">The tunings to choose from; of equals the first.</param>
    /// <param name="folds">Number of folds, at least 2.</param>
    public static ConnectivityModel Train(
        IReadOnlyList<double[]> people,
        double[] y,
        IReadOnlyList<Tuning> grid,
        int folds
    )
    {
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(grid);
        Guard.SameLength(people.Count, y.Length, nameof(y));
        var errors = new double[grid.Count];
        foreach (var (training, left) in Folds(y.Length, folds))
        {
            double[][] seen = [.. training.Select(i => people[i])];
            double[] values = [.. training.Select(i => y[i])];
            var strongest = Strongest(seen, values);
            for (var k = 0; k < grid.Count; k++)
            {
                var model = new ConnectivityModel(seen, values, strongest, grid[k]);
                errors[k] += left.Sum(i => Math.Pow(model.Predict(people[i]) - y[i], 2));
            }
        }

        return new(people, y, Strongest(people, y), grid[Array.IndexOf(errors, errors.Min())]);
    }

    /// <summary>
    /// Nested cross-validation: each fold is predicted by a model whose tuning was chosen without it (Varma and Simon, BMC
    /// Bioinformatics 2006;7:91).
    /// </summary>
    /// <inheritdoc cref="Train" path="/param"/>
    /// <returns>A prediction for each person by a model that had never seen it.</returns>
    public static double[] NestedPredictions(
        IReadOnlyList<double[]> people,
        double[] y,
        IReadOnlyList<Tuning> grid,
        int folds
    )
    {
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(y);
        var predictions = new double[y.Length];
        foreach (var (training, left) in Folds(y.Length, folds))
        {
            var model = Train([.. training.Select(i => people[i])], [.. training.Select(i => y[i])], grid, folds);
            foreach (var i in left)
            {
                predictions[i] = model.Predict(people[i]);
            }
        }

        return predictions;
    }

    private static IEnumerable<(int[] Training, int[] Left)> Folds(int count, int folds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(folds, count);
        var people = Enumerable.Range(0, count);
        return Enumerable
            .Range(0, folds)
            .Select(fold =>
                (people.Where(i => i % folds != fold).ToArray(), people.Where(i => i % folds == fold).ToArray())
            );
    }

    // Features that do not vary have no correlation and come last.
    private static int[] Strongest(IReadOnlyList<double[]> people, double[] y) =>
        [
            .. Enumerable
                .Range(0, people[0].Length)
                .Select(i => (Index: i, R: Pearson.From(people.Select(person => person[i]).ToArray(), y)))
                .Where(feature => feature.R.IsFitted)
                .OrderByDescending(feature => Math.Abs(feature.R.Value))
                .ThenBy(feature => feature.Index)
                .Select(feature => feature.Index),
        ];

    private double Standard(double[] person, int k) => (person[chosen[k]] - means[k]) / sds[k];
}

/// <summary>What is tuned in a <see cref="ConnectivityModel"/>.</summary>
/// <param name="Features">How many features enter, at most.</param>
/// <param name="Penalty">Weight of the penalty.</param>
/// <param name="Share">Share of the absolute penalty, 0 to 1.</param>
public sealed record Tuning(int Features, double Penalty, double Share);
