using System.Globalization;
using Dorsal.Laboratory.TemporalSummation;

namespace Dorsal.Laboratory.Example;

/// <summary>Ratings of the example study: temporal summation, and heat of several temperatures.</summary>
internal static class ExampleRatings
{
    private const int Pairs = 5;
    private const int Trains = 3;
    private const int Pulses = 10;
    private const double Highest = 100;

    public static readonly string[] SummationColumns =
    [
        "modality",
        "kind",
        "repeat",
        "pulse",
        "site",
        "side",
        "rating",
    ];

    public static readonly string[] ResponseColumns = ["site", "side", "trial", "intensity", "rating"];

    /// <summary>Pinpricks one by one and in trains, and trains of pressure pulses.</summary>
    public static IEnumerable<string[]> Summation(ExamplePerson person, string session) =>
        ExampleStudy
            .Series("summation", person, session)
            .SelectMany(s => s.Measure.Measure == "pinprick" ? PinprickRows(s) : PulseRows(s));

    /// <summary>Three rounds of five temperatures.</summary>
    public static IEnumerable<string[]> Response(ExamplePerson person, string session)
    {
        const double At44 = 25;
        double[] temperatures = [44, 45, 46, 47, 48];
        foreach (var (measure, side, truth, random) in ExampleStudy.Series("response", person, session))
        {
            for (var trial = 0; trial < 3 * temperatures.Length; trial++)
            {
                var temperature = temperatures[trial % temperatures.Length];
                var rating =
                    At44 + (truth * (temperature - temperatures[0])) + (measure.SdTrials * random.NextGaussian());
                yield return [measure.Site, side, Text(trial + 1), Text(temperature), Rated(rating)];
            }
        }
    }

    private static IEnumerable<string[]> PinprickRows(ExampleSeries series)
    {
        const double Single = 15;
        for (var pair = 1; pair <= Pairs; pair++)
        {
            var sd = series.Measure.SdTrials;
            var (single, train) = TrainGenerator.Pair(Single, Math.Pow(10, series.Truth), sd, sd, series.Random);
            yield return Row(series, "single", pair, "n/a", single);
            yield return Row(series, "train", pair, "n/a", train);
        }
    }

    private static IEnumerable<string[]> PulseRows(ExampleSeries series)
    {
        const double First = 30;
        const double Correlation = 0.3;
        for (var train = 1; train <= Trains; train++)
        {
            var sd = series.Measure.SdTrials;
            var ratings = TrainGenerator.Train(First, series.Truth, sd, Correlation, Pulses, series.Random);
            for (var pulse = 1; pulse <= Pulses; pulse++)
            {
                yield return Row(series, "pulse", train, Text(pulse), ratings[pulse - 1]);
            }
        }
    }

    private static string[] Row(ExampleSeries series, string kind, int repeat, string pulse, double rating) =>
        [series.Measure.Measure, kind, Text(repeat), pulse, series.Measure.Site, series.Side, Rated(rating)];

    private static string Rated(double rating) => Text(Math.Clamp(Math.Round(rating), 0, Highest));

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
