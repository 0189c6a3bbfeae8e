using Dorsal.Laboratory;
using Dorsal.Messages;
using Dorsal.Units;

namespace Dorsal.Reports;

/// <summary>The report's words in the reader's language.</summary>
internal sealed class Words(Language language)
{
    public Language Language { get; } = language;

    /// <summary>A condition such as eyes closed on foam.</summary>
    public string Condition(string id) => Term("Condition", id);

    /// <summary>A sentence or heading of the report.</summary>
    public string Say(string key, params object?[] arguments) => Text.Report.Get(Language, key, arguments);

    /// <summary>The name of a test; where only the study has named it, its own word, marked as that.</summary>
    public string Test(string id) =>
        id.Length == 0 ? "" : Text.Terms.Find(Language, $"Test.{id}") ?? Say("Test.AsNamed", Readable(id));

    /// <summary>The name of an outcome, or the study's own word for it.</summary>
    public string Outcome(string id) => Term("Outcome", id);

    /// <summary>The word for what became of a trial.</summary>
    public string Status(TrialStatus status) => Term("Status", status.ToString());

    /// <summary>The word for a grade.</summary>
    public string Grade(Grade grade) => Term("Grade", grade.ToString());

    /// <summary>Site, side and condition, as far as stated; empty where none is.</summary>
    public string Place(BodyPlace place) =>
        string.Join(
            Say("Separator"),
            new[] { Term("Site", place.Site), Term("Side", place.Side), Term("Condition", place.Condition) }.Where(
                word => word.Length > 0
            )
        );

    /// <summary>Outcome, site, side and condition.</summary>
    public string Series(SeriesKey series)
    {
        var place = Place(BodyPlace.Of(series));
        return place.Length == 0 ? Outcome(series.Outcome) : Say("Series", Outcome(series.Outcome), place);
    }

    /// <summary>A session's label, or empty where there is none.</summary>
    public string Session(string label) => label.Length == 0 ? "" : Say("Session", label);

    /// <summary>A quantity's name with its unit, as on an axis.</summary>
    public string WithUnit(string name, Unit unit) =>
        unit.Symbol.Length == 0 ? name : Say("Axis.WithUnit", name, unit.Symbol);

    /// <summary>A count of things, in the right number.</summary>
    public string Count(string key, int count) => Say(count == 1 ? key + ".One" : key, count);

    // self_perception is a column's name; a reader wants words.
    private static string Readable(string id) => id.Replace('_', ' ').Trim();

    /// <summary>The term with an id, or the study's own word where Dorsal has none.</summary>
    public string Term(string kind, string id) =>
        id.Length == 0 ? "" : Text.Terms.Find(Language, $"{kind}.{id}") ?? Readable(id);
}
