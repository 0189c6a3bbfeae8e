using Dorsal.Units;

namespace Dorsal.Laboratory.MotorMap;

/// <summary>
/// What maps yield. Which way a centre shifts in back pain is contradictory between studies: its place is reported and never judged
/// (evidence file, sections 6-10, G6); overlap and peaks are what can be compared.
/// </summary>
internal static class MapOutcomes
{
    private static readonly Unit Plain = Unit.Parse("1");

    public static Outcome Maximum { get; } = Of("map_maximum", "Map max", Microvolts.Unit, UnitScale.Log10);

    public static Outcome Area { get; } = Of("map_area", "Map area", SquareCentimetres.Unit);

    public static Outcome Volume { get; } = Of("map_volume", "Map vol", Plain);

    public static Outcome RawVolume { get; } =
        Of("map_raw_volume", "Map raw vol", Unit.Parse("mV.cm2"), UnitScale.Log10);

    public static Outcome Lateral { get; } = Of("map_centre_lateral", "CoG lateral", Centimetres.Unit);

    public static Outcome Anterior { get; } = Of("map_centre_anterior", "CoG ant", Centimetres.Unit);

    public static Outcome Peaks { get; } = Of("map_peaks", "Peaks", Unit.Parse("{count}"));

    public static Outcome Jaccard { get; } = Of("map_overlap_area", "Overlap", Plain);

    public static Outcome MinMax { get; } = Of("map_overlap_amplitude", "Overlap amp", Plain);

    public static Outcome Distance { get; } = Of("map_centre_distance", "CoG dist", Centimetres.Unit);

    /// <summary>Of one muscle, in the order of <see cref="MuscleMap.Values"/>.</summary>
    public static IReadOnlyList<Outcome> OfMuscle { get; } =
    [Maximum, Area, Volume, RawVolume, Lateral, Anterior, Peaks];

    /// <summary>Of two muscles, in the order of <see cref="MapOverlap.Values"/>.</summary>
    public static IReadOnlyList<Outcome> OfPair { get; } = [Jaccard, MinMax, Distance];

    public static IReadOnlyList<Outcome> All { get; } = [.. OfMuscle, .. OfPair];

    private static Outcome Of(string id, string code, Unit unit, UnitScale scale = UnitScale.Linear) =>
        new(id, code, unit, scale, Gain.None);
}
