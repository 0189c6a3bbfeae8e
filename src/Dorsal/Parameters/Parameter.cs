using System.Globalization;
using Dorsal.Units;

namespace Dorsal.Parameters;

/// <summary>How the value of a parameter was come by.</summary>
public enum OriginKind
{
    /// <summary>Read in a source.</summary>
    Measured,

    /// <summary>Computed from figures read in a source.</summary>
    Derived,

    /// <summary>Fitted to figures that <c>split.md</c> allows for fitting.</summary>
    Calibrated,

    /// <summary>Chosen by us.</summary>
    Assumed,

    /// <summary>A convention of the field or of a named laboratory.</summary>
    Convention,
}

/// <summary>How far the origin of a value can be trusted.</summary>
public enum Confidence
{
    /// <summary>Read in the source (label V of the evidence files).</summary>
    Verified,

    /// <summary>From memory, high confidence (M-h).</summary>
    MemoryHigh,

    /// <summary>From memory, medium confidence (M-m).</summary>
    MemoryMedium,

    /// <summary>From memory, low confidence (M-l).</summary>
    MemoryLow,

    /// <summary>Our own choice; nothing stands behind it but the reason given.</summary>
    Ours,
}

/// <summary>A default with a meaning, and where it comes from (house rule 2).</summary>
/// <param name="Id">Room or test, a dot, and the name: <c>thermal.baseline_temperature</c>.</param>
/// <param name="Value">The value: a number, or a word where a rule is chosen.</param>
/// <param name="Unit">Unit code, empty for words.</param>
/// <param name="Range">Values that make sense: <c>low..high</c>, the words to choose from separated by <c>|</c>, or <c>text</c> for any.</param>
/// <param name="Kind">How the value was come by.</param>
/// <param name="Confidence">How far that can be trusted.</param>
/// <param name="Source">Paper, table, page or section of the evidence file.</param>
/// <param name="Meaning">What it does, in English.</param>
public sealed record Parameter(
    string Id,
    string Value,
    string Unit,
    string Range,
    OriginKind Kind,
    Confidence Confidence,
    string Source,
    string Meaning
)
{
    /// <summary>A row of a table of parameters, its cells in the order of this record.</summary>
    internal static Parameter OfRow(IReadOnlyList<string> cells) =>
        new(
            cells[0],
            cells[1],
            cells[2],
            cells[3],
            Enum.Parse<OriginKind>(cells[4], ignoreCase: true),
            Enum.Parse<Confidence>(cells[5], ignoreCase: true),
            cells[6],
            cells[7]
        );

    /// <summary>How its name is written in a sidecar, under <c>Protocol</c>: <c>thermal.counted_trials</c> is <c>CountedTrials</c>.</summary>
    public string FieldName =>
        string.Concat(
            Id[(Id.IndexOf('.', StringComparison.Ordinal) + 1)..]
                .Split('_')
                .Select(word => char.ToUpperInvariant(word[0]) + word[1..])
        );

    /// <summary>The range of a parameter that is a text of the reader's own, such as names of columns.</summary>
    private const string AnyWords = "text";

    /// <summary>The value as a number, in <see cref="Unit"/>.</summary>
    /// <exception cref="FormatException">The value is a word.</exception>
    public double Number => double.Parse(Value, CultureInfo.InvariantCulture);

    /// <summary>The words to choose from, or empty where the value is a number.</summary>
    public IReadOnlyList<string> Choices => Range.Contains('|', StringComparison.Ordinal) ? Range.Split('|') : [];

    /// <summary>The value as a quantity.</summary>
    public T As<T>()
        where T : struct, IQuantity<T> => IQuantity<T>.From(Number, Units.Unit.Parse(Unit));

    /// <summary>Whether a number (in <see cref="Unit"/>) or a word lies within <see cref="Range"/>.</summary>
    public bool Allows(string value)
    {
        if (Range == AnyWords)
        {
            return value.Length > 0;
        }

        if (Choices.Count > 0)
        {
            return Choices.Contains(value, StringComparer.Ordinal);
        }

        var ends = Range.Split("..");
        return double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number >= double.Parse(ends[0], CultureInfo.InvariantCulture)
            && number <= double.Parse(ends[1], CultureInfo.InvariantCulture);
    }
}
