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
        Make("CRP", "mg/L"),
        Make("IL6", "pg/mL"),
        Make("TNF", "pg/mL"),
        Make("IL1b", "pg/mL"),
        Make("IL8", "pg/mL"),
        Make("IL10", "pg/mL"),
        Make("IL17", "pg/mL"),
        Make("IFNg", "pg/mL"),
        Make("fibrinogen", "g/L"),
    ];

    /// <summary>The analyte with an id, or null.</summary>
    public static SerumAnalyte? Find(string id) => All.FirstOrDefault(analyte => analyte.Id == id);

    private static SerumAnalyte Make(string id, string unit) =>
        new(id, new Outcome("serum_" + id.ToLowerInvariant(), id, Unit.Parse(unit), UnitScale.NaturalLog, Gain.None));
}
