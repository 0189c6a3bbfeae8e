namespace Dorsal.Units;

/// <summary>A number with its unit in its type, for the borders between modules.</summary>
/// <typeparam name="TSelf">The quantity itself.</typeparam>
public interface IQuantity<TSelf>
    where TSelf : struct, IQuantity<TSelf>
{
    /// <summary>The unit in which <see cref="Value"/> is expressed.</summary>
    static abstract Unit Unit { get; }

    /// <summary>Makes a quantity of a value that is already in <see cref="Unit"/>.</summary>
    static abstract TSelf Of(double value);

    /// <summary>The number, in <see cref="Unit"/>.</summary>
    double Value { get; }

    /// <summary>Makes a quantity of a value in any unit of the same dimension.</summary>
    /// <exception cref="FormatException">The dimensions differ.</exception>
    static TSelf From(double value, Unit unit) => TSelf.Of(unit.Convert(value, TSelf.Unit));
}

/// <summary>Temperature in °C.</summary>
public readonly record struct DegreesCelsius(double Value) : IQuantity<DegreesCelsius>
{
    /// <inheritdoc/>
    public static Unit Unit { get; } = Unit.Parse("Cel");

    /// <inheritdoc/>
    public static DegreesCelsius Of(double value) => new(value);
}

/// <summary>Pressure in kPa. One kgf/cm² is 98.0665 kPa, one N/cm² is 10 kPa.</summary>
public readonly record struct Kilopascals(double Value) : IQuantity<Kilopascals>
{
    /// <inheritdoc/>
    public static Unit Unit { get; } = Unit.Parse("kPa");

    /// <inheritdoc/>
    public static Kilopascals Of(double value) => new(value);
}

/// <summary>Rate of a pressure ramp in kPa/s.</summary>
public readonly record struct KilopascalsPerSecond(double Value) : IQuantity<KilopascalsPerSecond>
{
    /// <inheritdoc/>
    public static Unit Unit { get; } = Unit.Parse("kPa/s");

    /// <inheritdoc/>
    public static KilopascalsPerSecond Of(double value) => new(value);
}

/// <summary>Force of a filament or pinprick in mN.</summary>
public readonly record struct Millinewtons(double Value) : IQuantity<Millinewtons>
{
    /// <inheritdoc/>
    public static Unit Unit { get; } = Unit.Parse("mN");

    /// <inheritdoc/>
    public static Millinewtons Of(double value) => new(value);
}

/// <summary>Length in cm, the unit of force plates.</summary>
public readonly record struct Centimetres(double Value) : IQuantity<Centimetres>
{
    /// <inheritdoc/>
    public static Unit Unit { get; } = Unit.Parse("cm");

    /// <inheritdoc/>
    public static Centimetres Of(double value) => new(value);
}

/// <summary>Area in cm².</summary>
public readonly record struct SquareCentimetres(double Value) : IQuantity<SquareCentimetres>
{
    /// <inheritdoc/>
    public static Unit Unit { get; } = Unit.Parse("cm2");

    /// <inheritdoc/>
    public static SquareCentimetres Of(double value) => new(value);
}

/// <summary>Time on the scale of a stimulus, in s.</summary>
public readonly record struct Seconds(double Value) : IQuantity<Seconds>
{
    /// <inheritdoc/>
    public static Unit Unit { get; } = Unit.Parse("s");

    /// <inheritdoc/>
    public static Seconds Of(double value) => new(value);
}

/// <summary>Frequency in Hz.</summary>
public readonly record struct Hertz(double Value) : IQuantity<Hertz>
{
    /// <inheritdoc/>
    public static Unit Unit { get; } = Unit.Parse("Hz");

    /// <inheritdoc/>
    public static Hertz Of(double value) => new(value);
}

/// <summary>Pain rating on the 0-100 scale.</summary>
public readonly record struct PainRating(double Value) : IQuantity<PainRating>
{
    /// <inheritdoc/>
    public static Unit Unit { get; } = Unit.Parse("{rating_0_100}");

    /// <inheritdoc/>
    public static PainRating Of(double value) => new(value);
}

/// <summary>Electric potential of a muscle or the scalp in microvolts.</summary>
public readonly record struct Microvolts(double Value) : IQuantity<Microvolts>
{
    /// <inheritdoc/>
    public static Unit Unit { get; } = Unit.Parse("uV");

    /// <inheritdoc/>
    public static Microvolts Of(double value) => new(value);
}

/// <summary>Electric current of a stimulus in milliamperes.</summary>
public readonly record struct Milliamperes(double Value) : IQuantity<Milliamperes>
{
    /// <inheritdoc/>
    public static Unit Unit { get; } = Unit.Parse("mA");

    /// <inheritdoc/>
    public static Milliamperes Of(double value) => new(value);
}

/// <summary>Standard deviations from a reference mean; positive is gain of function (more sensitive).</summary>
public readonly record struct ZScore(double Value) : IQuantity<ZScore>
{
    /// <inheritdoc/>
    public static Unit Unit => Unit.ZScore;

    /// <inheritdoc/>
    public static ZScore Of(double value) => new(value);
}
