using System.Globalization;
using System.Text.Json.Nodes;
using Dorsal.Laboratory.Virtual;

namespace Dorsal.Laboratory.PainDiary;

/// <summary>
/// The diary that a virtual person hands in at a visit: the average pain of every day from day 0 on, as a rating on 0 to 10; some days are
/// forgotten.
/// </summary>
internal static class DiaryPerformance
{
    /// <summary>Id of the test.</summary>
    public const string Task = "diary";

    private const double Highest = 10;
    private static readonly string[] Columns = ["measure", "day", "rating"];

    /// <summary>The unit of the ratings.</summary>
    public static IReadOnlyDictionary<string, JsonObject> Sidecars { get; } =
        new Dictionary<string, JsonObject>(StringComparer.Ordinal)
        {
            [$"task-{Task}_qst.json"] = new() { ["rating"] = new JsonObject { ["Units"] = "{rating_0_10}" } },
        };

    /// <summary>Hands the diary in.</summary>
    public static void Perform(Visit visit, VisitRecorder record) => record.Trials(Task, Columns, Rows(visit));

    // A day's rating is that of the person, whichever visit the diary is handed in at.
    private static List<string[]> Rows(Visit visit)
    {
        var rows = new List<string[]>();
        var random = visit.Own("diary");
        for (var day = 0; day < visit.Pain.Length; day++)
        {
            var rating = visit.Observer.Rate(visit.Pain[day] / Highest, Highest, random);
            var isForgotten = random.NextDouble() < LaboratoryConstants.Get("diary.forgotten");
            if (!isForgotten && !double.IsNaN(rating))
            {
                rows.Add(["average", Text(day), Text(rating)]);
            }
        }

        return rows;
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
