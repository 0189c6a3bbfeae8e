using Dorsal.Units;

namespace Dorsal.Studies.Signals;

/// <summary>A channel of a signal file.</summary>
/// <param name="Name">Its label as the file has it, without padding.</param>
/// <param name="Unit">Unit of the samples as they are read; <see cref="Unit.Unstated"/> where the file does not say.</param>
/// <param name="SamplingFrequency">Samples a second; channels of one file may differ.</param>
/// <param name="Samples">How many samples there are.</param>
public sealed record SignalChannel(string Name, Unit Unit, Hertz SamplingFrequency, long Samples);
