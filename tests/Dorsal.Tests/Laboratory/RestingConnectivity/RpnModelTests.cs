using System.Globalization;
using Dorsal.Numerics;
using Dorsal.Numerics.Networks;
using Dorsal.Tests.House;

namespace Dorsal.Tests.Laboratory.RestingConnectivity;

/// <summary>
/// A connectivity model of pain sensitivity trained in Bochum alone and applied to Essen as it is (Spisak et al. 2020, Nat Commun 11:187,
/// published such a model). Features: partial correlations of <see cref="RpnConnectivity"/> that nobody of the two samples lacks, which
/// needs no value of anybody. Target: the composite pain sensitivity (that Dorsal's own equals the authors' is tested in RpnTests).
/// </summary>
/// <remarks>
/// Fixed before the first run, and not changed after it: the grid, five folds, the two samples. Everyone: whoever has time series and a
/// composite and is not excluded in the raw table. Authors' sample: whoever they did not exclude for movement or for extreme thresholds
/// (which selects by the target). What comes out stands in docs/tests/rest.md,
/// which the test holds to it, and in the test log.
/// </remarks>
public sealed class RpnModelTests
{
    private const int Folds = 5;
    private const int Permutations = 10_000;

    private static readonly Tuning[] Grid =
    [
        .. from features in (int[])[25, 50, 100, 200]
        from share in (double[])[0.1, 0.5, 0.9]
        from penalty in (double[])[1, 0.3, 0.1, 0.03, 0.01]
        select new Tuning(features, penalty, share),
    ];

    [Theory]
    [InlineData("everyone")]
    [InlineData("authors")]
    public void A_model_trained_in_Bochum_is_applied_to_Essen_untouched_and_reported_as_it_comes_out(string sample)
    {
        var bochum = People("bochum", sample);
        var essen = People("essen", sample);
        int[] complete =
        [
            .. Enumerable
                .Range(0, bochum[0].Edges.Length)
                .Where(i => bochum.Concat(essen).All(person => double.IsFinite(person.Edges[i]))),
        ];
        double[][] Features(IReadOnlyList<Person> people) =>
            [.. people.Select(person => complete.Select(i => person.Edges[i]).ToArray())];
        double[] y = [.. bochum.Select(person => person.Sensitivity)];

        var within = ConnectivityModel.NestedPredictions(Features(bochum), y, Grid, Folds);
        var model = ConnectivityModel.Train(Features(bochum), y, Grid, Folds);
        var across = Features(essen).Select(model.Predict).ToArray();

        string[] lines =
        [
            Row("Bochum, nested cross-validation", within, y),
            model.Used.Count == 0
                ? "Essen, untouched: the model chosen in Bochum predicts the same for everyone"
                : Row("Essen, untouched", across, [.. essen.Select(person => person.Sensitivity)]),
        ];
        var log = TestContext.Current.TestOutputHelper!;
        log.WriteLine(FormattableString.Invariant($"{sample}: {complete.Length} features, {model.Tuning}"));
        Array.ForEach(lines, log.WriteLine);
        if (sample == "everyone")
        {
            var document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "tests", "rest.md"));
            Assert.All(lines, line => Assert.Contains(line, document, StringComparison.Ordinal));
        }
    }

    // As in the table of the document.
    private static string Row(string what, double[] predicted, double[] observed)
    {
        var r = Pearson.From(predicted, observed);
        var p = PermutationCorrelation.PValue(predicted, observed, Permutations, RandomStream.At(1, 0, what));
        return FormattableString.Invariant(
            $"| {what} | {observed.Length} | {r.Value:F3} | {r.Low:F3} to {r.High:F3} | {p:F4} |"
        );
    }

    private static List<Person> People(string centre, string sample)
    {
        var data = SharedData.Folder("rpn_qst_rsfmri");
        var recorded = RpnConnectivity.Names(centre);
        var excluded = Rows(Path.Combine(data, "qst", $"{centre}_sample_raw.csv"))
            .ToDictionary(row => Number(row["ID"]), row => Number(row["Excluded"]) != 0);
        var people = new List<Person>();
        foreach (var row in Rows(Path.Combine(data, "reference", $"{centre}_sample_with_author_derived_columns.csv")))
        {
            var name = Path.GetFileNameWithoutExtension(row["ts_file"]);
            var isIn = sample == "authors" ? Number(row["Excluded"]) == 0 : !excluded[Number(row["ID"])];
            if (isIn && row["mean_QST_pain_sensitivity"].Length > 0 && recorded.Contains(name))
            {
                var edges = RpnConnectivity.Edges(RpnConnectivity.Partial(centre, name));
                people.Add(new Person(edges, Number(row["mean_QST_pain_sensitivity"])));
            }
        }

        return people;
    }

    // No cell of these tables has a comma or line break in it.
    private static IEnumerable<Dictionary<string, string>> Rows(string path)
    {
        var lines = File.ReadAllLines(path)
            .Select(line => line.Split(',').Select(cell => cell.Trim('"')).ToList())
            .ToList();
        return lines
            .Skip(1)
            .Select(cells => lines[0].Zip(cells).DistinctBy(p => p.First).ToDictionary(p => p.First, p => p.Second));
    }

    private static double Number(string text) =>
        double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;

    private sealed record Person(double[] Edges, double Sensitivity);
}
