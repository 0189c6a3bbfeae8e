using System.Collections.Frozen;
using System.Globalization;

namespace Dorsal.Units;

/// <summary>What a number measures. Two units convert into each other only within one dimension.</summary>
/// <remarks>
/// A temperature and a change of temperature are different dimensions: 2 °C below baseline is not 2 °C.
/// <see cref="Unstated"/> is for values whose unit nobody wrote down; it converts into nothing.
/// </remarks>
public enum Dimension
{
    /// <summary>A ratio or a plain number.</summary>
    Dimensionless,

    /// <summary>Standard deviations from a reference mean.</summary>
    StandardScore,

    /// <summary>Force per area; base unit kPa.</summary>
    Pressure,

    /// <summary>Temperature; base unit °C.</summary>
    Temperature,

    /// <summary>Difference of two temperatures; base unit °C.</summary>
    TemperatureChange,

    /// <summary>Force; base unit mN.</summary>
    Force,

    /// <summary>Length; base unit cm, the unit of force plates.</summary>
    Length,

    /// <summary>Length in an image, in pixels; without a scale it has no size.</summary>
    ImageLength,

    /// <summary>Area; base unit cm².</summary>
    Area,

    /// <summary>Volume; base unit mm³, that of brain structures.</summary>
    Volume,

    /// <summary>Mass in a volume, as of a protein in serum; base unit pg/mL.</summary>
    MassConcentration,

    /// <summary>Velocity; base unit cm/s.</summary>
    Velocity,

    /// <summary>Time on the scale of a stimulus; base unit s.</summary>
    Time,

    /// <summary>Frequency; base unit Hz.</summary>
    Frequency,

    /// <summary>Change of pressure in time; base unit kPa/s.</summary>
    PressureRate,

    /// <summary>Change of temperature in time; base unit °C/s.</summary>
    TemperatureRate,

    /// <summary>Electric current; base unit mA.</summary>
    Current,

    /// <summary>Electric potential, as of a muscle or the scalp; base unit µV.</summary>
    Potential,

    /// <summary>Area under a rectified potential; base unit µV ms.</summary>
    PotentialArea,

    /// <summary>Volume of a map of potentials over the scalp; base unit mV cm².</summary>
    PotentialVolume,

    /// <summary>Angle of a joint or segment; base unit degree.</summary>
    Angle,

    /// <summary>Pain rating; base unit the 0-100 scale.</summary>
    Rating,

    /// <summary>
    /// Rating on a scale that begins with warmth and turns into pain half-way; it does not convert into a rating of pain.
    /// </summary>
    SensationRating,

    /// <summary>Change of a rating with a stimulus, such as <c>{rating_0_10}/{pulse}</c>, see <see cref="Unit.Per"/>.</summary>
    RatingSlope,

    /// <summary>Area under a curve of ratings; base unit the 0-100 scale times minutes.</summary>
    RatingArea,

    /// <summary>Change of a rating in time; base unit the 0-100 scale a minute.</summary>
    RatingRate,

    /// <summary>An ordinal grade: it has an order but no distances.</summary>
    Grade,

    /// <summary>A count.</summary>
    Count,

    /// <summary>A questionnaire score, in points of its own instrument.</summary>
    Score,

    /// <summary>A person's age; base unit year.</summary>
    Age,

    /// <summary>Time on the scale of a disease; base unit day.</summary>
    Duration,

    /// <summary>The unit was not written down.</summary>
    Unstated,
}

/// <summary>Whether a number is the quantity itself or its logarithm.</summary>
public enum UnitScale
{
    /// <summary>The quantity itself.</summary>
    Linear,

    /// <summary>Its natural logarithm.</summary>
    NaturalLog,

    /// <summary>Its decimal logarithm.</summary>
    Log10,
}

/// <summary>A unit of measurement by its UCUM code where UCUM has one; immutable and compared by value.</summary>
/// <remarks>
/// Logarithmic values are units of their own: <c>ln(mN)</c> and <c>log10(kPa)</c> convert to and from the linear unit.
/// The table is <c>Units/units.tsv</c>; codes follow the Unified Code for Units of Measure.
/// </remarks>
public sealed record Unit
{
    private static readonly FrozenDictionary<string, Unit> Known = UnitTable.Load();

    internal Unit(string code, Dimension dimension, double factor, double offset, UnitScale scale = UnitScale.Linear)
    {
        Code = code;
        Dimension = dimension;
        Factor = factor;
        Offset = offset;
        Scale = scale;
    }

    /// <summary>The code, such as <c>kPa</c>, <c>Cel</c> or <c>ln(mN)</c>.</summary>
    public string Code { get; }

    /// <summary>What the unit measures.</summary>
    public Dimension Dimension { get; }

    /// <summary>Whether values are logarithms.</summary>
    public UnitScale Scale { get; }

    /// <summary>What stands below the stroke of a slope, such as <c>{pulse}</c> in <c>{rating_0_10}/{pulse}</c>; else null.</summary>
    public Unit? Denominator { get; private init; }

    /// <summary>What stands above the stroke of a slope; else null.</summary>
    public Unit? Numerator { get; private init; }

    private double Factor { get; }

    private double Offset { get; }

    /// <summary>The unit of values whose unit was not written down.</summary>
    public static Unit Unstated { get; } = Parse("unstated");

    /// <summary>Standard deviations from a reference mean.</summary>
    public static Unit ZScore { get; } = Parse("{z}");

    /// <summary>Finds a unit by code or synonym.</summary>
    /// <param name="code">UCUM code, a customary synonym (<c>°C</c>, <c>kg/cm²</c>), or <c>ln(...)</c>, <c>log10(...)</c> of one.</param>
    /// <exception cref="FormatException">No such unit; the message shows the code and the known ones.</exception>
    public static Unit Parse(string code) =>
        TryParse(code, out var unit)
            ? unit
            : throw new FormatException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Unit '{code}' is not known. Known units: {string.Join(", ", Codes)}."
                )
            );

    /// <summary>Finds a unit by code or synonym, or tells that there is none.</summary>
    public static bool TryParse(string? code, out Unit unit)
    {
        var text = (code ?? "").Trim();
        if (Known.TryGetValue(text, out unit!))
        {
            return true;
        }

        return TryParseLog(text, "ln(", UnitScale.NaturalLog, out unit)
            || TryParseLog(text, "log10(", UnitScale.Log10, out unit)
            || TryParseSlope(text, out unit);
    }

    /// <summary>All codes, in the order of the table.</summary>
    public static IReadOnlyList<string> Codes { get; } = [.. UnitTable.Codes()];

    /// <summary>Whether values in this unit can be expressed in the other.</summary>
    public bool ConvertsTo(Unit other) =>
        Equals(other)
        || (
            Dimension == other.Dimension
            && Dimension != Dimension.Unstated
            && Denominator == other.Denominator
            && (Numerator is null || Numerator.ConvertsTo(other.Numerator!))
        );

    /// <summary>Expresses a value in another unit.</summary>
    /// <param name="value">A value in this unit.</param>
    /// <param name="other">The unit wanted; must have the same dimension.</param>
    /// <exception cref="FormatException">The dimensions differ.</exception>
    public double Convert(double value, Unit other)
    {
        if (Equals(other))
        {
            return value;
        }

        if (!ConvertsTo(other))
        {
            throw new FormatException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{value} {Code} ({Dimension}) cannot be expressed in {other.Code} ({other.Dimension})."
                )
            );
        }

        var linear = Scale switch
        {
            UnitScale.NaturalLog => Math.Exp(value),
            UnitScale.Log10 => Math.Pow(10, value),
            _ => value,
        };
        var converted =
            Factor == other.Factor && Offset == other.Offset
                ? linear
                : ((linear * Factor) + Offset - other.Offset) / other.Factor;
        return other.Scale switch
        {
            UnitScale.NaturalLog => Math.Log(converted),
            UnitScale.Log10 => Math.Log10(converted),
            _ => converted,
        };
    }

    /// <summary>The unit of the natural or decimal logarithm of values in this unit.</summary>
    public Unit Log(UnitScale scale) =>
        scale == UnitScale.Linear
            ? this
            : new Unit(
                scale == UnitScale.NaturalLog ? $"ln({Code})" : $"log10({Code})",
                Dimension,
                Factor,
                Offset,
                scale
            );

    /// <summary>
    /// The unit of a rating's change with a stimulus: <c>{rating_0_10}/{pulse}</c>. Slopes convert into each other where their
    /// ratings do and the denominator is the same. A rating without unit has a slope without unit.
    /// </summary>
    /// <exception cref="FormatException">This is no unit of ratings.</exception>
    public Unit Per(Unit denominator) =>
        this == Unstated || denominator == Unstated ? Unstated
        : IsRating && denominator.Scale == UnitScale.Linear
            ? new Unit($"{Code}/{denominator.Code}", Dimension.RatingSlope, Factor, 0)
            {
                Numerator = this,
                Denominator = denominator,
            }
        : throw new FormatException($"A slope needs a rating above the stroke, not {Code}/{denominator.Code}.");

    private bool IsRating => Scale == UnitScale.Linear && Dimension is Dimension.Rating or Dimension.SensationRating;

    /// <summary>The same unit without logarithm.</summary>
    public Unit Linear => Scale == UnitScale.Linear ? this : new Unit(LinearCode, Dimension, Factor, Offset);

    /// <summary>How a person writes the unit on an axis: °C rather than Cel.</summary>
    public string Symbol => UnitSymbols.Of(this);

    /// <inheritdoc/>
    public override string ToString() => Code;

    private string LinearCode => Code[(Code.IndexOf('(', StringComparison.Ordinal) + 1)..^1];

    private static bool TryParseSlope(string text, out Unit unit)
    {
        unit = null!;
        var stroke = text.IndexOf('/', StringComparison.Ordinal);
        if (
            stroke < 0
            || !Known.TryGetValue(text[..stroke], out var above)
            || !Known.TryGetValue(text[(stroke + 1)..], out var below)
            || !above.IsRating
        )
        {
            return false;
        }

        unit = above.Per(below);
        return true;
    }

    private static bool TryParseLog(string text, string prefix, UnitScale scale, out Unit unit)
    {
        unit = null!;
        if (!text.StartsWith(prefix, StringComparison.Ordinal) || !text.EndsWith(')'))
        {
            return false;
        }

        if (!Known.TryGetValue(text[prefix.Length..^1], out var linear))
        {
            return false;
        }

        unit = linear.Log(scale);
        return true;
    }
}
