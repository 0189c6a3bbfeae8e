using System.Globalization;
using System.Text.Json.Nodes;
using Dorsal.Courses.Simulation;
using Dorsal.Messages;
using Dorsal.People;
using Dorsal.Studies;
using Dorsal.Studies.Writing;

namespace Dorsal.Laboratory.Virtual;

/// <summary>What came of a day in the laboratory.</summary>
/// <param name="People">People of the study.</param>
/// <param name="Parts">Parts in all.</param>
/// <param name="Made">Parts that were made now; the others were there from a run that was broken off.</param>
public sealed record LaboratoryResult(int People, int Parts, int Made);

/// <summary>
/// Takes the people of a simulation through tests and writes a study folder of their recordings. It is filled under another name,
/// part by part, and put in its place at the end; a run that was broken off goes on where it was.
/// </summary>
/// <param name="request">Who comes and what is done.</param>
/// <param name="folder">The study's folder, which does not exist yet or is empty.</param>
public sealed class LaboratoryOutput(LaboratoryRequest request, string folder)
{
    private const string Unfinished = ".unfinished";

    private readonly int[] visits =
    [
        .. request.Days.Select(day => request.Simulation.Request.Visits.Index().Single(v => v.Item == day).Index),
    ];

    /// <summary>Full path of the study.</summary>
    public string Folder { get; } = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));

    private string Staging => Folder + Unfinished;

    /// <summary>Does what is not there yet.</summary>
    /// <param name="threads">People tested at a time; the bytes do not depend on it.</param>
    /// <param name="progress">Is told the share that is done, 0 to 1; may be null.</param>
    /// <param name="cancellation">Stops between two people; finished parts stay.</param>
    /// <exception cref="StudyException">The folder holds something, or another request was broken off in it; the simulation is damaged.</exception>
    public async Task<LaboratoryResult> WriteAsync(
        int threads,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default
    )
    {
        Refuse();
        var (parts, made) = (request.Simulation.Parts, 0);
        var ledger = new PartLedger(Staging, request.Provenance(), "LaboratoryOther");
        if (!ledger.IsFinished)
        {
            for (var part = 0; part < parts; part++)
            {
                cancellation.ThrowIfCancellationRequested();
                if (ledger.Find(part) is null)
                {
                    await (made++ == 0 ? ledger.BeginAsync(part) : Task.CompletedTask).ConfigureAwait(false);
                    await MakeAsync(part, ledger, threads, progress, cancellation).ConfigureAwait(false);
                }
            }

            await new StudyTables(request, Staging, ledger.Hidden).WriteAsync(cancellation).ConfigureAwait(false);
            await ledger.CloseAsync(parts).ConfigureAwait(false);
        }

        Commit();
        return new LaboratoryResult(request.Simulation.Request.People, parts, made);
    }

    private async Task MakeAsync(
        int number,
        PartLedger ledger,
        int threads,
        IProgress<double>? progress,
        CancellationToken cancellation
    )
    {
        var part = await request.Simulation.ReadAsync(number, cancellation).ConfigureAwait(false);
        var files = new StagedFiles(Staging);
        var writer = new RecordingWriter(files);
        var rows = new StudyRows(part.People.Count, visits.Length);
        var done = 0;
        Parallel.For(
            0,
            part.People.Count,
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation },
            person =>
            {
                cancellation.ThrowIfCancellationRequested();
                rows.Participants[person] = ParticipantOf(part, person);
                for (var i = 0; i < visits.Length; i++)
                {
                    rows.Answers[(person * visits.Length) + i] = Test(part, person, visits[i], writer);
                }

                var share = (double)Interlocked.Increment(ref done) / part.People.Count;
                progress?.Report((number + share) / request.Simulation.Parts);
            }
        );
        await StudyTables.StashAsync(ledger.Hidden, number, rows).ConfigureAwait(false);
        await ledger.AddAsync(number, new JsonObject { ["People"] = part.People.Count }).ConfigureAwait(false);
    }

    private VisitAnswers Test(SimulatedPart part, int person, int index, RecordingWriter writer)
    {
        var simulation = request.Simulation.Request;
        var visit = new Visit(
            part.People[person],
            simulation.Visits[index],
            part.StatesOf(person, index),
            simulation.Hypotheses,
            request.Seed,
            part.PainOf(person)
        );
        var record = new VisitRecorder(visit, writer);
        foreach (var test in request.Tests)
        {
            test.Perform(visit, record);
        }

        return new VisitAnswers(visit.Participant, visit.Session, record.Answers);
    }

    // Age is that of day 0: a course of years does not change the covariate.
    private string[] ParticipantOf(SimulatedPart part, int person)
    {
        var who = part.People[person];
        return
        [
            "sub-" + Visit.LabelOf(who),
            Math.Floor(who[Covariate.Age]).ToString(CultureInfo.InvariantCulture),
            who[Covariate.Female] > 0 ? "F" : "M",
            request.Grouping switch
            {
                Grouping.Arm => part.Arms[person],
                Grouping.Course => CourseGroup.Of(request.Simulation.Request, part, person, visits[^1]),
                _ => "",
            },
        ];
    }

    private void Refuse()
    {
        if (File.Exists(Folder) || (Directory.Exists(Folder) && Directory.EnumerateFileSystemEntries(Folder).Any()))
        {
            throw new StudyException(new Note(Grade.Error, "OutFolderNotEmpty", new Place(Folder), Folder));
        }
    }

    private void Commit()
    {
        Refuse();
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder);
        }

        Directory.Move(Staging, Folder);
    }
}
