using Dorsal.Numerics;

namespace Dorsal.Circuits.DorsalHorn;

/// <summary>
/// What differs from person to person and from day to day in the horn, as factors of the standard circuit. The default is the
/// healthy horn.
/// </summary>
public sealed record HornState
{
    /// <summary>Spikes of nociceptors at a given force, as a factor, 0 or more (peripheral sensitisation).</summary>
    public double AfferentGain { get; init; } = 1;

    /// <summary>Force at which nociceptors begin to fire, as a factor, above 0; below 1 is sensitised.</summary>
    public double AfferentThreshold { get; init; } = 1;

    /// <summary>Conductance of NMDA, as a factor, 0 or more; 0 is a complete block.</summary>
    public double NmdaGain { get; init; } = 1;

    /// <summary>Conductance behind NK1, as a factor, 0 or more; 0 is a complete block.</summary>
    public double Nk1Gain { get; init; } = 1;

    /// <summary>Conductance of GABA-A and glycine at the synapses of the horn's own inhibitory cells, as a factor, 0 or more.</summary>
    public double SegmentalInhibition { get; init; } = 1;

    /// <summary>Rate of descending inhibition, as a factor, 0 or more.</summary>
    public double DescendingInhibition { get; init; } = 1;

    /// <summary>Rate of descending facilitation, in units of its standard rate, 0 or more; none in the healthy horn.</summary>
    public double DescendingFacilitation { get; init; }

    /// <summary>Refuses what cannot be.</summary>
    internal void Check()
    {
        Guard.Positive(AfferentThreshold);
        Guard.NotNegative(AfferentGain);
        Guard.NotNegative(NmdaGain);
        Guard.NotNegative(Nk1Gain);
        Guard.NotNegative(SegmentalInhibition);
        Guard.NotNegative(DescendingInhibition);
        Guard.NotNegative(DescendingFacilitation);
    }
}
