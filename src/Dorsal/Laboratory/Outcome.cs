using Dorsal.Units;

namespace Dorsal.Laboratory;

/// <summary>On which side of the norm a person is more sensitive.</summary>
public enum Gain
{
    /// <summary>A higher value is more sensitive: cold pain threshold in °C, pain ratings.</summary>
    WhenHigher,

    /// <summary>A lower value is more sensitive: pressure pain threshold.</summary>
    WhenLower,

    /// <summary>The outcome is not about sensitivity; z keeps the sign of the value.</summary>
    None,
}

/// <summary>A quantity that a test yields. Its names in both languages are in <c>Terms</c> under <c>Outcome.</c> and its id.</summary>
/// <param name="Id">Stable id, such as <c>cold_pain_threshold</c>.</param>
/// <param name="Abbreviation">What stands on the axis of a profile, such as <c>CPT</c>.</param>
/// <param name="Unit">Unit in which it is reported.</param>
/// <param name="Statistics">Scale on which the field does statistics: PPT and others are log-transformed (Rolke et al. 2006; evidence C.1).</param>
/// <param name="Gain">Direction of gain of function.</param>
public sealed record Outcome(string Id, string Abbreviation, Unit Unit, UnitScale Statistics, Gain Gain)
{
    /// <summary>Whether it only stands beside another outcome, as a plain mean does; it is in the tables but not in a profile.</summary>
    public bool IsCompanion { get; init; }

    /// <summary>Direction of gain where a change from baseline is given as the temperature itself, as by the rule rpn; null elsewhere.</summary>
    public Gain? GainAsTemperature { get; init; }

    /// <summary>
    /// Whether it is the time until something happens. A bound is then a censored time, never a value: groups are compared by survival
    /// curves, and not by means.
    /// </summary>
    public bool IsTimeToEvent { get; init; }

    /// <summary>Whether it has an order but no distances: never averaged, groups are compared by <c>ordinal.csv</c> only.</summary>
    public bool IsOrdinal { get; init; }

    /// <summary>
    /// Whether its size is that of the place, as the volume of a region is: places are not compared, and each has an axis of its own.
    /// </summary>
    public bool IsSizedByPlace { get; init; }

    /// <summary>Whether an outcome that Dorsal knows is ordinal.</summary>
    internal static bool IsOrdinalId(string id) => TestCatalogue.Outcomes.GetValueOrDefault(id)?.IsOrdinal is true;

    /// <summary>+1 or -1: what turns a z-score into one where positive is gain of function.</summary>
    /// <param name="unit">Unit of the value: a cold detection threshold of 31 °C is more sensitive than one of 28 °C, one of 1 °C below baseline more than one of 4 °C.</param>
    public double GainSign(Unit unit) =>
        (unit.Dimension == Dimension.Temperature ? GainAsTemperature ?? Gain : Gain) == Gain.WhenLower ? -1 : 1;
}
