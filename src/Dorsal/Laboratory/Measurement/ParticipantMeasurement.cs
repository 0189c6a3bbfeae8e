using Dorsal.Laboratory.Protocols;
using Dorsal.Laboratory.Questionnaires;
using Dorsal.Messages;
using Dorsal.Parameters;
using Dorsal.Studies;

namespace Dorsal.Laboratory.Measurement;

/// <summary>Measures one person: reads the recordings, runs the tests, adds the outcomes given by others. Never throws for bad data.</summary>
internal sealed class ParticipantMeasurement(Study study, MeasureOptions options)
{
    private readonly ILookup<string, RecordingFile> recordings = study.Recordings.ToLookup(
        r => r.Participant,
        StringComparer.Ordinal
    );
    private readonly ILookup<string, GivenOutcome> given = study.GivenOutcomes.ToLookup(
        g => g.Participant,
        StringComparer.Ordinal
    );

    public ParticipantResult Measure(Participant participant)
    {
        var result = new Gathering();
        var visits = recordings[participant.Id]
            .GroupBy(file => (file.Session, file.Task))
            .OrderBy(visit => visit.Key.Session, StringComparer.Ordinal)
            .ThenBy(visit => TestCatalogue.OrderOf(visit.Key.Task));
        foreach (var visit in visits)
        {
            var subject = new Subject(participant.Id, visit.Key.Session, visit.Key.Task);
            Visit(subject, [.. visit], result);
        }

        AddGiven(participant, result);
        return new ParticipantResult(
            participant,
            result.Findings,
            result.Trials,
            result.Traces,
            result.Notes,
            [.. result.Choices.Distinct()],
            result.IsBroken
        );
    }

    private void AddGiven(Participant participant, Gathering result)
    {
        var (forms, others, notes) = QuestionnaireMeasurement.Sort(given[participant.Id]);
        if (IsWanted(InstrumentCatalogue.TestId))
        {
            foreach (var note in notes)
            {
                result.Note(new Subject(participant.Id, "", InstrumentCatalogue.TestId), note);
            }

            foreach (var form in forms)
            {
                Score(form, new Subject(participant.Id, form.Session, InstrumentCatalogue.TestId), result);
            }
        }

        result.Findings.AddRange(others.Where(g => IsWanted(g.Test)).Select(AsFinding));
    }

    private void Score(QuestionnaireVisit form, Subject subject, Gathering result)
    {
        var protocol = new ProtocolReader(InstrumentCatalogue.TestId, form.Sidecar, options.Protocol);
        if (Guarded(subject, form.File, result, () => form.Score(protocol)) is { } analysis)
        {
            result.Add(subject, analysis, protocol.Choices);
            foreach (var note in UnknownFields(InstrumentCatalogue.TestId, form.Sidecar))
            {
                result.Note(subject, note);
            }
        }
    }

    private bool IsWanted(string test) =>
        options.Tests.Count == 0 || options.Tests.Contains(test, StringComparer.Ordinal);

    private void Visit(Subject subject, IReadOnlyList<RecordingFile> files, Gathering result)
    {
        if (TestCatalogue.Find(subject.Test) is not { } test)
        {
            var known = string.Join(", ", TestCatalogue.Tests.Select(t => t.Id));
            result.Note(subject, new Note(Grade.Warning, "TaskUnknown", new Place(files[0].Path), subject.Test, known));
            return;
        }

        if (!IsWanted(test.Id))
        {
            return;
        }

        var read = files
            .Select(file => Guarded(subject, file.Path, result, () => study.Read(file)))
            .OfType<Recording>()
            .ToList();
        if (read.Count == 0)
        {
            return;
        }

        var protocol = new ProtocolReader(test.Id, read[0].Sidecar, options.Protocol);
        if (Guarded(subject, read[0].File.Path, result, () => test.Analyse(read, protocol)) is { } analysis)
        {
            result.Add(subject, analysis, protocol.Choices);
            foreach (var note in read.SelectMany(recording => UnknownFields(test.Id, recording.Sidecar)).Distinct())
            {
                result.Note(subject, note);
            }
        }
    }

    // House rule 4: one file never kills a study. A fault that is not the data's is reported as Dorsal's own.
    private static T? Guarded<T>(Subject subject, string file, Gathering result, Func<T> work)
        where T : class
    {
        try
        {
            return work();
        }
        catch (StudyException fault)
        {
            result.Break(subject, fault.Note);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            result.Break(
                subject,
                new Note(Grade.Error, "FileCrashed", new Place(file), fault.GetType().Name + ": " + fault.Message)
            );
        }

        return null;
    }

    private static IEnumerable<Note> UnknownFields(string test, Sidecar sidecar)
    {
        var known = ParameterTable
            .All.Where(p => p.Id.StartsWith(test + ".", StringComparison.Ordinal))
            .Select(p => ProtocolReader.ToPascalCase(p.Id[(test.Length + 1)..]))
            .ToList();
        return sidecar
            .ProtocolNames.Except(known, StringComparer.Ordinal)
            .Select(name =>
            {
                var file = sidecar.Protocol(name)?.File ?? sidecar.Files[^1];
                return new Note(
                    Grade.Warning,
                    "ProtocolFieldUnknown",
                    new Place(file, null, "Protocol." + name),
                    name,
                    string.Join(", ", known)
                );
            });
    }

    private static Finding AsFinding(GivenOutcome outcome) =>
        new(
            outcome.Participant,
            outcome.Session,
            outcome.Test,
            new SeriesKey(outcome.Outcome, outcome.Site, outcome.Side, outcome.Condition),
            Numerics.Estimate.WithoutError(outcome.Value),
            outcome.Unit,
            0,
            0,
            Detector.AsGiven,
            [outcome.Place.File]
        )
        {
            Quality = [new Note(Grade.Note, "GivenNotChecked", outcome.Place)],
        };

    private sealed class Gathering
    {
        public List<Finding> Findings { get; } = [];

        public List<TrialOf> Trials { get; } = [];

        public List<TraceOf> Traces { get; } = [];

        public List<Note> Notes { get; } = [];

        public List<ProtocolChoice> Choices { get; } = [];

        public bool IsBroken { get; private set; }

        public void Note(Subject subject, Note note) => Notes.Add(note with { Subject = subject });

        public void Break(Subject subject, Note note)
        {
            IsBroken = true;
            Note(subject, note);
        }

        public void Add(Subject subject, Analysis analysis, IEnumerable<ProtocolChoice> choices)
        {
            Findings.AddRange(analysis.Findings);
            Trials.AddRange(analysis.Trials.Select(trial => new TrialOf(subject.Session, subject.Test, trial)));
            Traces.AddRange(analysis.Traces.Select(trace => new TraceOf(subject.Session, subject.Test, trace)));
            Notes.AddRange(analysis.Notes.Select(note => note with { Subject = subject }));
            Choices.AddRange(choices);
        }
    }
}
