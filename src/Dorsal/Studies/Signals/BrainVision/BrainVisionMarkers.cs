using System.Globalization;
using Dorsal.Messages;
using Dorsal.Units;
using static System.FormattableString;

namespace Dorsal.Studies.Signals.BrainVision;

/// <summary>Reads the markers: <c>Mk1=Stimulus,S  1,2000,1,0</c> (type, description, position from 1, size, channel).</summary>
/// <remarks>A size of one sample or none is a moment. For which channel a marker is, and the date of a segment, are not kept.</remarks>
internal sealed class BrainVisionMarkers(Place place, double rate, long samples)
{
    private readonly EventCollection events = new(place);
    private long broken;
    private int? firstBroken;
    private long outside;
    private int? firstOutside;

    /// <summary>Reads a marker file; a broken line is left out and told.</summary>
    public (IReadOnlyList<SignalEvent> Events, IReadOnlyList<Note> Notes) Read(string path)
    {
        var text = BrainVisionText.Read(path, place, "Marker");
        text.ForEach(
            (line, section, key, value) =>
            {
                if (section is "Marker Infos" && key.StartsWith("Mk", StringComparison.OrdinalIgnoreCase))
                {
                    Add(line, value);
                }
            }
        );
        return (
            events.Ordered(),
            [
                .. text.Notes,
                .. Told("BrainVisionMarkerBroken", broken, firstBroken),
                .. Told("BrainVisionMarkerOutside", outside, firstOutside),
                .. events.Notes(),
            ]
        );
    }

    private void Add(int line, ReadOnlySpan<char> value)
    {
        Span<Range> parts = stackalloc Range[6];
        var count = value.Split(parts, ',');
        long size = 0;
        if (
            count < 3
            || !IsWhole(value[parts[2]], out var position)
            || position < 1
            || (count > 3 && !value[parts[3]].IsWhiteSpace() && !IsWhole(value[parts[3]], out size))
        )
        {
            broken++;
            firstBroken ??= line;
            return;
        }

        if (position > samples)
        {
            outside++;
            firstOutside ??= line;
        }

        if (events.IsFull)
        {
            events.LeaveOut();
            return;
        }

        events.Add(
            new SignalEvent(
                new Seconds((position - 1) / rate),
                new Seconds(size > 1 ? size / rate : 0),
                BrainVisionText.Unescaped($"{value[parts[0]]}/{value[parts[1]]}")
            )
        );
    }

    private static bool IsWhole(ReadOnlySpan<char> text, out long value) =>
        long.TryParse(
            text,
            NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
            CultureInfo.InvariantCulture,
            out value
        );

    private IEnumerable<Note> Told(string code, long count, int? line) =>
        line is null ? [] : [new Note(Grade.Warning, code, place with { Line = line }, Invariant($"{count}"))];
}
