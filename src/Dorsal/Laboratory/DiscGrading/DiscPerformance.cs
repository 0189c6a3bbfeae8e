using System.Globalization;
using System.Text.Json.Nodes;
using Dorsal.Laboratory.Virtual;
using Dorsal.People;

namespace Dorsal.Laboratory.DiscGrading;

/// <summary>
/// The discs of a virtual person as two raters grade them: each level has a degeneration of its own around the person's, each rater an
/// idea of each disc, and each reading an error.
/// </summary>
/// <remarks>
/// The errors are set so that a rater agrees with himself and with the other as published: kappa 0.84 to 0.90 and 0.69 to 0.81 (evidence
/// sections 1-5, C.8). Levels' differences are assumed.
/// </remarks>
internal static class DiscPerformance
{
    private static readonly string[] Columns = ["level", "pfirrmann", "rater"];
    private static readonly string[] Raters = ["A", "B"];

    /// <summary>Nothing: grades need no unit.</summary>
    public static IReadOnlyDictionary<string, JsonObject> Sidecars { get; } = new Dictionary<string, JsonObject>();

    /// <summary>The raters read the images of the day.</summary>
    public static void Perform(Visit visit, VisitRecorder record) =>
        record.Trials(
            DiscGradingTest.TestId,
            Columns,
            from level in DiscRows.Levels
            let disc = Disc(visit, level)
            from rater in Raters
            select new[] { level, Text(Grade(visit, level, disc, rater)), rater }
        );

    // On the scale of the grades, before anybody has looked.
    private static double Disc(Visit visit, string level)
    {
        var isLow = level is "L4-L5" or "L5-S1";
        return Get("healthy")
            + (Get("degeneration") * visit[State.DiscDegeneration])
            + (isLow ? Get("low_levels") : 0)
            + (Get("level_spread") * visit.Own("discs " + level).NextGaussian());
    }

    private static double Grade(Visit visit, string level, double disc, string rater)
    {
        var idea = Get("rater_spread") * visit.Own($"discs {level} {rater}").NextGaussian();
        var reading = Get("reading_spread") * visit.Stream($"discs {level} {rater}").NextGaussian();
        return Math.Clamp(Math.Round(disc + idea + reading), 1, Get("highest_grade"));
    }

    private static double Get(string name) => LaboratoryConstants.Get("discs." + name);

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
