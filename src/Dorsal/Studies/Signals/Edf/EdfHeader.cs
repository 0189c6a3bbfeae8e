using Dorsal.Messages;

namespace Dorsal.Studies.Signals.Edf;

/// <summary>The header of an EDF, EDF+, BDF or BDF+ file.</summary>
/// <param name="SampleWidth">Bytes of a sample: 2 in EDF, 3 in BDF.</param>
/// <param name="IsDiscontinuous">Whether records may have gaps between them (EDF+D, BDF+D).</param>
/// <param name="Length">Bytes before the first data record.</param>
/// <param name="Records">Whole data records that the file holds.</param>
/// <param name="RecordLength">Bytes of a data record.</param>
/// <param name="RecordDuration">Seconds of a data record; 0 only where there are annotations alone.</param>
/// <param name="Channels">All signals, annotations among them.</param>
/// <param name="Notes">What was noticed.</param>
internal sealed record EdfHeader(
    int SampleWidth,
    bool IsDiscontinuous,
    int Length,
    long Records,
    long RecordLength,
    double RecordDuration,
    IReadOnlyList<EdfChannel> Channels,
    IReadOnlyList<Note> Notes
)
{
    /// <summary>Whether it is the 24-bit format of BioSemi.</summary>
    public bool IsBdf => SampleWidth == 3;

    /// <summary>Place of a channel's samples of a record in the file.</summary>
    public long OffsetOf(long record, EdfChannel channel) => Length + (record * RecordLength) + channel.OffsetInRecord;
}
