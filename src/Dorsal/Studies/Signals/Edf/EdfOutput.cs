using System.Globalization;
using Dorsal.Messages;
using Dorsal.Units;
using static System.FormattableString;

namespace Dorsal.Studies.Signals.Edf;

/// <summary>A channel to be written into an EDF+ file.</summary>
/// <remarks>
/// A sample is stored as one of 65,535 whole numbers, -32,767 to 32,767, spread evenly over the physical range: a value read back is
/// within half a <see cref="Step"/> of the one that was written, and 0 stays 0 in a range that is symmetric.
/// </remarks>
public sealed record EdfOutput
{
    internal const int Highest = short.MaxValue;
    private const int LabelWidth = 16;
    private const int UnitWidth = 8;

    private readonly string minimumText;
    private readonly string maximumText;

    /// <summary>Describes a channel.</summary>
    /// <param name="name">Its label: printable ASCII, at most 16 characters.</param>
    /// <param name="unit">Unit of the samples; its code must have at most 8 characters.</param>
    /// <param name="samplingFrequency">Samples a second; a record must hold a whole number of them.</param>
    /// <param name="minimum">Lowest sample that can be written, in the unit.</param>
    /// <param name="maximum">Highest sample that can be written, in the unit.</param>
    /// <exception cref="StudyException">The header of EDF cannot hold the label or the unit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty or not finite.</exception>
    public EdfOutput(string name, Unit unit, Hertz samplingFrequency, double minimum, double maximum)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(double.IsFinite(maximum - minimum), false, nameof(maximum));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(maximum, minimum);
        (Name, Unit, SamplingFrequency) = (name, unit, samplingFrequency);
        (minimumText, maximumText) = (EdfNumber.Outward(minimum, up: false), EdfNumber.Outward(maximum, up: true));
        Minimum = double.Parse(minimumText, CultureInfo.InvariantCulture);
        Maximum = double.Parse(maximumText, CultureInfo.InvariantCulture);
        Check("label", name, LabelWidth);
        Check("physical_dimension", Dimension, UnitWidth);
    }

    /// <summary>Its label.</summary>
    public string Name { get; }

    /// <summary>Unit of its samples.</summary>
    public Unit Unit { get; }

    /// <summary>Samples a second.</summary>
    public Hertz SamplingFrequency { get; }

    /// <summary>Lowest sample that can be written: the one asked for, or less where the header's 8 characters do not hold it.</summary>
    public double Minimum { get; }

    /// <summary>Highest sample that can be written: the one asked for, or more where the header's 8 characters do not hold it.</summary>
    public double Maximum { get; }

    /// <summary>The quantisation step, in the unit: (<see cref="Maximum"/> - <see cref="Minimum"/>) / 65,534.</summary>
    public double Step => (Maximum - Minimum) / (2 * Highest);

    internal string Dimension =>
        Unit == Unit.Unstated ? ""
        : Unit.Code == "Cel" ? "degC" // as in the EDF texts
        : Unit.Code;

    internal string MinimumText => minimumText;

    internal string MaximumText => maximumText;

    internal short Digital(double value) => (short)Math.Round(((value - Minimum) / Step) - Highest);

    private void Check(string field, string text, int width)
    {
        if (text.Length > width || text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            var place = new Place(Name, null, field);
            throw new StudyException(
                new Note(Grade.Error, "EdfTextNotWritable", place, text, Invariant($"{width}"), field)
            );
        }
    }
}
