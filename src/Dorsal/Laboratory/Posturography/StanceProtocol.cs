using Dorsal.Laboratory.Protocols;
using Dorsal.Units;

namespace Dorsal.Laboratory.Posturography;

/// <summary>Quiet standing on a force plate as it is analysed. Defaults: evidence file, sections 6-10, C9.</summary>
/// <param name="LowPass">Cutoff of the zero-lag Butterworth filter; 0 leaves the signal as it is (the rule of the BDS data set).</param>
/// <param name="DiscardFirst">Time cut off at the start.</param>
/// <param name="ShortestRecording">Below this a recording is noted.</param>
/// <param name="WidestSway">Above this range the unit is probably wrong, or there was a step.</param>
/// <param name="LongestStandstill">A signal that does not change for longer is noted.</param>
/// <param name="Entropy">How sample entropy is computed.</param>
internal sealed record StanceProtocol(
    Hertz LowPass,
    Seconds DiscardFirst,
    Seconds ShortestRecording,
    Centimetres WidestSway,
    Seconds LongestStandstill,
    EntropyProtocol Entropy
)
{
    public static StanceProtocol From(ProtocolReader fields) =>
        new(
            fields.Quantity<Hertz>("low_pass"),
            fields.Quantity<Seconds>("discard_first"),
            fields.Quantity<Seconds>("shortest_recording"),
            fields.Quantity<Centimetres>("widest_sway"),
            fields.Quantity<Seconds>("longest_standstill"),
            EntropyProtocol.From(fields)
        );
}

/// <summary>Sample entropy depends on all of these; they are therefore part of the protocol.</summary>
/// <param name="LowPass">Cutoff before the signal is thinned out.</param>
/// <param name="Rate">Sampling frequency after thinning.</param>
/// <param name="Length">Length m of the stretches compared.</param>
/// <param name="Tolerance">Tolerance r in SD of the signal.</param>
internal sealed record EntropyProtocol(Hertz LowPass, Hertz Rate, int Length, double Tolerance)
{
    public static EntropyProtocol From(ProtocolReader fields) =>
        new(
            fields.Quantity<Hertz>("entropy_low_pass"),
            fields.Quantity<Hertz>("entropy_rate"),
            fields.Count("entropy_length"),
            fields.Number("entropy_tolerance")
        );
}
