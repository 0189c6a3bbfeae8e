using System.Globalization;
using Dorsal.Messages;
using Dorsal.Studies.Writing;
using static System.FormattableString;

namespace Dorsal.Studies.Signals.BrainVision;

/// <summary>A channel of a BrainVision header.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Resolution">Units a stored number.</param>
/// <param name="Unit">Its unit as the file spells it.</param>
internal sealed record BrainVisionChannel(string Name, double Resolution, string Unit);

/// <summary>What a BrainVision header says: core data format 1.0, binary data in the time domain.</summary>
internal sealed record BrainVisionHeader
{
    /// <summary>Most channels.</summary>
    public const int MostChannels = 10_000;

    private const string DefaultUnit = "µV";
    private const long LongestInterval = 100_000_000_000; // µs: more than a day between two samples is damage

    /// <summary>Name of the file with the samples, in the folder of the header.</summary>
    public required string DataFile { get; init; }

    /// <summary>Name of the file with the markers, or null.</summary>
    public required string? MarkerFile { get; init; }

    /// <summary>Whether all samples of a channel follow each other; else all channels of a moment do.</summary>
    public required bool IsVectorized { get; init; }

    /// <summary><c>IEEE_FLOAT_32</c>, <c>INT_16</c> or <c>INT_32</c>.</summary>
    public required string Format { get; init; }

    /// <summary>Samples a channel as the header says, or null.</summary>
    public required long? Points { get; init; }

    /// <summary>Samples a second.</summary>
    public required double Rate { get; init; }

    /// <summary>The channels.</summary>
    public required IReadOnlyList<BrainVisionChannel> Channels { get; init; }

    /// <summary>What was noticed.</summary>
    public required IReadOnlyList<Note> Notes { get; init; }

    /// <summary>Bytes of a sample.</summary>
    public int Width => Format == "INT_16" ? 2 : 4;

    /// <summary>Reads a header.</summary>
    /// <exception cref="StudyException">A key is missing or wrong, or the data are of a kind that is not read.</exception>
    public static BrainVisionHeader Read(string path, Place place)
    {
        var text = BrainVisionText.Read(path, place, "Header");
        var keys = new BrainVisionKeys(text);
        keys.Word("DataFormat", "BINARY");
        if (keys.Find("DataType") is not null)
        {
            keys.Word("DataType", "TIMEDOMAIN");
        }

        if (keys.Find("UseBigEndianOrder") is not null)
        {
            keys.Word("UseBigEndianOrder", "NO");
        }

        var notes = new List<Note>(text.Notes);
        if (keys.Find("SegmentationType") is { } segmented && segmented != "NOTSEGMENTED")
        {
            notes.Add(new Note(Grade.Warning, "BrainVisionSegmented", place, SignalUnits.Short(segmented)));
        }

        var isVectorized = keys.Word("DataOrientation", "MULTIPLEXED", "VECTORIZED") == "VECTORIZED";
        return new BrainVisionHeader
        {
            DataFile = Beside(keys, "DataFile", path),
            MarkerFile = keys.Find("MarkerFile") is null ? null : Beside(keys, "MarkerFile", path),
            IsVectorized = isVectorized,
            Format = keys.Word("BinaryFormat", "IEEE_FLOAT_32", "INT_16", "INT_32"),
            Points = keys.Find("DataPoints") is null or "0" ? null : keys.Whole("DataPoints", 1, long.MaxValue >> 20),
            Rate = 1e6 / Interval(keys),
            Channels = ReadChannels(keys, place, notes),
            Notes = notes,
        };
    }

    // A header must not lead out of its folder, whoever wrote it.
    private static string Beside(BrainVisionKeys keys, string key, string path)
    {
        var stated = keys.Get(key);
        var name = stated.Replace("$b", Path.GetFileNameWithoutExtension(path), StringComparison.Ordinal);
        return SafePath.IsPlainName(name) ? name : throw keys.Fault(key, stated, "NAME.eeg, NAME.vmrk");
    }

    private static double Interval(BrainVisionKeys keys)
    {
        const string Key = "SamplingInterval";
        var value = keys.Get(Key);
        return Number(value) is { } interval && interval is >= 0.001 and <= LongestInterval
            ? interval
            : throw keys.Fault(Key, value, Invariant($"0.001..{LongestInterval} (µs)"));
    }

    private static List<BrainVisionChannel> ReadChannels(BrainVisionKeys keys, Place place, List<Note> notes)
    {
        var count = keys.Whole("NumberOfChannels", 1, MostChannels);
        var channels = new List<BrainVisionChannel>();
        var byDefault = new List<string>();
        for (var i = 1; i <= count; i++)
        {
            var key = Invariant($"Ch{i}");
            var parts = keys.Get(key).Split(',', 5);
            var name = BrainVisionText.Unescaped(parts[0]);
            var (resolution, unit) = (Part(parts, 2), Part(parts, 3));
            if (resolution.Length == 0 || unit.Length == 0)
            {
                byDefault.Add(name);
            }

            channels.Add(
                new BrainVisionChannel(
                    name,
                    resolution.Length == 0 ? 1 : Resolution(keys, key, resolution),
                    unit.Length == 0 ? DefaultUnit : BrainVisionText.Unescaped(unit)
                )
            );
        }

        if (byDefault.Count > 0)
        {
            notes.Add(
                new Note(Grade.Note, "BrainVisionDefaults", place, SignalUnits.Listed(byDefault), "1 " + DefaultUnit)
            );
        }

        return channels;
    }

    private static string Part(string[] parts, int index) => index < parts.Length ? parts[index].Trim() : "";

    private static double Resolution(BrainVisionKeys keys, string key, string text) =>
        Number(text) is { } value && value != 0 ? value : throw keys.Fault(key, text, "> 0");

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : null;
}
