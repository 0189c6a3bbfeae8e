using Dorsal.Laboratory.Questionnaires;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Units;

namespace Dorsal.Laboratory;

/// <summary>Name and version of the algorithm behind a value; the version changes whenever values may change.</summary>
/// <param name="Name">Such as <c>thermal-limits</c>.</param>
/// <param name="Version">Such as <c>1.0</c>.</param>
public sealed record Detector(string Name, string Version)
{
    /// <summary>For outcomes that another laboratory has computed.</summary>
    public static Detector AsGiven { get; } = new("as-given", "");
}

/// <summary>Whether a value is the estimate itself or only a bound of it.</summary>
public enum Bound
{
    /// <summary>The value is the estimate.</summary>
    None,

    /// <summary>All trials ended at the floor: the true value is at most this.</summary>
    AtMost,

    /// <summary>All trials ended at the ceiling: the true value is at least this.</summary>
    AtLeast,
}

/// <summary>Bounds as the estimators know them.</summary>
internal static class Bounds
{
    /// <summary>On which side of a value of this kind the true one lies.</summary>
    public static Censoring ToCensoring(this Bound bound) =>
        bound switch
        {
            Bound.AtMost => Censoring.AtFloor,
            Bound.AtLeast => Censoring.AtCeiling,
            _ => Censoring.Exact,
        };
}

/// <summary>One outcome of one person in one session: a row of <c>findings.csv</c>.</summary>
/// <param name="Participant">Label without <c>sub-</c>.</param>
/// <param name="Session">Session label, or empty.</param>
/// <param name="Test">Id of the test.</param>
/// <param name="Series">Outcome, site, side and condition.</param>
/// <param name="Estimate">Value, standard error and 95 % interval; NaN where the trials allow none.</param>
/// <param name="Unit">Unit of the estimate; may be logarithmic.</param>
/// <param name="TrialsUsed">Trials that entered the estimate.</param>
/// <param name="TrialsRejected">Trials that did not, other than practice.</param>
/// <param name="Detector">Algorithm and version.</param>
/// <param name="SourceFiles">Files behind the value, relative to the study folder.</param>
public sealed record Finding(
    string Participant,
    string Session,
    string Test,
    SeriesKey Series,
    Estimate Estimate,
    Unit Unit,
    int TrialsUsed,
    int TrialsRejected,
    Detector Detector,
    IReadOnlyList<string> SourceFiles
)
{
    /// <summary>Whether the value is only a bound.</summary>
    public Bound Bound { get; init; }

    /// <summary>Whether it is left out of norms and groups, because the same outcome was measured from trials as well.</summary>
    public bool IsSetAside { get; init; }

    /// <summary>People behind the norm that the score refers to; 0 where that is not stated.</summary>
    public int NormCount { get; init; }

    /// <summary>Standard score against the norm, positive for gain of function; NaN where there is none.</summary>
    public double Z { get; init; } = double.NaN;

    /// <summary>The ends of the value's 95 % interval as standard scores, lower first; NaN where there is no interval or norm.</summary>
    public (double Low, double High) ZInterval { get; init; } = (double.NaN, double.NaN);

    /// <summary>Which norm the score refers to, or empty.</summary>
    public string Norm { get; init; } = "";

    /// <summary>Version, class and rules, where the value is a questionnaire's; else null.</summary>
    public QuestionnaireDetail? Questionnaire { get; init; }

    /// <summary>Notes that bear on this value, worst first.</summary>
    public IReadOnlyList<Note> Quality { get; init; } = [];

    /// <summary>Worst grade and the codes of the notes, as in the column <c>quality</c>: <c>ok</c> where there is none.</summary>
    public string QualityText =>
        Quality.Count == 0
            ? "ok"
            : string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{Quality.Max(note => note.Grade)}: {string.Join("; ", Quality.OrderByDescending(n => n.Grade).Select(n => n.Code).Distinct(StringComparer.Ordinal))}"
            );
}
