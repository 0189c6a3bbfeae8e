using Dorsal.Laboratory;
using Dorsal.Messages;
using Dorsal.Reports;
using Dorsal.Units;

namespace Dorsal.Tests.Reports;

/// <summary>The outcomes of the made-up study, in the order of the DFNS.</summary>
internal static class MadeUpCatalogue
{
    public static IReadOnlyList<Outcome> Outcomes { get; } =
    [
        Of("cold_detection_threshold", "CDT", "Cel{change}", UnitScale.Log10, Gain.WhenHigher),
        Of("warm_detection_threshold", "WDT", "Cel{change}", UnitScale.Log10, Gain.WhenLower),
        Of("cold_pain_threshold", "CPT", "Cel", UnitScale.Linear, Gain.WhenHigher),
        Of("heat_pain_threshold", "HPT", "Cel", UnitScale.Linear, Gain.WhenLower),
        Of("mechanical_detection_threshold", "MDT", "mN", UnitScale.NaturalLog, Gain.WhenLower),
        Of("mechanical_pain_threshold", "MPT", "mN", UnitScale.NaturalLog, Gain.WhenLower),
        Of("pressure_pain_threshold", "PPT", "kPa", UnitScale.NaturalLog, Gain.WhenLower),
        Of("sway_velocity", "MV", "cm/s", UnitScale.Linear, Gain.None),
        Of("sway_area", "EA", "cm2", UnitScale.Linear, Gain.None),
        Of("sway_sample_entropy_ap", "SampEn AP", "1", UnitScale.Linear, Gain.None),
    ];

    public static ReportContext Context(Language language, string studyHref = "../../study") =>
        new(language, Outcomes, studyHref);

    private static Outcome Of(string id, string abbreviation, string unit, UnitScale statistics, Gain gain) =>
        new(id, abbreviation, Unit.Parse(unit), statistics, gain);
}
