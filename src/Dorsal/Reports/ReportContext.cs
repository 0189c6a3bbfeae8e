using System.Collections.Frozen;
using Dorsal.Laboratory;
using Dorsal.Messages;

namespace Dorsal.Reports;

/// <summary>What every page and figure of a report needs to know besides the data.</summary>
public sealed class ReportContext
{
    private readonly FrozenDictionary<string, (Outcome Outcome, int Order)> outcomes;

    /// <summary>Makes a context.</summary>
    /// <param name="language">The reader's language.</param>
    /// <param name="outcomes">The known outcomes, in the order of a profile (CDT, WDT, ... as DFNS has them).</param>
    /// <param name="studyHref">Relative address of the study folder as seen from the page; links to source files start with it.</param>
    public ReportContext(Language language, IEnumerable<Outcome> outcomes, string studyHref)
    {
        Language = language;
        Words = new Words(language);
        StudyHref = studyHref.TrimEnd('/');
        this.outcomes = outcomes
            .Select((outcome, order) => (Outcome: outcome, Order: order))
            .DistinctBy(entry => entry.Outcome.Id, StringComparer.Ordinal)
            .ToFrozenDictionary(entry => entry.Outcome.Id, StringComparer.Ordinal);
    }

    /// <summary>The reader's language.</summary>
    public Language Language { get; }

    /// <summary>Relative address of the study folder as seen from the page, without a slash at the end.</summary>
    public string StudyHref { get; }

    internal Words Words { get; }

    /// <summary>The outcome with an id, or null where it is not a known one.</summary>
    internal Outcome? Find(string id) => outcomes.TryGetValue(id, out var entry) ? entry.Outcome : null;

    /// <summary>
    /// What stands on an axis for an outcome: its abbreviation, or its name where it is not a known one. Words of an abbreviation that have
    /// a translation are in the reader's language; the field's own letters (PPT, AUC) are the same in all.
    /// </summary>
    internal string Abbreviation(string id) =>
        Find(id)?.Abbreviation is not { Length: > 0 } text ? Words.Outcome(id)
        : Language == Language.English ? text
        : string.Join(' ', text.Split(' ').Select(Translated));

    // Names of texts may not differ by case alone.
    private string Translated(string word) => Text.Terms.Find(Language, "Short." + word.ToLowerInvariant()) ?? word;

    /// <summary>Place of an outcome in a profile; unknown ones come last.</summary>
    internal int OrderOf(string id) => outcomes.TryGetValue(id, out var entry) ? entry.Order : int.MaxValue;

    /// <summary>Orders things of any kind as a profile does: by outcome, then by place on the body and condition.</summary>
    internal IOrderedEnumerable<T> InProfileOrder<T>(IEnumerable<T> things, Func<T, SeriesKey> series) =>
        things
            .OrderBy(thing => OrderOf(series(thing).Outcome))
            .ThenBy(thing => series(thing).Outcome, StringComparer.Ordinal)
            .ThenBy(thing => BodyPlace.Of(series(thing)), BodyOrder.Instance);
}
