using Dorsal.Parameters;

namespace Dorsal.Laboratory.Questionnaires;

/// <summary>How a questionnaire is scored: a file under <c>Questionnaires/Rules</c>. It holds rules only, no text of any item.</summary>
public sealed record Instrument
{
    /// <summary>Stable id, such as <c>pcs</c>; outcomes begin with it.</summary>
    public required string Id { get; init; }

    /// <summary>Names by which a sidecar may call it.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>Versions that the rules are for; the first is taken where the study states none.</summary>
    public required IReadOnlyList<string> Versions { get; init; }

    /// <summary>Authors and year of the paper of the form, for the methods paragraph; recalled unless a source names it too.</summary>
    public required string Citation { get; init; }

    /// <summary>What else a user should know, in English; may be empty.</summary>
    public string Remark { get; init; } = "";

    /// <summary>The items, their range and which are reversed.</summary>
    public required IReadOnlyList<ItemRule> Items { get; init; }

    /// <summary>How many items may be missing, unless a score says otherwise.</summary>
    public required MissingRule Missing { get; init; }

    /// <summary>Subscales and totals; a score comes after those that it is the sum of.</summary>
    public required IReadOnlyList<ScoreRule> Scores { get; init; }

    /// <summary>Classes by cut-offs; of several for a score the first that fits version and language counts.</summary>
    public IReadOnlyList<CutOff> CutOffs { get; init; } = [];

    /// <summary>Changes of a score that matter to people.</summary>
    public IReadOnlyList<ImportantChange> ImportantChanges { get; init; } = [];

    /// <summary>Where the rules come from, by the word that they name as their <c>source</c>.</summary>
    public required IReadOnlyDictionary<string, RuleSource> Sources { get; init; }

    /// <summary>Id of a score's outcome: <c>pcs_total</c>.</summary>
    public string OutcomeOf(string score) => $"{Id}_{score}";

    /// <summary>The rule of an item, or null where there is no such item.</summary>
    internal ItemRule? Find(string item) => Items.FirstOrDefault(rule => rule.Contains(item));
}

/// <summary>Origin of a rule.</summary>
/// <param name="Origin">Paper or section of the evidence file.</param>
/// <param name="Confidence">How far it can be trusted.</param>
public sealed record RuleSource(string Origin, Confidence Confidence);

/// <summary>How many items of a score may be missing; their place is taken by the person's mean of the others.</summary>
/// <param name="Most">Most items that may be missing.</param>
/// <param name="Source">Key into <see cref="Instrument.Sources"/>.</param>
public sealed record MissingRule(int Most, string Source)
{
    /// <summary>Items whose blank is an answer that counts 0, not a missing one: a statement that is not ticked.</summary>
    public string BlankCountsZero { get; init; } = "";

    /// <summary>Whether a blank of an item counts 0.</summary>
    internal bool CountsZero(string item) =>
        (blankCountsZero ??= ItemList.Parse(BlankCountsZero)).Contains(item, StringComparer.Ordinal);

    private IReadOnlyList<string>? blankCountsZero;
}

/// <summary>A class of a score, from a value on or above it.</summary>
/// <param name="From">Lowest value of the class, or null where <paramref name="Above"/> says it.</param>
/// <param name="Above">The class begins above this value.</param>
/// <param name="Label">Id of the class; its name in both languages is in <c>Terms</c> under <c>Class.</c></param>
public sealed record ScoreClass(double? From, double? Above, string Label)
{
    /// <summary>Whether a value belongs to this class or a higher one.</summary>
    public bool Holds(double value) => Above is { } above ? value > above : value >= From;
}

/// <summary>Cut-offs of a score.</summary>
/// <param name="Score">Id of the score.</param>
/// <param name="Classes">The classes, ascending.</param>
/// <param name="Source">Key into <see cref="Instrument.Sources"/>.</param>
public sealed record CutOff(string Score, IReadOnlyList<ScoreClass> Classes, string Source)
{
    /// <summary>Language for which they are, such as <c>ja</c>; empty for all.</summary>
    public string Language { get; init; } = "";

    /// <summary>Whether others are preferred; it is listed only.</summary>
    public bool Alternative { get; init; }

    /// <summary>Key of the origin of the class of values between whole numbers, where the cut-offs were derived on whole ones.</summary>
    public string Fractions { get; init; } = "";

    /// <summary>Name of a function that finds the class from several scores, or empty.</summary>
    public string Function { get; init; } = "";

    /// <summary>The classes that the function can give.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];
}

/// <summary>The smallest change of a score that matters to people.</summary>
/// <param name="Score">Id of the score.</param>
/// <param name="Value">The change, in the score's unit.</param>
/// <param name="Source">Key into <see cref="Instrument.Sources"/>.</param>
public sealed record ImportantChange(string Score, double Value, string Source)
{
    /// <summary>Lower end of its interval, where known.</summary>
    public double? Low { get; init; }

    /// <summary>Upper end of its interval, where known.</summary>
    public double? High { get; init; }

    /// <summary>The same as a share of the baseline, in percent, where the field uses one.</summary>
    public double? PercentOfBaseline { get; init; }

    /// <summary>In whom, or what kind of change; empty where general.</summary>
    public string Where { get; init; } = "";
}
