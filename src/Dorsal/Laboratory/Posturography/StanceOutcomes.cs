using Dorsal.Units;

namespace Dorsal.Laboratory.Posturography;

/// <summary>What a recording of quiet standing yields. Sway is not about sensitivity: z keeps the sign of the value.</summary>
internal static class StanceOutcomes
{
    private static readonly Unit CmPerSecond = Unit.Parse("cm/s");
    private static readonly Unit Plain = Unit.Parse("1");

    public static Outcome Path { get; } = Of("sway_path", "Path", Centimetres.Unit, UnitScale.Log10);

    public static Outcome Velocity { get; } = Of("sway_velocity", "Vel", CmPerSecond, UnitScale.Log10);

    public static Outcome RmsAp { get; } = Of("sway_rms_ap", "RMS AP", Centimetres.Unit, UnitScale.Log10);

    public static Outcome RmsMl { get; } = Of("sway_rms_ml", "RMS ML", Centimetres.Unit, UnitScale.Log10);

    public static Outcome Area { get; } = Of("sway_area", "Area", SquareCentimetres.Unit, UnitScale.Log10);

    public static Outcome MeanFrequency { get; } = Of("sway_mean_frequency", "MPF", Hertz.Unit, UnitScale.Linear);

    public static Outcome EntropyAp { get; } = Of("sway_sample_entropy_ap", "SampEn AP", Plain, UnitScale.Linear);

    public static Outcome EntropyMl { get; } = Of("sway_sample_entropy_ml", "SampEn ML", Plain, UnitScale.Linear);

    public static IReadOnlyList<Outcome> All { get; } =
    [Path, Velocity, RmsAp, RmsMl, Area, MeanFrequency, EntropyAp, EntropyMl];

    private static Outcome Of(string id, string code, Unit unit, UnitScale scale) =>
        new(id, code, unit, scale, Gain.None);
}
