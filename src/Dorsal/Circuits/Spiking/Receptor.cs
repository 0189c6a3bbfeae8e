using Dorsal.Numerics;

namespace Dorsal.Circuits.Spiking;

/// <summary>
/// A kind of synaptic conductance: after a spike at time 0 it is weight × (e^(−t/decay) − e^(−t/rise)) / peak, or weight ×
/// e^(−t/decay) where the rise is 0, so that the weight in nS is the largest conductance. The current is g (E − V), and g B(V) (E − V)
/// where magnesium blocks the channel.
/// </summary>
/// <remarks>
/// Time constants and reversal potentials of the five kinds: <c>spiking.tsv</c>. Magnesium: Jahr CE, Stevens CF. J Neurosci
/// 1990;10:3178-3182. Change one with <c>Receptor.Nk1 with { DecayMilliseconds = 1000 }</c>.
/// </remarks>
/// <param name="Name">The name, one for each kind at a population.</param>
/// <param name="RiseMilliseconds">Time constant of the rise in ms, from 0 to below the decay.</param>
/// <param name="DecayMilliseconds">Time constant of the decay in ms, above 0.</param>
/// <param name="ReversalMillivolts">Reversal potential E in mV.</param>
/// <param name="MagnesiumMillimolar">Magnesium outside the cell in mmol/L; 0 where it does not matter.</param>
public sealed record Receptor(
    string Name,
    double RiseMilliseconds,
    double DecayMilliseconds,
    double ReversalMillivolts,
    double MagnesiumMillimolar = 0
)
{
    internal static readonly double BlockVoltage = SpikingConstants.Get("magnesium.voltage");
    internal static readonly double BlockHalf = SpikingConstants.Get("magnesium.half");

    /// <summary>Fast excitation by glutamate.</summary>
    public static Receptor Ampa { get; } = Of("ampa");

    /// <summary>Slow excitation by glutamate that needs depolarisation.</summary>
    public static Receptor Nmda { get; } =
        Of("nmda") with
        {
            MagnesiumMillimolar = SpikingConstants.Get("nmda.magnesium"),
        };

    /// <summary>Very slow excitation by substance P.</summary>
    public static Receptor Nk1 { get; } = Of("nk1");

    /// <summary>Inhibition by GABA.</summary>
    public static Receptor GabaA { get; } = Of("gaba_a");

    /// <summary>Inhibition by glycine.</summary>
    public static Receptor Glycine { get; } = Of("glycine");

    /// <summary>The share of channels that magnesium leaves open, B(V) = 1 / (1 + e^(−0.062 V) [Mg] / 3.57); 1 without magnesium.</summary>
    public double OpenShare(double millivolts) =>
        1 / (1 + (Math.Exp(-BlockVoltage * millivolts) * MagnesiumMillimolar / BlockHalf));

    /// <summary>What the difference of the exponentials is multiplied with, so that its peak is 1.</summary>
    internal double PeakFactor
    {
        get
        {
            if (RiseMilliseconds == 0)
            {
                return 1;
            }

            var (rise, decay) = (RiseMilliseconds, DecayMilliseconds);
            var peak = rise * decay / (decay - rise) * Math.Log(decay / rise);
            return 1 / (Math.Exp(-peak / decay) - Math.Exp(-peak / rise));
        }
    }

    /// <summary>Refuses what cannot be.</summary>
    /// <exception cref="CircuitException">A value is out of its range; the message names it.</exception>
    internal void Check()
    {
        if (string.IsNullOrEmpty(Name))
        {
            throw new CircuitException("A receptor needs a name: by it a population knows its conductances.");
        }

        Guard.Positive(DecayMilliseconds);
        Guard.NotNegative(RiseMilliseconds);
        Guard.NotNegative(MagnesiumMillimolar);
        Guard.Finite([ReversalMillivolts]);
        if (RiseMilliseconds >= DecayMilliseconds)
        {
            throw new CircuitException(
                Guard.Text(
                    $"Receptor '{Name}': RiseMilliseconds ({RiseMilliseconds}) must be below DecayMilliseconds ({DecayMilliseconds}); 0 is an instant rise."
                )
            );
        }
    }

    private static Receptor Of(string name) =>
        new(
            name,
            SpikingConstants.Get(name + ".rise"),
            SpikingConstants.Get(name + ".decay"),
            SpikingConstants.Get(name + ".reversal")
        );
}
