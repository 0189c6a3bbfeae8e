using System.Collections.Frozen;
using Dorsal.Messages;
using Dorsal.Units;

namespace Dorsal.Studies.Signals;

/// <summary>The unit that a signal file states in its own spelling.</summary>
/// <remarks>
/// A spelling that means different things in different files stays unstated: <c>g</c> is a mass in the EDF texts, an acceleration in
/// recordings of movement and a force in those of pressure; <c>C</c> and <c>F</c> are charge and capacitance or temperatures.
/// </remarks>
internal static class SignalUnits
{
    private const int ChannelsNamed = 8;
    private const int LongestShown = 40;

    private static readonly FrozenSet<string> Ambiguous = FrozenSet.ToFrozenSet(
        ["g", "C", "F", "a", "d", "z"],
        StringComparer.Ordinal
    );

    /// <summary>The unit of a dimension text, or <see cref="Unit.Unstated"/>.</summary>
    public static Unit Of(string text) =>
        !Ambiguous.Contains(text) && Unit.TryParse(text, out var unit) ? unit : Unit.Unstated;

    /// <summary>A note for each text that is no unit, with the channels that have it.</summary>
    /// <param name="place">The file.</param>
    /// <param name="channels">Names of the channels and what the file states as their units.</param>
    public static IEnumerable<Note> Unknown(Place place, IEnumerable<(string Name, string Text)> channels) =>
        from channel in channels
        where Of(channel.Text) == Unit.Unstated
        group channel.Name by channel.Text into same
        select new Note(
            Grade.Warning,
            same.Key.Length == 0 ? "SignalUnitMissing" : "SignalUnitUnknown",
            place,
            Short(same.Key),
            null,
            Listed([.. same])
        );

    /// <summary>The first few of a list of names, and how many more there are.</summary>
    public static string Listed(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(ChannelsNamed).Select(Short))
        + (names.Count > ChannelsNamed ? FormattableString.Invariant($" (+{names.Count - ChannelsNamed})") : "");

    /// <summary>A text of a file as a note may show it.</summary>
    public static string Short(string text) => text.Length <= LongestShown ? text : text[..LongestShown] + "…";
}
