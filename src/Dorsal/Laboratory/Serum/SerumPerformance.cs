using System.Globalization;
using System.Text.Json.Nodes;
using Dorsal.Laboratory.Virtual;
using Dorsal.People;

namespace Dorsal.Laboratory.Serum;

/// <summary>
/// The serum of a virtual person: log-normal concentrations, moved a little by systemic and local inflammation, mostly the person's own; what
/// lies below the limit of detection is reported as such.
/// </summary>
/// <remarks>
/// Levels: CoLaus, 6085 people (evidence sections 1-5, C.7). Its quartiles are those of values above the limit, so mean and SD of the whole
/// come from the share p below it: quartiles of what is detected lie at p + (1 - p) {1/4, 1/2, 3/4} of the whole, on the logarithm. The
/// limits that come out for IL-1b and IL-6 are both 0.2 pg/mL. How far states move them is assumed (evidence 1.2).
/// </remarks>
internal static class SerumPerformance
{
    private const string Assay = "virtual panel";
    private static readonly string[] Columns = ["analyte", "concentration", "unit", "assay", "haemolysis"];
    private static readonly string[] Analytes = ["CRP", "IL6", "TNF", "IL1b"];

    /// <summary>Nothing: units stand in the rows.</summary>
    public static IReadOnlyDictionary<string, JsonObject> Sidecars { get; } = new Dictionary<string, JsonObject>();

    /// <summary>A sample is taken and sent to the laboratory.</summary>
    public static void Perform(Visit visit, VisitRecorder record)
    {
        var sample = visit.Stream("serum sample");
        var isIll = sample.NextDouble() < Get("illness");
        var isHaemolysed = sample.NextDouble() < Get("haemolysis");
        record.Trials(
            SerumPanelTest.TestId,
            Columns,
            Analytes.Select(analyte =>
                (string[])
                    [
                        analyte,
                        Report(analyte, LogOf(visit, analyte, isIll)),
                        SerumAnalyte.Find(analyte)!.Outcome.Unit.Code,
                        Assay,
                        isHaemolysed ? "yes" : "no",
                    ]
            )
        );
    }

    /// <summary>Natural log of a concentration as the assay finds it.</summary>
    private static double LogOf(Visit visit, string analyte, bool isIll)
    {
        var key = analyte.ToLowerInvariant();
        var inflamed =
            (Get(key + "_systemic") * Standard(visit, State.SystemicInflammation))
            + (Get(key + "_local") * Standard(visit, State.LocalInflammation));
        var (day, assay) = (Get("share_of_days"), Get("share_of_assay"));
        var systemic = Get(key + "_systemic");
        var own = Math.Sqrt(1 - day - assay - (systemic * systemic));
        var now = visit.Stream("serum " + analyte);
        var z =
            inflamed
            + (own * visit.Own("serum " + analyte).NextGaussian())
            + (Math.Sqrt(day) * now.NextGaussian())
            + (Math.Sqrt(assay) * now.NextGaussian());
        return Get(key + "_mean") + (Get(key + "_spread") * z) + (isIll ? Get(key + "_illness") : 0);
    }

    private static string Report(string analyte, double log)
    {
        var (value, limit) = (Math.Exp(log), Get(analyte.ToLowerInvariant() + "_limit"));
        return value < limit ? "<" + Text(limit) : Text(Math.Round(value, 3));
    }

    private static double Standard(Visit visit, State state) => StateNorm.All[state].Standard(visit[state]);

    private static double Get(string name) => LaboratoryConstants.Get("serum." + name);

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
