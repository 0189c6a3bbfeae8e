using Dorsal.Laboratory.DiscGrading;
using Dorsal.Laboratory.Groups;
using Dorsal.Laboratory.Protocols;
using Dorsal.Laboratory.RestingConnectivity;
using Dorsal.Messages;
using Dorsal.Studies;

namespace Dorsal.Laboratory;

/// <summary>What a measured study comes to, without the trials: it fits in memory for any number of people.</summary>
/// <param name="Study">The study.</param>
/// <param name="Participants">The people measured, in the study's order.</param>
/// <param name="Findings">All findings, with z-scores where there is a norm.</param>
/// <param name="Summaries">Outcomes by group.</param>
/// <param name="Contrasts">Group contrasts.</param>
/// <param name="Conditions">Contrasts between conditions within persons.</param>
/// <param name="Reliability">Test-retest reliability where there are two sessions.</param>
/// <param name="Adjusted">Group contrasts with covariates held equal.</param>
/// <param name="Changes">Reliable change of each person between sessions.</param>
/// <param name="Errors">Standard error of measurement within a session.</param>
/// <param name="Notes">All notes, each with its subject.</param>
/// <param name="Protocol">Protocol fields as used, each once.</param>
/// <param name="Broken">Participants with a file that could not be used.</param>
/// <param name="Empty">Participants without any value: nothing was recorded, nothing is broken.</param>
/// <param name="Norm">Which norm the z-scores refer to, or empty.</param>
public sealed record StudyResult(
    Study Study,
    IReadOnlyList<Participant> Participants,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<GroupSummary> Summaries,
    IReadOnlyList<GroupContrast> Contrasts,
    IReadOnlyList<ConditionContrast> Conditions,
    IReadOnlyList<TestRetest> Reliability,
    IReadOnlyList<AdjustedContrast> Adjusted,
    IReadOnlyList<ReliableChange> Changes,
    IReadOnlyList<MeasurementErrorWithin> Errors,
    IReadOnlyList<Note> Notes,
    IReadOnlyList<ProtocolChoice> Protocol,
    IReadOnlyList<string> Broken,
    IReadOnlyList<string> Empty,
    string Norm
)
{
    /// <summary>Times until an event, by group; empty where no test measures one.</summary>
    public IReadOnlyList<SurvivalSummary> Survival { get; init; } = [];

    /// <summary>Group contrasts of ordinal outcomes.</summary>
    public IReadOnlyList<OrdinalContrast> Ordinal { get; init; } = [];

    /// <summary>Agreement of raters; empty where nobody graded twice.</summary>
    public IReadOnlyList<RaterAgreement> Agreement { get; init; } = [];

    /// <summary>Slopes on the years of pain; empty where no brain was measured or nobody's duration is stated.</summary>
    public IReadOnlyList<DurationSlope> Durations { get; init; } = [];

    /// <summary>Groups compared edge by edge; empty where no group has enough resting recordings.</summary>
    public IReadOnlyList<NetworkContrast> Networks { get; init; } = [];

    /// <summary>Degrees of each group against those of the controls.</summary>
    public IReadOnlyList<HubPattern> Hubs { get; init; } = [];
}
