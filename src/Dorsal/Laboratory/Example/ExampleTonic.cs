using System.Globalization;
using System.Text.Json.Nodes;
using Dorsal.Laboratory.CuffAlgometry;
using Dorsal.Laboratory.PainModulation;
using Dorsal.Laboratory.TonicPain;
using Dorsal.Numerics;
using Dorsal.Studies;
using Dorsal.Units;

namespace Dorsal.Laboratory.Example;

/// <summary>Lasting stimuli of the example study: an inflating cuff, ice water, and ice water as a conditioning stimulus.</summary>
internal static class ExampleTonic
{
    private const int Inflations = 3;
    private const int Immersions = 2;
    private const int TrialsPerPhase = 3;
    private static readonly Kilopascals CuffLimit = new(100);
    private static readonly Seconds Ceiling = new(180);

    /// <summary>What was decided before, for the sidecar of a task and suffix; the columns' units with it.</summary>
    public static void WriteSidecars(Action<string, string, JsonObject, (string Column, string Units)[]> write)
    {
        write("cuff", "physio", new() { ["CountedTrials"] = Inflations, ["Limit"] = CuffLimit.Value }, []);
        write("tonic", "qst", new() { ["Ceiling"] = Ceiling.Value }, [("rating", "{rating_0_100}")]);
        write("cpm", "qst", [], [("value", "kPa"), ("conditioning_rating", "{rating_0_100}")]);
    }

    /// <summary>All recordings of one person in one session.</summary>
    public static void Write(StudyWriter writer, ExamplePerson person, string session)
    {
        WriteCuff(writer, person, session);
        writer.WriteTrials(
            RecordingFile.Trials(person.Label, session, "tonic"),
            ["site", "side", "trial", "second", "rating", "event"],
            ExampleStudy.Series("tonic", person, session).SelectMany(Immersed)
        );
        writer.WriteTrials(
            RecordingFile.Trials(person.Label, session, "cpm"),
            ["phase", "minute", "measure", "site", "side", "value", "conditioning_rating"],
            ExampleStudy.Series("cpm", person, session).SelectMany(Conditioned)
        );
    }

    // Pain begins at a bit less than half of what the person will bear, as in healthy people (evidence C.3: 25 of 55 kPa).
    private static void WriteCuff(StudyWriter writer, ExamplePerson person, string session)
    {
        const double Share = 0.45;
        const double Lowest = 10;
        const double AtTolerance = 75;
        const double SdRating = 6;
        foreach (var (measure, side, truth, random) in ExampleStudy.Series("cuff", person, session))
        {
            for (var run = 1; run <= Inflations; run++)
            {
                var tolerance = Math.Max(Lowest, truth + (measure.SdTrials * random.NextGaussian()));
                var detection = Share * tolerance;
                var rating = Math.Clamp(AtTolerance + (SdRating * random.NextGaussian()), 0, 100);
                var (pressure, vas, button) = CuffGenerator.Make(
                    new(detection),
                    new(tolerance),
                    CuffLimit,
                    new(rating),
                    random
                );
                writer.WriteSignal(
                    RecordingFile.Signal(person.Label, session, "qst", "cuff", "", Text(run)),
                    new JsonObject { ["Site"] = measure.Site, ["Side"] = side },
                    CuffGenerator.UsualRate,
                    [
                        new Channel("pressure", Kilopascals.Unit, Rounded(pressure)),
                        new Channel("vas", PainRating.Unit, Rounded(vas)),
                        new Channel("button", Unit.Parse("1"), button),
                    ]
                );
            }
        }
    }

    // Who hurts more stays less long; who would stay beyond the ceiling is taken out there.
    private static IEnumerable<string[]> Immersed(ExampleSeries series)
    {
        const double Endured = 9000;
        for (var trial = 1; trial <= Immersions; trial++)
        {
            var plateau = Math.Clamp(series.Truth + (series.Measure.SdTrials * series.Random.NextGaussian()), 20, 95);
            var withdrawal = Math.Round(Endured / plateau);
            var end = Math.Min(withdrawal, Ceiling.Value);
            string[] Row(double second, string rating, string ending) =>
                [series.Measure.Site, series.Side, Text(trial), Text(second), rating, ending];

            foreach (var (time, rating) in CurveGenerator.Make(plateau, end, series.Random))
            {
                yield return Row(time, Text(Math.Clamp(Math.Round(rating), 0, 100)), TrialTable.Missing);
            }

            yield return Row(end, TrialTable.Missing, withdrawal < Ceiling.Value ? "withdrawal" : "ceiling");
        }
    }

    // A session with the conditioning stimulus and one without, in which nothing happens.
    private static IEnumerable<string[]> Conditioned(ExampleSeries series)
    {
        const double Baseline = 480;
        const double Fade = 10;
        const double Conditioning = 65;
        const double SdConditioning = 8;
        var sd = series.Measure.SdTrials;
        string Rating() =>
            Text(Math.Clamp(Math.Round(Conditioning + (SdConditioning * series.Random.NextGaussian())), 0, 100));

        string[] Row(string phase, double minute, double value, string rating) =>
            [
                phase,
                double.IsNaN(minute) ? TrialTable.Missing : Text(minute),
                series.Measure.Measure,
                series.Measure.Site,
                series.Side,
                Text(Math.Max(1, Math.Round(value))),
                rating,
            ];

        foreach (
            var (phase, minute, value) in CpmGenerator.Make(
                Baseline,
                series.Truth,
                Fade,
                sd,
                TrialsPerPhase,
                series.Random
            )
        )
        {
            yield return Row(phase, minute, value, phase == "during" ? Rating() : TrialTable.Missing);
        }

        foreach (var (phase, minute, value) in CpmGenerator.Make(Baseline, 0, 0, sd, TrialsPerPhase, series.Random))
        {
            yield return Row("control_" + phase, minute, value, TrialTable.Missing);
        }
    }

    private static double[] Rounded(double[] values) => [.. values.Select(value => Math.Round(value, 2))];

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
