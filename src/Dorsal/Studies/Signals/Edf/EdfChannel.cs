namespace Dorsal.Studies.Signals.Edf;

/// <summary>What the header of an EDF file says of one signal.</summary>
internal sealed record EdfChannel
{
    /// <summary>Its label.</summary>
    public required string Label { get; init; }

    /// <summary>Its unit as the file spells it.</summary>
    public required string Dimension { get; init; }

    /// <summary>Samples in a data record.</summary>
    public required int SamplesPerRecord { get; init; }

    /// <summary>Bytes before its samples in a data record.</summary>
    public required long OffsetInRecord { get; init; }

    /// <summary>Physical units a digital step.</summary>
    public double Gain { get; init; } = 1;

    /// <summary>Digital value whose physical value is <see cref="PhysicalMinimum"/>.</summary>
    public double DigitalMinimum { get; init; }

    /// <summary>Physical value of <see cref="DigitalMinimum"/>.</summary>
    public double PhysicalMinimum { get; init; }

    /// <summary>Whether the header gives no scale, so that samples are the numbers as stored, without unit.</summary>
    public bool IsUnscaled { get; init; }

    /// <summary>Whether it holds annotations, not samples.</summary>
    public bool IsAnnotations => Label is "EDF Annotations" or "BDF Annotations";

    /// <summary>Physical value of a stored number: a line through both ends of the ranges (EDF, Kemp et al. 1992).</summary>
    public double Physical(int digital) => ((digital - DigitalMinimum) * Gain) + PhysicalMinimum;
}
