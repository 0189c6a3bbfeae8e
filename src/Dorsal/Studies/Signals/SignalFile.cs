using Dorsal.Messages;

namespace Dorsal.Studies.Signals;

/// <summary>An open signal file. Its header is read when it is opened, its samples only where they are asked for.</summary>
/// <remarks>
/// A reader allocates no more than its <see cref="AllocationBound"/> allows, whatever the file claims about itself; what a header
/// promises is compared with the length of the file before anything is allocated. Not safe for use by several threads.
/// </remarks>
public abstract class SignalFile : IDisposable
{
    /// <summary>Most bytes that opening a file or reading from it may allocate, beyond the caller's own span: 64 MiB.</summary>
    public const long AllocationBound = 64L * 1024 * 1024;

    /// <summary>The channels, in the order of the file; annotation channels are not among them.</summary>
    public abstract IReadOnlyList<SignalChannel> Channels { get; }

    /// <summary>The marks in the file, by their onset; empty where the format has none.</summary>
    public virtual IReadOnlyList<SignalEvent> Events => [];

    /// <summary>What was noticed on opening, such as a file that is shorter than its header says.</summary>
    public virtual IReadOnlyList<Note> Notes => [];

    /// <summary>Reads consecutive samples of a channel, in the channel's unit; NaN where there is none, as in a gap.</summary>
    /// <param name="channel">Place of the channel in <see cref="Channels"/>.</param>
    /// <param name="first">Place of the first sample, from 0.</param>
    /// <param name="into">Gets the samples; all of them must be within the channel.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such channel, or the samples are not within it.</exception>
    /// <exception cref="StudyException">The file cannot be read there any more.</exception>
    public void Read(int channel, long first, Span<double> into)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(channel);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(channel, Channels.Count);
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, Channels[channel].Samples - into.Length);
        ReadSamples(channel, first, into);
    }

    /// <summary>Reads samples whose place was checked.</summary>
    protected abstract void ReadSamples(int channel, long first, Span<double> into);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the file.</summary>
    protected virtual void Dispose(bool disposing) { }
}
