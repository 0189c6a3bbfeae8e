using System.Globalization;
using System.Text.Unicode;

namespace Dorsal.Studies.Signals.Edf;

/// <summary>The trigger inputs in the <c>Status</c> channel of BioSemi's BDF: the lower 16 of its 24 bits.</summary>
/// <remarks>
/// A mark <c>Status/5</c> stands where a bit rises, with the value of all inputs then. What is there at the first sample is the resting
/// state and no mark; the upper bits (epoch, speed, electrode range, battery) are none either.
/// </remarks>
internal static class BdfTriggers
{
    private const int Inputs = 0xFFFF;
    private const int SamplesAtOnce = 4096;

    /// <summary>Goes once through the channel.</summary>
    public static void Read(SignalBytes bytes, EdfHeader header, EdfTimeline timeline, EventCollection events)
    {
        var status = header.Channels.FirstOrDefault(c => c.Label == "Status");
        if (!header.IsBdf || status is null)
        {
            return;
        }

        var perRecord = status.SamplesPerRecord;
        var buffer = new byte[Math.Min(perRecord, SamplesAtOnce) * 3];
        int? before = null;
        for (long record = 0; record < header.Records; record++)
        {
            var stretch = timeline.StretchOfRecord(record, perRecord);
            var sample = stretch.Start + ((record - stretch.Record) * perRecord);
            for (var done = 0; done < perRecord; done += SamplesAtOnce)
            {
                var part = buffer.AsSpan(0, Math.Min(SamplesAtOnce, perRecord - done) * 3);
                bytes.Read(header.OffsetOf(record, status) + ((long)done * 3), part);
                before = Scan(part, sample + done, before, perRecord / header.RecordDuration, events);
            }
        }
    }

    private static int? Scan(ReadOnlySpan<byte> part, long sample, int? before, double rate, EventCollection events)
    {
        Span<byte> text = stackalloc byte[16];
        for (var i = 0; i < part.Length; i += 3)
        {
            var value = (part[i] | (part[i + 1] << 8)) & Inputs;
            if ((value & ~(before ?? value)) != 0)
            {
                _ = Utf8.TryWrite(text, CultureInfo.InvariantCulture, $"Status/{value}", out var length);
                events.Add((sample + (i / 3)) / rate, 0, text[..length]);
            }

            before = value;
        }

        return before;
    }
}
