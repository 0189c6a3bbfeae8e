using Dorsal.Units;

namespace Dorsal.Laboratory.GreyMatter;

/// <summary>What <c>greymatter</c> yields. The region is the site; no direction is a gain or a loss of sensitivity.</summary>
internal static class GreyOutcomes
{
    private static readonly Unit Mm3 = Unit.Parse("mm3");
    private static readonly Unit Mm = Unit.Parse("mm");

    public static Outcome Region { get; } = Make("grey_region_volume", "GMV", Mm3) with { IsSizedByPlace = true };
    public static Outcome RegionAdjusted { get; } =
        Make("grey_region_volume_adjusted", "GMV adj.", Mm3) with
        {
            IsSizedByPlace = true,
        };
    public static Outcome Thickness { get; } = Make("grey_region_thickness", "Thick.", Mm);
    public static Outcome Total { get; } = Make("grey_total_volume", "GMV tot.", Mm3);
    public static Outcome TotalAdjusted { get; } = Make("grey_total_volume_adjusted", "GMV tot. adj.", Mm3);
    public static Outcome Cortex { get; } = Make("grey_cortical_volume", "GMV ctx.", Mm3);
    public static Outcome CortexAdjusted { get; } = Make("grey_cortical_volume_adjusted", "GMV ctx. adj.", Mm3);
    public static Outcome Subcortical { get; } = Companion("grey_subcortical_volume", "GMV sub.", Mm3);
    public static Outcome Intracranial { get; } = Companion("intracranial_volume", "eTIV", Mm3);
    public static Outcome OtherVolume { get; } = Companion("grey_other_volume", "Vol.", Mm3);
    public static Outcome OtherThickness { get; } = Companion("grey_other_thickness", "Thick.", Mm);

    public static IReadOnlyList<Outcome> All { get; } =
    [
        Region,
        RegionAdjusted,
        Thickness,
        Total,
        TotalAdjusted,
        Cortex,
        CortexAdjusted,
        Subcortical,
        Intracranial,
        OtherVolume,
        OtherThickness,
    ];

    /// <summary>Volumes that grow with the head, each with what it becomes when the head is held equal.</summary>
    public static IReadOnlyList<(Outcome Raw, Outcome Adjusted)> WithHead { get; } =
    [(Region, RegionAdjusted), (Total, TotalAdjusted), (Cortex, CortexAdjusted)];

    private static Outcome Make(string id, string abbreviation, Unit unit) =>
        new(id, abbreviation, unit, UnitScale.Linear, Gain.None);

    private static Outcome Companion(string id, string abbreviation, Unit unit) =>
        Make(id, abbreviation, unit) with
        {
            IsCompanion = true,
        };
}
