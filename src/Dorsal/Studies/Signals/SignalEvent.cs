using Dorsal.Units;

namespace Dorsal.Studies.Signals;

/// <summary>A mark in a signal file: an annotation of EDF+, a marker of BrainVision, a trigger.</summary>
/// <param name="Onset">Time since the first sample of the file.</param>
/// <param name="Duration">How long it lasts; 0 where it is a moment or the file does not say.</param>
/// <param name="Text">What the file says of it, such as <c>Stimulus/S  1</c>.</param>
public sealed record SignalEvent(Seconds Onset, Seconds Duration, string Text);
