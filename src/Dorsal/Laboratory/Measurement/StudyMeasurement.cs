using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Dorsal.Laboratory.DiscGrading;
using Dorsal.Laboratory.GreyMatter;
using Dorsal.Laboratory.Groups;
using Dorsal.Laboratory.Norms;
using Dorsal.Laboratory.PainModulation;
using Dorsal.Laboratory.PainSensitivity;
using Dorsal.Laboratory.Protocols;
using Dorsal.Laboratory.RestingConnectivity;
using Dorsal.Laboratory.Serum;
using Dorsal.Laboratory.TemporalSummation;
using Dorsal.Messages;
using Dorsal.Parameters;
using Dorsal.Studies;

namespace Dorsal.Laboratory.Measurement;

/// <summary>How far a measurement has come.</summary>
/// <param name="Done">People measured.</param>
/// <param name="Total">People to measure.</param>
public sealed record MeasureProgress(int Done, int Total);

/// <summary>Measures a study: every person by every test, then z-scores, composites and groups.</summary>
/// <remarks>
/// Trials and signals are handed to the caller person by person and forgotten; findings stay in memory. The result does not depend
/// on the number of threads.
/// </remarks>
public sealed class StudyMeasurement
{
    private readonly Study study;
    private readonly MeasureOptions options;
    private readonly ParticipantMeasurement measurement;

    /// <summary>Prepares the measurement of a study.</summary>
    /// <exception cref="StudyException">The options name a test or person that there is not, or a protocol field that does nothing.</exception>
    public StudyMeasurement(Study study, MeasureOptions options)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(options);
        this.study = study;
        this.options = options;
        measurement = new ParticipantMeasurement(study, options);
        Participants = MeasureOptionsCheck.Wanted(study, options);
    }

    /// <summary>The people to be measured.</summary>
    public IReadOnlyList<Participant> Participants { get; }

    /// <summary>Measures every person, in the study's order.</summary>
    /// <param name="cancellation">Stops between two people.</param>
    public IEnumerable<ParticipantResult> Measure(CancellationToken cancellation = default) =>
        Partitioner
            .Create(Participants, EnumerablePartitionerOptions.NoBuffering)
            .AsParallel()
            .AsOrdered()
            .WithDegreeOfParallelism(Math.Max(1, options.Threads))
            .WithMergeOptions(ParallelMergeOptions.NotBuffered)
            .WithCancellation(cancellation)
            .Select(measurement.Measure);

    /// <summary>Measures the whole study.</summary>
    /// <param name="onPerson">Gets each person as it is measured, before z-scores; may be null.</param>
    /// <param name="progress">Is told after each person; may be null.</param>
    /// <param name="cancellation">Stops between two people.</param>
    public StudyResult Run(
        Action<ParticipantResult>? onPerson = null,
        IProgress<MeasureProgress>? progress = null,
        CancellationToken cancellation = default
    )
    {
        var findings = new List<Finding>();
        var shared = new SharedParts();
        var connectomes = new List<Connectome>();
        var notes = new List<Note>(study.Notes);
        var protocol = new HashSet<ProtocolChoice>();
        var broken = new List<string>();
        var empty = new List<string>();
        var lost = LostFiles(study.Notes);
        var done = 0;
        foreach (var person in Measure(cancellation))
        {
            findings.AddRange(shared.Of(person.Participant, person.Findings));
            connectomes.AddRange(person.Connectomes);
            notes.AddRange(person.Notes);
            protocol.UnionWith(person.Protocol);
            if (person.IsBroken || lost.Contains(person.Participant.Id) || IsUnusable(person))
            {
                broken.Add(person.Participant.Id);
            }
            else if (!HasValues(person))
            {
                empty.Add(person.Participant.Id);
            }

            onPerson?.Invoke(person);
            progress?.Report(new MeasureProgress(++done, Participants.Count));
        }

        var hubs = HubDisruption.Of(connectomes, Participants, options.Norm.Options.Group, notes);
        findings = WithGroupValues(findings, hubs.Findings, protocol, notes);
        var norm = NormFinder.Find(study, findings, options, notes, cancellation);
        var scored = norm is null ? findings : Scored(findings, norm, notes);
        notes.AddRange(
            empty.Select(id => new Note(
                Grade.Note,
                "ParticipantWithoutData",
                new Place("participants.tsv"),
                "sub-" + id
            )
            {
                Subject = new Subject(id),
            })
        );
        notes.AddRange(DefaultsTaken(protocol));
        var pooled = scored.Where(f => !f.IsSetAside).ToList();
        var control = options.Norm.Options.Group;
        notes.AddRange(RuleNotes.Of(pooled, Participants, control));
        notes.AddRange(Covariates.NotNumbers(CovariatesUsed(pooled), Participants));
        var brains = BrainContrasts.Of(pooled, Participants, options.Covariates, control, notes);
        var others = pooled.Where(f => f.Test != GreyMatterTest.TestId).ToList();
        var networks = NetworkContrasts.Of(
            connectomes,
            Participants,
            options.Norm.Options.Group,
            options.Covariates,
            notes
        );
        var summaries = GroupSummaries.Of(pooled, Participants);
        notes.AddRange(FirstPulseNotes.Of(summaries));
        return new StudyResult(
            study,
            Participants,
            scored,
            summaries,
            GroupContrasts.Of(pooled, Participants, control),
            ConditionContrasts.Of(pooled, Participants),
            Reliabilities.Of(pooled),
            [
                .. AdjustedContrasts.Of(
                    others,
                    Participants,
                    options.Covariates ?? Covariates.Usual(Participants),
                    control,
                    notes
                ),
                .. brains.Contrasts,
            ],
            ReliableChanges.Of(pooled, Participants),
            MeasurementErrors.Of(pooled),
            notes,
            [
                .. protocol
                    .OrderBy(choice => choice.Id, StringComparer.Ordinal)
                    .ThenBy(choice => choice.Value, StringComparer.Ordinal),
            ],
            broken,
            empty,
            norm?.Label ?? ""
        )
        {
            Survival = SurvivalSummaries.Of(scored, Participants),
            Durations = brains.Durations,
            Networks = networks,
            Hubs = hubs.Patterns,
            Ordinal = OrdinalContrasts.Of(pooled, Participants, control),
            Agreement = RaterAgreements.Of(pooled, protocol, notes),
        };
    }

    // A class by the SEM of the group, a volume with the head's size held equal, and hubs against those of the controls can only be told when
    // everybody has been measured.
    private List<Finding> WithGroupValues(
        List<Finding> findings,
        IReadOnlyList<Finding> hubs,
        IReadOnlyCollection<ProtocolChoice> protocol,
        List<Note> notes
    )
    {
        notes.AddRange(ImagingNotes.Of(findings, Participants));
        notes.AddRange(SerumNotes.Of(findings, protocol));
        List<Finding> more =
        [
            .. CpmStudyClasses
                .Of(findings, protocol, notes)
                .Concat(HeadSize.Of(findings, Participants, options.Norm.Options.Group, protocol, notes))
                .Concat(hubs)
                .Select(Unestimated.Explained),
        ];
        notes.AddRange(Unestimated.Notes(more));
        if (more.Count == 0)
        {
            return findings;
        }

        var order = Participants.Select((p, i) => (p.Id, i)).ToDictionary(p => p.Id, p => p.i, StringComparer.Ordinal);
        return [.. findings.Concat(more).OrderBy(f => order[f.Participant])];
    }

    private IEnumerable<string> CovariatesUsed(IEnumerable<Finding> findings) =>
        findings.Any(f => f.Test == GreyMatterTest.TestId)
            ? (options.Covariates ?? Covariates.Imaging(Participants)).Append(DurationSlopes.Years)
            : options.Covariates ?? [];

    private static bool HasValues(ParticipantResult person) => person.Findings.Any(f => f.Estimate.IsFitted);

    // Without a single value, but with errors: the files were there and could not be used. That is not the same as empty.
    private static bool IsUnusable(ParticipantResult person) =>
        !HasValues(person) && person.Notes.Any(note => note.Grade == Grade.Error);

    // People with a file that was found in the wrong place, and so was not even given to them.
    private static HashSet<string> LostFiles(IEnumerable<Note> notes) =>
        [
            .. notes
                .Where(note => note.Grade == Grade.Error)
                .SelectMany(note => note.Place.File.Split('/'))
                .Where(part => part.StartsWith("sub-", StringComparison.Ordinal))
                .Select(part => part["sub-".Length..].Split('_')[0]),
        ];

    // In place: a second list of all findings is the most that a large study would need.
    private List<Finding> Scored(List<Finding> findings, INorm norm, List<Note> notes)
    {
        var people = Participants.ToDictionary(p => p.Id, StringComparer.Ordinal);
        foreach (ref var f in CollectionsMarshal.AsSpan(findings))
        {
            var unscored = f.Quality.Count;
            f = Standardisation.Standardise(
                f,
                people[f.Participant],
                norm,
                TestCatalogue.Outcomes.GetValueOrDefault(f.Series.Outcome)
            );
            notes.AddRange(Warnings(f, unscored));
        }

        if (options.Tests.Count == 0 || options.Tests.Contains(PainSensitivityComposite.TestId, StringComparer.Ordinal))
        {
            var composites = PainSensitivityComposite.Of(findings.Where(f => !f.IsSetAside).ToList()).ToList();
            notes.AddRange(composites.SelectMany(f => Warnings(f, 0)));
            findings.AddRange(composites);
        }

        var order = Participants.Select((p, i) => (p.Id, i)).ToDictionary(p => p.Id, p => p.i, StringComparer.Ordinal);
        return [.. findings.OrderBy(f => order[f.Participant])];
    }

    // Warnings that a value got only when everybody had been measured.
    private static IEnumerable<Note> Warnings(Finding finding, int from) =>
        finding
            .Quality.Skip(from)
            .Where(note => note.Grade >= Grade.Warning)
            .Select(note => note with { Subject = new Subject(finding.Participant, finding.Session, finding.Test) });

    private static IEnumerable<Note> DefaultsTaken(IEnumerable<ProtocolChoice> protocol) =>
        protocol
            .Where(choice => choice.Source == ProtocolSource.Default)
            .OrderBy(choice => choice.Id, StringComparer.Ordinal)
            .Select(choice =>
            {
                var parameter = ParameterTable.Get(choice.Id);
                var value = $"{choice.Value} {(choice.Unit is "1" ? "" : choice.Unit)}".TrimEnd();
                return new Note(
                    Grade.Note,
                    "DefaultTaken",
                    new Place("parameters.tsv", null, choice.Id),
                    value,
                    parameter.Source,
                    choice.Id
                )
                {
                    Subject = new Subject("", "", choice.Id[..choice.Id.IndexOf('.', StringComparison.Ordinal)]),
                };
            });
}
