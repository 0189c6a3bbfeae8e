using Dorsal.Numerics;

namespace Dorsal.Circuits.DorsalHorn;

/// <summary>The stimuli of a pain laboratory as what they do to fibres. Constants: <c>horn.tsv</c>.</summary>
public static class HornStimuli
{
    /// <summary>
    /// Electrical pulses at C strength: one spike in each fibre that is reached. Slow fibres do not conduct alike, so that a volley
    /// comes in over some time. What the skin does to a stimulus plays no part.
    /// </summary>
    /// <param name="circuit">The horn.</param>
    /// <param name="hertz">Pulses a second, above 0.</param>
    /// <param name="pulses">How many, 1 or more.</param>
    /// <param name="startMilliseconds">The time of the first, in ms.</param>
    public static HornStimulus Electrical(HornCircuit circuit, double hertz, int pulses, double startMilliseconds)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        Guard.Positive(hertz);
        var settings = circuit.Settings;
        var (fast, slow) = (settings["fast_nociceptors.dispersion"], settings["c.dispersion"]);
        return new(
            Enumerable
                .Range(0, pulses)
                .Select(pulse => startMilliseconds + (pulse * 1000 / hertz))
                .SelectMany(time =>
                    new Burst[]
                    {
                        new(HornPart.FastNociceptors, time, fast, 1),
                        new(HornPart.PeptidergicNociceptors, time, slow, 1),
                        new(HornPart.OtherNociceptors, time, slow, 1),
                    }
                )
        );
    }

    /// <summary>Brushing: touch fibres alone.</summary>
    /// <param name="hertz">Spikes a second of a fibre, above 0.</param>
    /// <param name="startMilliseconds">When it begins, in ms.</param>
    /// <param name="durationMilliseconds">How long it lasts, in ms.</param>
    public static HornStimulus Brush(double hertz, double startMilliseconds, double durationMilliseconds) =>
        new([
            new(
                HornPart.TouchFibres,
                startMilliseconds,
                durationMilliseconds,
                Guard.Positive(hertz) * durationMilliseconds / 1000
            ),
        ]);

    /// <summary>
    /// Pressure held on the skin: each kind of fibre fires at its gain times the force above its threshold, up to its highest rate.
    /// The person's sensitisation of nociceptors acts here.
    /// </summary>
    /// <param name="circuit">The horn.</param>
    /// <param name="millinewtons">The force in mN, 0 or more.</param>
    /// <param name="startMilliseconds">When it begins, in ms.</param>
    /// <param name="durationMilliseconds">How long it lasts, in ms.</param>
    public static HornStimulus Pressure(
        HornCircuit circuit,
        double millinewtons,
        double startMilliseconds,
        double durationMilliseconds
    )
    {
        ArgumentNullException.ThrowIfNull(circuit);
        Guard.NotNegative(millinewtons);
        return new(
            HornCircuit.Afferents.Select(part => new Burst(
                part,
                startMilliseconds,
                durationMilliseconds,
                Rate(circuit, part, millinewtons) * durationMilliseconds / 1000
            ))
        );
    }

    /// <summary>The rate of a fibre under a force, in Hz.</summary>
    internal static double Rate(HornCircuit circuit, HornPart part, double millinewtons)
    {
        var name = HornSettings.Name(part);
        var state = part == HornPart.TouchFibres ? new() : circuit.State;
        var above = millinewtons - (circuit.Settings[name + ".threshold"] * state.AfferentThreshold);
        var most = circuit.Settings[name + ".highest_rate"];
        return Math.Clamp(above * circuit.Settings[name + ".gain"] * state.AfferentGain, 0, most);
    }
}
