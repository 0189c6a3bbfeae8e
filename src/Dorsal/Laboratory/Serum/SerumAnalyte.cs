using Dorsal.Units;

namespace Dorsal.Laboratory.Serum;

/// <summary>A protein that the panel knows, and its outcome.</summary>
/// <param name="Id">How it stands in the column <c>analyte</c>.</param>
/// <param name="Outcome">Concentration; statistics are on the natural logarithm (evidence sections 1-5, C.7). No direction is a gain.</param>
internal sealed record SerumAnalyte(string Id, Outcome Outcome)
{
    /// <summary>Those of evidence 1.2, in its order.</summary>
    public static IReadOnlyList<SerumAnalyte> All { get; } =
    [
        Make("CRP", "CRP", "mg/L"),
        Make("IL6", "IL-6", "pg/mL"),
        Make("TNF", "TNF", "pg/mL"),
        Make("IL1b", "IL-1β", "pg/mL"),
        Make("IL8", "IL-8", "pg/mL"),
        Make("IL10", "IL-10", "pg/mL"),
        Make("IL17", "IL-17", "pg/mL"),
        Make("IFNg", "IFN-γ", "pg/mL"),
        Make("fibrinogen", "Fbg", "g/L"),
    ];

    /// <summary>The analyte with an id, or null.</summary>
    public static SerumAnalyte? Find(string id) => All.FirstOrDefault(analyte => analyte.Id == id);

    private static SerumAnalyte Make(string id, string abbreviation, string unit) =>
        new(
            id,
            new Outcome(
                "serum_" + id.ToLowerInvariant(),
                abbreviation,
                Unit.Parse(unit),
                UnitScale.NaturalLog,
                Gain.None
            )
        );
}
