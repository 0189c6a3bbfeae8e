using Dorsal.Studies.Signals;
using Dorsal.Units;

namespace Dorsal.Tests.Laboratory;

/// <summary>A signal file in memory, whose channels have one sampling frequency.</summary>
internal sealed class MemorySignal(Hertz rate, params (string Name, Unit Unit, double[] Samples)[] channels)
    : SignalFile
{
    public override IReadOnlyList<SignalChannel> Channels { get; } =
    [.. channels.Select(c => new SignalChannel(c.Name, c.Unit, rate, c.Samples.Length))];

    protected override void ReadSamples(int channel, long first, Span<double> into) =>
        channels[channel].Samples.AsSpan((int)first, into.Length).CopyTo(into);
}
