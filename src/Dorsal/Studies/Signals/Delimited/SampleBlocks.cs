using System.Runtime.InteropServices;
using Dorsal.Messages;

namespace Dorsal.Studies.Signals.Delimited;

/// <summary>Samples that come row by row and are read channel by channel, kept in a <see cref="Spool"/>.</summary>
/// <remarks>Blocks of rows, in a block one channel after the other: a channel is read in long pieces, whatever the number of channels.</remarks>
internal sealed class SampleBlocks : IDisposable
{
    private const int LongestBlock = 4096;
    private const int SamplesOfBlock = 128 * 1024;

    private readonly Spool spool;
    private readonly int channels;
    private readonly int rowsOfBlock;
    private readonly double[] block;

    public SampleBlocks(int channels, Place place, long limit)
    {
        spool = new Spool(place, limit);
        this.channels = channels;
        rowsOfBlock = Math.Clamp(SamplesOfBlock / channels, 1, LongestBlock);
        block = new double[rowsOfBlock * channels];
    }

    /// <summary>How many rows there are.</summary>
    public long Rows { get; private set; }

    /// <summary>The temporary file, or null where there is none.</summary>
    public string? FilePath => spool.FilePath;

    /// <summary>Adds a row, a sample a channel.</summary>
    public void Add(double[] row)
    {
        var at = (int)(Rows % rowsOfBlock);
        for (var channel = 0; channel < channels; channel++)
        {
            block[(channel * rowsOfBlock) + at] = row[channel];
        }

        Rows++;
        if (Rows % rowsOfBlock == 0)
        {
            spool.Append(MemoryMarshal.AsBytes(block.AsSpan()));
        }
    }

    /// <summary>Reads samples of a channel.</summary>
    public void Read(int channel, long first, Span<double> into)
    {
        while (into.Length > 0)
        {
            var (number, row) = (first / rowsOfBlock, (int)(first % rowsOfBlock));
            var part = into[..Math.Min(into.Length, rowsOfBlock - row)];
            var at = (channel * rowsOfBlock) + row;
            var start = ((number * block.Length) + at) * sizeof(double);
            if (start < spool.Length)
            {
                spool.Read(start, MemoryMarshal.AsBytes(part));
            }
            else
            {
                // The last block, which is not full, has stayed here.
                block.AsSpan(at, part.Length).CopyTo(part);
            }

            into = into[part.Length..];
            first += part.Length;
        }
    }

    public void Dispose() => spool.Dispose();
}
