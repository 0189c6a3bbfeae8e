using Dorsal.Numerics;
using Dorsal.Studies;
using Dorsal.Units;

namespace Dorsal.Laboratory.Norms;

/// <summary>How the SD of a reference group is computed.</summary>
public enum SdConvention
{
    /// <summary>Divided by n - 1: the spread of the population that the group is a sample of.</summary>
    Sample,

    /// <summary>Divided by n: the spread of these very people.</summary>
    Population,
}

/// <summary>Which people of a study are the norm, and how.</summary>
/// <param name="Group">Label of the control group; people of other groups do not count. Empty: everyone.</param>
/// <param name="Sd">Which standard deviation.</param>
/// <param name="Session">Session whose values count: a label; <c>same</c> for the session of the value, else the first; or <c>first</c>.</param>
/// <param name="BySex">Whether women and men have norms of their own.</param>
public sealed record ReferenceOptions(string Group, SdConvention Sd, string Session, bool BySex);

/// <summary>A group of measured people that serves as the norm: controls of the same study, or another study.</summary>
public sealed class ReferenceGroup : INorm
{
    /// <summary>What the norm is called where it is the controls of the same study.</summary>
    internal const string OwnControls = "controls";

    private readonly Dictionary<(SeriesKey, string Session, Sex), NormEntry> entries = [];
    private readonly ReferenceOptions options;
    private readonly Dictionary<SeriesKey, string> firstSessions;

    /// <summary>Learns the norm from findings.</summary>
    /// <param name="label">What the norm is called.</param>
    /// <param name="findings">Findings of the study, one scale an outcome.</param>
    /// <param name="participants">Its people, by label.</param>
    /// <param name="options">Who counts, and how.</param>
    public ReferenceGroup(
        string label,
        IEnumerable<Finding> findings,
        IReadOnlyDictionary<string, Participant> participants,
        ReferenceOptions options
    )
    {
        Label = label;
        this.options = options;
        var counted = findings
            .Where(f =>
                f.Estimate.IsFitted
                && !f.IsSetAside
                && (options.Group.Length == 0 || IsControl(participants[f.Participant], options.Group))
            )
            .ToList();
        firstSessions = counted
            .GroupBy(f => f.Series)
            .ToDictionary(g => g.Key, g => g.Select(f => f.Session).MinBy(LabelOrder.Key, StringComparer.Ordinal)!);
        KnownSessions = counted.Select(f => f.Session).ToHashSet(StringComparer.Ordinal);
        AtBound =
        [
            .. counted
                .GroupBy(f => f.Series.Outcome, StringComparer.Ordinal)
                .Select(g => (g.Key, g.Count(f => f.Bound != Bound.None), g.Count()))
                .Where(outcome => outcome.Item2 > 0),
        ];
        var groups = counted.GroupBy(f =>
            (f.Series, f.Session, options.BySex ? participants[f.Participant].Sex : Sex.Unstated)
        );
        foreach (var group in groups)
        {
            if (Learn([.. group]) is { } entry)
            {
                entries[group.Key] = entry;
            }
        }
    }

    /// <inheritdoc/>
    public string Label { get; }

    /// <inheritdoc/>
    public bool IsPlaceholder => false;

    /// <summary>Outcomes of which some values are only bounds, with their number and that of all.</summary>
    public IReadOnlyList<(string Outcome, int Bounds, int Values)> AtBound { get; }

    /// <summary>Sessions of which there are values.</summary>
    public IReadOnlySet<string> KnownSessions { get; }

    /// <summary>Fewest people behind any entry; 0 where there is none.</summary>
    public int SmallestCount => entries.Values.Select(entry => entry.Count).DefaultIfEmpty(0).Min();

    /// <inheritdoc/>
    public NormEntry? Find(Finding finding, Participant participant)
    {
        ArgumentNullException.ThrowIfNull(finding);
        ArgumentNullException.ThrowIfNull(participant);
        var sex = options.BySex ? participant.Sex : Sex.Unstated;
        foreach (var session in Sessions(finding))
        {
            if (entries.TryGetValue((finding.Series, session, sex), out var entry))
            {
                return entry;
            }
        }

        return null;
    }

    /// <summary>Whether a person belongs to the control group.</summary>
    internal static bool IsControl(Participant participant, string group) =>
        string.Equals(participant.Group, group, StringComparison.OrdinalIgnoreCase);

    private IEnumerable<string> Sessions(Finding finding)
    {
        var first = firstSessions.GetValueOrDefault(finding.Series, "");
        return options.Session switch
        {
            "same" => [finding.Session, first],
            "first" => [first],
            var label => [label],
        };
    }

    // Two people are the fewest with an SD. A group in which all are alike has none either. Bounds enter as bounds.
    private NormEntry? Learn(IReadOnlyList<Finding> findings)
    {
        var scale = OutcomeScale.Of(findings[0]);
        var people = findings
            .Where(f => f.Unit.ConvertsTo(scale))
            .Select(f => (Value: f.Unit.Convert(f.Estimate.Value, scale), f.Bound))
            .Where(person => double.IsFinite(person.Value))
            .ToList();
        if (people.Count < 2)
        {
            return null;
        }

        double[] values = [.. people.Select(person => person.Value)];
        var (mean, sd) = people.Exists(person => person.Bound != Bound.None)
            ? CensoredNormal.Population(values, [.. people.Select(person => person.Bound.ToCensoring())])
            : (values.Average(), Math.Sqrt(Moments.Variance(values)));
        sd *= options.Sd == SdConvention.Sample ? 1 : Math.Sqrt((values.Length - 1.0) / values.Length);
        return sd > 0 ? new NormEntry(scale, mean, sd, values.Length) : null;
    }
}
