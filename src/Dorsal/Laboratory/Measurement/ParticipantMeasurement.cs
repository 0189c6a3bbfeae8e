using Dorsal.Laboratory.PainSensitivity;
using Dorsal.Laboratory.Protocols;
using Dorsal.Laboratory.Quality;
using Dorsal.Laboratory.Questionnaires;
using Dorsal.Messages;
using Dorsal.Parameters;
using Dorsal.Studies;
using Dorsal.Studies.Checks;
using Dorsal.Studies.FreeSurfer;
using Dorsal.Studies.Images;

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
            .OrderBy(visit => LabelOrder.Key(visit.Key.Session), StringComparer.Ordinal)
            .ThenBy(visit => TestCatalogue.OrderOf(visit.Key.Task));
        foreach (var visit in visits)
        {
            var subject = new Subject(participant.Id, visit.Key.Session, visit.Key.Task);
            Visit(subject, [.. visit.OrderBy(file => LabelOrder.Key(file.Path), StringComparer.Ordinal)], result);
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
        )
        {
            Connectomes = result.Connectomes,
        };
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

        AddGivenOutcomes(others.Where(g => IsWanted(g.Test)), result);
    }

    private void Score(QuestionnaireVisit form, Subject subject, Gathering result)
    {
        var protocol = new ProtocolReader(InstrumentCatalogue.TestId, form.Sidecar, options.Protocol);
        if (Guarded(subject, form.File, result, () => form.Score(protocol)) is { } analysis)
        {
            result.Add(subject, analysis, protocol.Choices);
            foreach (var note in ProtocolCheck.Of(InstrumentCatalogue.TestId, form.Sidecar))
            {
                result.Note(subject, note);
            }
        }
    }

    // The composite has no trials of its own: whoever asks for it asks for its components.
    private bool IsWanted(string test) =>
        options.Tests.Count == 0
        || options.Tests.Contains(test, StringComparer.Ordinal)
        || (
            options.Tests.Contains(PainSensitivityComposite.TestId, StringComparer.Ordinal)
            && test is "thermal" or "mechanical"
        );

    // A value computed elsewhere is never mistaken for one measured here: beside a measured one it stays in the tables, set aside.
    private static void AddGivenOutcomes(IEnumerable<GivenOutcome> outcomes, Gathering result)
    {
        var measured = result.Findings.Select(f => (f.Session, f.Test, f.Series)).ToHashSet();
        foreach (var outcome in outcomes)
        {
            var finding = AsFinding(outcome);
            if (measured.Contains((finding.Session, finding.Test, finding.Series)))
            {
                var note = new Note(
                    Grade.Warning,
                    "GivenBesideMeasured",
                    outcome.Place,
                    null,
                    null,
                    finding.Series.Outcome
                );
                result.Note(new Subject(finding.Participant, finding.Session, finding.Test), note);
                finding = finding with { IsSetAside = true, Quality = [note, .. finding.Quality] };
            }

            result.Findings.Add(finding);
        }
    }

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
            .Select(file => Guarded(subject, file.Path, result, () => Read(file)))
            .OfType<ReadFile>()
            .ToList();
        foreach (var note in read.SelectMany(file => file.Notes))
        {
            result.Note(subject, note);
        }

        // Recordings made by different protocols are analysed apart: a threshold belongs to one baseline, one rule, one limit.
        var protocols = read.Select(file => file.Recording)
            .GroupBy(recording => recording.Sidecar.ProtocolText, StringComparer.Ordinal)
            .ToList();
        foreach (var protocol in protocols)
        {
            Analyse(subject, test, [.. protocol], result);
        }

        if (protocols.Count > 1)
        {
            NoteMixedSeries(subject, protocols.Count, files[0].Path, result);
        }
    }

    private ReadFile Read(RecordingFile file)
    {
        var recording = study.Read(file);
        return new ReadFile(recording, [.. NotesOf(recording)]);
    }

    private sealed record ReadFile(Recording Recording, IReadOnlyList<Note> Notes);

    // What was noticed of the file itself; of the rows and the rest of the sidecar the test speaks.
    private static IEnumerable<Note> NotesOf(Recording recording) =>
        recording switch
        {
            TrialTable table => table.Table.Notes.Concat(table.Table.WithoutRows),
            FreeSurferRecording table => table.Stats.Notes,
            RegionRecording series => series.Notes,
            LabelMapRecording map => map.Notes,
            SignalRecording signal => SignalCheck.OfContents(
                signal,
                ColumnTable.For(signal.File.Task, signal.File.Suffix)
            ),
            _ => [],
        };

    private void Analyse(Subject subject, ILaboratoryTest test, List<Recording> read, Gathering result)
    {
        while (read.Count > 0 && !IsAnalysed(subject, test, read, result))
        {
            // A recording that the test refuses is left out, and the others are analysed without it. A crash does not say whose it is.
            var refusal = result.Notes[^1];
            if (refusal.Code == "FileCrashed" || read.RemoveAll(r => IsOf(r, refusal.Place)) == 0)
            {
                return;
            }
        }
    }

    private static bool IsOf(Recording recording, Place place) =>
        recording.File.Path == place.File || recording.Confounds?.File.Path == place.File;

    private static void NoteMixedSeries(Subject subject, int protocols, string file, Gathering result)
    {
        var twice = result
            .Findings.Where(f => f.Session == subject.Session && f.Test == subject.Test)
            .GroupBy(f => f.Series)
            .Where(series => series.Count() > 1)
            .Select(series => series.Key.Outcome)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        if (twice.Count > 0)
        {
            result.Note(
                subject,
                new Note(
                    Grade.Warning,
                    "ProtocolsDiffer",
                    new Place(file),
                    Show.Count(protocols),
                    null,
                    string.Join(", ", twice)
                )
            );
        }
    }

    private bool IsAnalysed(Subject subject, ILaboratoryTest test, IReadOnlyList<Recording> read, Gathering result)
    {
        var protocol = new ProtocolReader(test.Id, read[0].Sidecar, options.Protocol);
        if (Guarded(subject, read[0].File.Path, result, () => test.Analyse(read, protocol)) is not { } analysis)
        {
            return false;
        }

        result.Add(subject, analysis, protocol.Choices);
        // Also of fields that this test, or these recordings, do not need: what is written and wrong is told.
        foreach (var note in read.SelectMany(recording => ProtocolCheck.Of(test.Id, recording.Sidecar)).Distinct())
        {
            result.Note(subject, note);
        }

        return true;
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
}
