using Dorsal.Messages;
using Dorsal.Numerics;

namespace Dorsal.Laboratory.TemporalSummation;

/// <summary>What a series of ratings comes to.</summary>
/// <param name="Estimates">An estimate of each summary that the form has.</param>
/// <param name="Quality">Notes that bear on all of them.</param>
internal sealed record SummationResult(IReadOnlyDictionary<Summary, Estimate> Estimates, IReadOnlyList<Note> Quality);
