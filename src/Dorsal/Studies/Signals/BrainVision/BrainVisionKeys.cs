using System.Globalization;
using Dorsal.Messages;
using static System.FormattableString;

namespace Dorsal.Studies.Signals.BrainVision;

/// <summary>The keys of a header's sections on infos and channels; a fault names the key, its line and its value.</summary>
internal sealed class BrainVisionKeys
{
    private const int MostKeys = 20_000;

    private readonly Dictionary<string, (string Value, int Line)> keys = new(StringComparer.OrdinalIgnoreCase);
    private readonly Place place;

    /// <summary>Gathers the keys of a header.</summary>
    /// <exception cref="StudyException">A key stands there twice, or there are too many.</exception>
    public BrainVisionKeys(BrainVisionText text)
    {
        place = text.Place;
        text.ForEach(
            (line, section, key, value) =>
            {
                if (section is "Common Infos" or "Binary Infos" or "Channel Infos")
                {
                    Add(line, key.ToString(), value.ToString());
                }
            }
        );
    }

    /// <summary>The value of a key, or null where it is absent or empty.</summary>
    public string? Find(string key) =>
        keys.TryGetValue(key, out var found) && found.Value.Length > 0 ? found.Value : null;

    /// <summary>The value of a key that must be there.</summary>
    public string Get(string key) =>
        Find(key)
        ?? throw new StudyException(new Note(Grade.Error, "BrainVisionKeyMissing", place with { Column = key }, key));

    /// <summary>A word of a list.</summary>
    public string Word(string key, params string[] words) =>
        Get(key) is var value && Array.Exists(words, word => word.Equals(value, StringComparison.OrdinalIgnoreCase))
            ? value.ToUpperInvariant()
            : throw Fault(key, value, string.Join(", ", words));

    /// <summary>A whole number between limits.</summary>
    public long Whole(string key, long least, long most) =>
        long.TryParse(Get(key), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
        && value >= least
        && value <= most
            ? value
            : throw Fault(key, Get(key), Invariant($"{least}..{most}"));

    /// <summary>The error of a key's value.</summary>
    public StudyException Fault(string key, string value, string limit) =>
        new(
            new Note(
                Grade.Error,
                "BrainVisionValueWrong",
                place with
                {
                    Line = keys.TryGetValue(key, out var found) ? found.Line : null,
                    Column = key,
                },
                SignalUnits.Short(value),
                limit,
                key
            )
        );

    private void Add(int line, string key, string value)
    {
        if (keys.Count >= MostKeys)
        {
            throw Fault(key, Invariant($"{keys.Count + 1}"), Invariant($"<= {MostKeys}"));
        }

        if (!keys.TryAdd(key, (value, line)))
        {
            throw new StudyException(
                new Note(
                    Grade.Error,
                    "BrainVisionKeyTwice",
                    place with
                    {
                        Line = line,
                        Column = SignalUnits.Short(key),
                    },
                    SignalUnits.Short(key)
                )
            );
        }
    }
}
