using Dorsal.Studies.Signals;
using Dorsal.Units;

namespace Dorsal.Tests.Laboratory;

/// <summary>A signal file in memory, whose channels have one sampling frequency.</summary>
internal sealed class MemorySignal(Hertz rate, params (string Name, Unit Unit, double[] Samples)[] channels)
    : SignalFile
{
    /// <summary>The same with units by their codes.</summary>
    public MemorySignal(double hertz, params (string Name, string Unit, double[] Samples)[] channels)
        : this(new Hertz(hertz), Array.ConvertAll(channels, c => (c.Name, Unit.Parse(c.Unit), c.Samples))) { }

    /// <summary>Opens a recording that a test gives its signal only later.</summary>
    public static SignalFile None() => throw new InvalidOperationException("The recording has no signal yet.");

    public override IReadOnlyList<SignalChannel> Channels { get; } =
    [.. channels.Select(c => new SignalChannel(c.Name, c.Unit, rate, c.Samples.Length))];

    protected override void ReadSamples(int channel, long first, Span<double> into) =>
        channels[channel].Samples.AsSpan((int)first, into.Length).CopyTo(into);
}
