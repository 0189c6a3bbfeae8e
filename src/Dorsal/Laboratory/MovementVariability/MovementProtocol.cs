using Dorsal.Laboratory.Protocols;
using Dorsal.Units;

namespace Dorsal.Laboratory.MovementVariability;

/// <summary>How cycles of a repeated movement are found and judged. Defaults: evidence file, sections 6-10, C9, and assumptions.</summary>
/// <param name="ByAngle">Whether cycles are found in the angle even where the study gives their onsets.</param>
/// <param name="TurnShare">A turn of the angle counts once it has come back by this share of the usual range.</param>
/// <param name="ShortestShare">Cycles shorter than this share of the median are rejected.</param>
/// <param name="LongestShare">Cycles longer than this multiple of the median hold a pause or several movements, and are rejected.</param>
/// <param name="DiscardEnds">Cycles at each end of a series that do not count.</param>
/// <param name="Points">Points of a time-normalised cycle, both ends included.</param>
/// <param name="CountedCycles">Cycles expected; fewer give a warning.</param>
/// <param name="ClippedSpan">Time at an extreme without any change from which a sensor is taken to be at its limit.</param>
/// <param name="LongestStandstill">A signal that does not change for longer is noted.</param>
/// <param name="NarrowestRange">Below this range of the widest channel, degrees, the unit is probably radians.</param>
/// <param name="WidestRange">Above this range, degrees, the unit is probably wrong.</param>
/// <param name="DriftShare">Share of the variance that drift may have before it is noted.</param>
internal sealed record MovementProtocol(
    bool ByAngle,
    double TurnShare,
    double ShortestShare,
    double LongestShare,
    int DiscardEnds,
    int Points,
    int CountedCycles,
    Seconds ClippedSpan,
    Seconds LongestStandstill,
    double NarrowestRange,
    double WidestRange,
    double DriftShare
)
{
    public static MovementProtocol From(ProtocolReader fields) =>
        new(
            fields.Word("cycles") == "angle",
            fields.Number("turn_share"),
            fields.Number("shortest_share"),
            fields.Number("longest_share"),
            fields.Count("discard_ends"),
            fields.Count("points"),
            fields.Count("counted_cycles"),
            fields.Quantity<Seconds>("clipped_span"),
            fields.Quantity<Seconds>("longest_standstill"),
            fields.Number("narrowest_range"),
            fields.Number("widest_range"),
            fields.Number("drift_share")
        );
}
