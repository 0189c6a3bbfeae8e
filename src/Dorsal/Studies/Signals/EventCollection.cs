using System.Text;
using System.Text.Unicode;
using Dorsal.Messages;
using Dorsal.Units;

namespace Dorsal.Studies.Signals;

/// <summary>Gathers the marks of a file, no more of them than memory is promised for.</summary>
internal sealed class EventCollection(Place place)
{
    /// <summary>Most marks that are kept of a file.</summary>
    public const int Limit = 100_000;

    /// <summary>Most characters that all their texts may have.</summary>
    public const int TextLimit = 4_000_000;

    private readonly List<SignalEvent> events = [];
    private int characters;
    private long left;

    /// <summary>Whether no more can be kept, whatever their text.</summary>
    public bool IsFull => events.Count >= Limit;

    /// <summary>Counts a mark that is left out.</summary>
    public void LeaveOut() => left++;

    /// <summary>Adds a mark, or counts it as left out.</summary>
    public void Add(SignalEvent mark)
    {
        if (IsFull || characters + mark.Text.Length > TextLimit)
        {
            LeaveOut();
            return;
        }

        characters += mark.Text.Length;
        events.Add(mark);
    }

    /// <summary>Adds a mark whose text is UTF-8; where it is not, Latin-1 is taken and the answer is false.</summary>
    /// <remarks>Allocates nothing for a mark that is left out.</remarks>
    public bool Add(double onset, double duration, ReadOnlySpan<byte> text)
    {
        var isUtf8 = Utf8.IsValid(text);
        if (IsFull || characters + text.Length > TextLimit)
        {
            LeaveOut();
        }
        else
        {
            var encoding = isUtf8 ? Encoding.UTF8 : Encoding.Latin1;
            Add(new SignalEvent(new Seconds(onset), new Seconds(duration), encoding.GetString(text)));
        }

        return isUtf8;
    }

    /// <summary>The marks by their onset; those of one moment in the order of the file.</summary>
    public IReadOnlyList<SignalEvent> Ordered() => [.. events.OrderBy(mark => mark.Onset.Value)];

    /// <summary>Says how many were left out, where some were.</summary>
    public IEnumerable<Note> Notes() =>
        left == 0
            ? []
            :
            [
                new Note(
                    Grade.Error,
                    "SignalEventsTooMany",
                    place,
                    FormattableString.Invariant($"{left}"),
                    FormattableString.Invariant($"{events.Count}")
                ),
            ];
}
