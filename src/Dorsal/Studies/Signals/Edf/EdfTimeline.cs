using Dorsal.Messages;
using static System.FormattableString;

namespace Dorsal.Studies.Signals.Edf;

/// <summary>Where the records of a file stand in time: stretches of records without a gap.</summary>
/// <remarks>
/// Time 0 is the start of the first record. Time stamps are often written in whole milliseconds, so a record that is off by a
/// millisecond or by half a sample of the fastest channel, whichever is more, belongs to the stretch (assumed).
/// </remarks>
internal sealed class EdfTimeline
{
    /// <summary>Longest time that all gaps of a file may take together, in seconds: a day.</summary>
    public const double LongestGaps = 86_400;

    /// <summary>Most gaps of a file.</summary>
    public const int MostGaps = 100_000;

    private const double StampResolution = 0.001;

    private readonly List<(long Record, double Start)> stretches = [(0, 0)];
    private readonly double duration;
    private readonly long records;
    private readonly double tolerance;

    /// <summary>A time line of records without gaps.</summary>
    public EdfTimeline(EdfHeader header)
    {
        duration = header.RecordDuration;
        records = header.Records;
        var fastest = header.Channels.Where(c => !c.IsAnnotations).Max(c => (int?)c.SamplesPerRecord) ?? 1;
        tolerance = Math.Max(StampResolution, duration / fastest / 2);
    }

    /// <summary>Whether there is any gap.</summary>
    public bool HasGaps => stretches.Count > 1;

    /// <summary>Seconds of all gaps together.</summary>
    public double GapTime { get; private set; }

    /// <summary>How many gaps there are.</summary>
    public int Gaps => stretches.Count - 1;

    /// <summary>How far a record begins behind the end of the one before it, in seconds; 0 within the tolerance.</summary>
    public double LateBy(long record, double onset)
    {
        var (first, start) = stretches[^1];
        var late = onset - (start + ((record - first) * duration));
        return Math.Abs(late) <= tolerance ? 0 : late;
    }

    /// <summary>Places a record by its own time stamp.</summary>
    /// <exception cref="StudyException">It begins before the one before it ends, or the gaps get too long or too many.</exception>
    public void Add(long record, double onset, Place place)
    {
        var late = LateBy(record, onset);
        if (late < 0)
        {
            throw Fault("EdfRecordsOverlap", Invariant($"{onset}"), Invariant($"{onset - late}"));
        }

        if (late > 0)
        {
            GapTime += late;
            stretches.Add((record, onset));
        }

        if (GapTime > LongestGaps || Gaps > MostGaps)
        {
            throw Fault(
                "EdfGapsTooLong",
                Invariant($"{GapTime}"),
                Invariant($"{LongestGaps}"),
                Invariant($"{MostGaps}")
            );
        }

        StudyException Fault(string code, string value, string limit, params string[] more) =>
            new(new Note(Grade.Error, code, place, value, limit, more));
    }

    /// <summary>The stretch that holds a sample of a channel, or the gap behind it.</summary>
    /// <param name="sample">Place on the time line.</param>
    /// <param name="perRecord">Samples of the channel in a record.</param>
    public Stretch StretchOf(long sample, int perRecord)
    {
        var (low, high) = (0, stretches.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = StartOf(middle, perRecord) <= sample ? (middle, high) : (low, middle - 1);
        }

        return Get(low, perRecord);
    }

    /// <summary>The stretch that a record belongs to.</summary>
    public Stretch StretchOfRecord(long record, int perRecord)
    {
        var index = stretches.BinarySearch((record, double.PositiveInfinity));
        return Get(~index - 1, perRecord);
    }

    /// <summary>Samples of a channel on the time line, gaps included.</summary>
    public long Samples(int perRecord)
    {
        var last = Get(stretches.Count - 1, perRecord);
        return last.Start + last.Recorded;
    }

    private Stretch Get(int index, int perRecord)
    {
        var isLast = index + 1 == stretches.Count;
        var (record, start) = (stretches[index].Record, StartOf(index, perRecord));
        var recorded = ((isLast ? records : stretches[index + 1].Record) - record) * perRecord;
        return new Stretch(record, start, recorded, isLast ? start + recorded : StartOf(index + 1, perRecord));
    }

    // Rounded to the nearest sample, halves up: so stretches never overlap on the slower channels either.
    private long StartOf(int index, int perRecord) =>
        index == 0 ? 0 : (long)Math.Floor((stretches[index].Start * perRecord / duration) + 0.5);

    /// <summary>Records without a gap, on the time line of one channel.</summary>
    /// <param name="Record">The first record.</param>
    /// <param name="Start">Place of its first sample.</param>
    /// <param name="Recorded">Samples that were recorded.</param>
    /// <param name="End">Place of the first sample of the next stretch; what is missing up to there is the gap.</param>
    public readonly record struct Stretch(long Record, long Start, long Recorded, long End);
}
