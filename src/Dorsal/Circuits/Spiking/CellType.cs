using Dorsal.Numerics;

namespace Dorsal.Circuits.Spiking;

/// <summary>
/// The adaptive exponential integrate-and-fire cell: C dV/dt = gL (EL − V) + gL ΔT exp((V − VT)/ΔT) − w + I and
/// τw dw/dt = a (V − EL) − w; above the spike potential V is set to the reset and w grows by b.
/// </summary>
/// <remarks>
/// Brette R, Gerstner W. J Neurophysiol 2005;94:3637-3642; the defaults are theirs (<c>spiking.tsv</c>). They have no refractory
/// time; where one is given, V is held at the reset and w goes on.
/// </remarks>
public sealed record CellType
{
    // e^80 is still a number in single precision with room for the factors before it.
    private const double LargestExponent = 80;

    /// <summary>Capacitance C in pF, above 0.</summary>
    public double CapacitancePicofarads { get; init; } = SpikingConstants.Get("adex.capacitance");

    /// <summary>Leak conductance gL in nS, above 0.</summary>
    public double LeakNanosiemens { get; init; } = SpikingConstants.Get("adex.leak_conductance");

    /// <summary>Reversal potential of the leak EL in mV; without adaptation and input the cell rests just above it.</summary>
    public double LeakMillivolts { get; init; } = SpikingConstants.Get("adex.leak_reversal");

    /// <summary>Threshold VT in mV, where the exponential current has the slope of the leak.</summary>
    public double ThresholdMillivolts { get; init; } = SpikingConstants.Get("adex.threshold");

    /// <summary>Slope factor ΔT in mV, above 0.</summary>
    public double SlopeMillivolts { get; init; } = SpikingConstants.Get("adex.slope");

    /// <summary>Spike potential in mV, above the threshold and the reset: a cell above it has fired.</summary>
    public double SpikeMillivolts { get; init; } = SpikingConstants.Get("adex.spike");

    /// <summary>Reset potential in mV.</summary>
    public double ResetMillivolts { get; init; } = SpikingConstants.Get("adex.reset");

    /// <summary>Refractory time in ms, 0 or more, to the nearest step.</summary>
    public double RefractoryMilliseconds { get; init; } = SpikingConstants.Get("adex.refractory");

    /// <summary>Adaptation by depolarisation, a in nS, 0 or more.</summary>
    public double AdaptationNanosiemens { get; init; } = SpikingConstants.Get("adex.adaptation_conductance");

    /// <summary>Adaptation by a spike, b in pA, 0 or more.</summary>
    public double AdaptationJumpPicoamperes { get; init; } = SpikingConstants.Get("adex.adaptation_jump");

    /// <summary>Time constant of adaptation τw in ms, above 0.</summary>
    public double AdaptationMilliseconds { get; init; } = SpikingConstants.Get("adex.adaptation_time");

    /// <summary>Time constant of the membrane C / gL in ms.</summary>
    public double MembraneMilliseconds => CapacitancePicofarads / LeakNanosiemens;

    /// <summary>Refuses what cannot be.</summary>
    /// <exception cref="CircuitException">A value is out of its range; the message names it.</exception>
    internal void Check()
    {
        Guard.Positive(CapacitancePicofarads);
        Guard.Positive(LeakNanosiemens);
        Guard.Positive(SlopeMillivolts);
        Guard.Positive(AdaptationMilliseconds);
        Guard.NotNegative(RefractoryMilliseconds);
        Guard.NotNegative(AdaptationNanosiemens);
        Guard.NotNegative(AdaptationJumpPicoamperes);
        Guard.Finite([LeakMillivolts, ThresholdMillivolts, SpikeMillivolts, ResetMillivolts]);
        if (SpikeMillivolts <= Math.Max(ThresholdMillivolts, ResetMillivolts))
        {
            throw new CircuitException(
                Guard.Text(
                    $"SpikeMillivolts is {SpikeMillivolts}: it must be above ThresholdMillivolts ({ThresholdMillivolts}) and ResetMillivolts ({ResetMillivolts}), or the cell fires without end."
                )
            );
        }

        if ((SpikeMillivolts - ThresholdMillivolts) / SlopeMillivolts > LargestExponent)
        {
            throw new CircuitException(
                Guard.Text(
                    $"SlopeMillivolts {SlopeMillivolts} is too small for spikes {SpikeMillivolts - ThresholdMillivolts} mV above threshold: raise it to {(SpikeMillivolts - ThresholdMillivolts) / LargestExponent} or lower SpikeMillivolts."
                )
            );
        }
    }
}
