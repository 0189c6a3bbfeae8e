using Dorsal.Laboratory.Protocols;
using Dorsal.Units;

namespace Dorsal.Laboratory.SensoryEvokedPotentials;

/// <summary>A component of the potential and the window in which its area is taken.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="From">Begin after the stimulus.</param>
/// <param name="To">End after the stimulus.</param>
internal sealed record SepComponent(Outcome Outcome, Seconds From, Seconds To);

/// <summary>How sensory evoked potentials of the back are analysed. Defaults: evidence file, sections 6-10, C1 (companion measure).</summary>
/// <param name="BaselineFrom">Begin of the baseline relative to the stimulus.</param>
/// <param name="BaselineTo">End of the baseline.</param>
/// <param name="LargestAmplitude">Epochs with a larger potential are rejected; 0 keeps all.</param>
/// <param name="FewestEpochs">Fewer give a warning.</param>
/// <param name="NoiseShare">Above this share of a component's area, noise in the average gives a warning.</param>
/// <param name="Components">N80, N150 and P260.</param>
internal sealed record SepProtocol(
    Seconds BaselineFrom,
    Seconds BaselineTo,
    Microvolts LargestAmplitude,
    int FewestEpochs,
    double NoiseShare,
    IReadOnlyList<SepComponent> Components
)
{
    /// <summary>End of the last window.</summary>
    public Seconds End => new(Components.Max(component => component.To.Value));

    public static SepProtocol From(ProtocolReader fields) =>
        new(
            fields.Quantity<Seconds>("baseline_from"),
            fields.Quantity<Seconds>("baseline_to"),
            fields.Quantity<Microvolts>("largest_amplitude"),
            fields.Count("fewest_epochs"),
            fields.Number("noise_share"),
            [
                new(SepOutcomes.N80, fields.Quantity<Seconds>("n80_from"), fields.Quantity<Seconds>("n80_to")),
                new(SepOutcomes.N150, fields.Quantity<Seconds>("n150_from"), fields.Quantity<Seconds>("n150_to")),
                new(SepOutcomes.P260, fields.Quantity<Seconds>("p260_from"), fields.Quantity<Seconds>("p260_to")),
            ]
        );
}
