using Dorsal.Units;

namespace Dorsal.Laboratory.BodyImage;

/// <summary>What a drawing of the trunk yields (evidence sections 6-10, C8).</summary>
internal static class DrawingOutcomes
{
    private static readonly Unit PercentUnit = Unit.Parse("%");

    /// <summary>What the single outlines stand under, as their area in % of the template's; no finding is made of it.</summary>
    public static Outcome Outlines { get; } = Of("drawn_outlines", "", PercentUnit);

    /// <summary>Drawn over true area; a logarithm in statistics, as half and double are equally wrong.</summary>
    public static Outcome AreaRatio { get; } =
        new("drawn_area_ratio", "Ratio", Unit.Parse("1"), UnitScale.NaturalLog, Gain.None);

    public static Outcome Area { get; } = Of("drawn_area", "Drawn", Unit.Parse("cm2"), isCompanion: true);

    public static Outcome Left { get; } = Of("drawn_deviation_left", "Dev. L", PercentUnit);

    public static Outcome Right { get; } = Of("drawn_deviation_right", "Dev. R", PercentUnit);

    /// <summary>1 expanded, 0 normal, -1 shrunken.</summary>
    public static Outcome Class { get; } =
        Of("drawn_class", "Class", Unit.Parse("{grade}"), isCompanion: true) with
        {
            IsOrdinal = true,
        };

    public static Outcome Zones { get; } = Of("zones_left_out", "Left-out n", Unit.Parse("{count}"));

    public static Outcome Share { get; } = Of("share_left_out", "Left-out", PercentUnit);

    public static IReadOnlyList<Outcome> All { get; } = [AreaRatio, Area, Left, Right, Class, Zones, Share];

    private static Outcome Of(string id, string abbreviation, Unit unit, bool isCompanion = false) =>
        new(id, abbreviation, unit, UnitScale.Linear, Gain.None) { IsCompanion = isCompanion };
}
