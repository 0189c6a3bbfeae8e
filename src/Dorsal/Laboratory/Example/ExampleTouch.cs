using System.Globalization;
using System.Text.Json.Nodes;
using Dorsal.Laboratory.TactileAcuity;
using Dorsal.Numerics;
using Dorsal.Studies;

namespace Dorsal.Laboratory.Example;

/// <summary>Touch of the example study: detection, two points, letters, sites, pointing, left/right judgement, and a drawing of the trunk.</summary>
internal static class ExampleTouch
{
    private const double Guess = 0.08;
    private const double Lapse = 0.02;
    private const double SpreadShare = 0.2;
    private const int Consecutive = 3;
    private const int CatchTrials = 10;
    private static readonly string[] YesNoColumns = ["method", "run", "kind", "site", "side", "level", "response"];

    public static void WriteSidecars(Action<string, string, JsonObject, (string Column, string Units)[]> write)
    {
        write("detection", "qst", [], [("level", "mN")]);
        write("twopoint", "qst", [], [("distance", "mm")]);
        write("graphaesthesia", "qst", new() { ["SetSize"] = 26 }, []);
        write("localisation", "qst", new() { ["SetSize"] = 12 }, []);
        write(
            "pointing",
            "qst",
            [],
            [.. new[] { "target_x", "target_y", "answer_x", "answer_y" }.Select(c => (c, "mm"))]
        );
        write("laterality", "qst", new() { ["LongestTime"] = 5 }, [("reaction_time", "s")]);
        write("bodyimage", "qst", [], [("x", "mm"), ("y", "mm")]);
    }

    public static void Write(StudyWriter writer, ExamplePerson person, string session)
    {
        void Table(string task, string[] columns, Func<ExampleSeries, IEnumerable<string[]>> rows) =>
            writer.WriteTrials(
                RecordingFile.Trials(person.Label, session, task),
                columns,
                ExampleStudy.Series(task, person, session).SelectMany(rows)
            );

        Table("detection", YesNoColumns, s => YesNo(s, Math.Pow(10, s.Truth), "yes", "no"));
        string[] twoPoint = [.. YesNoColumns[..^2], "orientation", "distance", "response"];
        Table(
            "twopoint",
            twoPoint,
            s => YesNo(s, s.Truth, "two", "one").Select(row => (string[])[.. row[..^2], "horizontal", .. row[^2..]])
        );
        Table("graphaesthesia", ["site", "trial", "correct"], s => Right(s, 20));
        Table("localisation", ["site", "trial", "correct"], s => Right(s, 36));
        Table(
            "pointing",
            ["measure", "site", "side", "trial", "target_x", "target_y", "answer_x", "answer_y"],
            Pointing
        );
        Table("laterality", ["measure", "side", "trial", "answer", "reaction_time"], Pictures);
        Table("bodyimage", ["contour", "zone", "point", "x", "y", "confirmed"], ExampleDrawing.Rows);
    }

    // Levels in steps of a tenth of twice the usual threshold, so that all people are asked the same.
    private static IEnumerable<string[]> YesNo(ExampleSeries series, double mu, string yes, string no)
    {
        var usual = series.Measure.IsLog10 ? Math.Pow(10, series.Measure.Mean) : series.Measure.Mean;
        var step = Math.Round(usual / 10, 2);
        var person = new TouchGenerator(Math.Max(mu, step), SpreadShare * mu, Guess, Lapse);
        var random = series.Random;
        string[] Row(string method, string run, double level, bool isYes) =>
            [
                method,
                run,
                level > 0 ? "stimulus" : "catch",
                series.Measure.Site,
                series.Side,
                level > 0 ? Text(Math.Round(level, 2)) : TrialTable.Missing,
                isYes ? yes : no,
            ];

        for (var run = 1; run <= 4; run++)
        {
            var (from, to) = run % 2 == 1 ? (step, 24 * step) : (24 * step, step);
            foreach (var (level, isYes) in person.Run(from, to, step, Consecutive, random))
            {
                yield return Row("limits", Text(run), level, isYes);
            }
        }

        foreach (var (level, isYes) in person.Staircase(16 * step, step, 10, random))
        {
            yield return Row("staircase", "1", level, isYes);
        }

        double[] levels = [.. Enumerable.Range(2, 8).Select(i => 2 * i * step)];
        foreach (var (level, isYes) in person.Constant(levels, 6, CatchTrials, random))
        {
            yield return Row("constant", "1", level, isYes);
        }
    }

    private static IEnumerable<string[]> Right(ExampleSeries series, int trials) =>
        Enumerable
            .Range(1, trials)
            .Select(trial =>
                new[] { series.Measure.Site, Text(trial), series.Random.NextDouble() < series.Truth / 100 ? "1" : "0" }
            );

    // All answers lie too low, those of lateral targets too far out, as in healthy people (evidence sections 6-10, C6).
    private static IEnumerable<string[]> Pointing(ExampleSeries series)
    {
        const double Lateral = 50;
        const double Low = -6;
        const double Out = 4;
        var way = series.Side == "left" ? -1 : 1;
        for (var trial = 1; trial <= 6; trial++)
        {
            var scatter = series.Truth / Math.Sqrt(Math.PI / 2);
            var (x, y) = (way * Lateral, 20.0 * (trial - 3));
            string Shown(double value) => Text(Math.Round(value + (scatter * series.Random.NextGaussian()), 1));
            yield return
            [
                series.Measure.Measure,
                series.Measure.Site,
                series.Side,
                Text(trial),
                Text(x),
                Text(y),
                Shown(x + (way * Out)),
                Shown(y + Low),
            ];
        }
    }

    // Reaction times are log-normal about the person's own; every thirtieth picture or so has no answer in time.
    private static IEnumerable<string[]> Pictures(ExampleSeries series)
    {
        const double LogSd = 0.3;
        const double NoAnswer = 0.03;
        var isTrunk = series.Measure.Measure == "trunk";
        var accuracy = isTrunk ? Math.Clamp(1.3 - (0.27 * series.Truth), 0.5, 0.98) : 0.83;
        for (var trial = 1; trial <= 20; trial++)
        {
            var time = Math.Round(series.Truth * Math.Exp(LogSd * series.Random.NextGaussian()), 2);
            var isRight = series.Random.NextDouble() < accuracy;
            var isLate = series.Random.NextDouble() < NoAnswer;
            var other = series.Side == "left" ? "right" : "left";
            var answer =
                isLate ? "none"
                : isRight ? series.Side
                : other;
            yield return
            [
                series.Measure.Measure,
                series.Side,
                Text(trial),
                answer,
                isLate ? TrialTable.Missing : Text(time),
            ];
        }
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
