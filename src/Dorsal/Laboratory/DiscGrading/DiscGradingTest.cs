using System.Text.Json.Nodes;
using Dorsal.Courses.Simulation;
using Dorsal.Laboratory.Protocols;
using Dorsal.Laboratory.Quality;
using Dorsal.Laboratory.Virtual;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.People;
using Dorsal.Studies;

namespace Dorsal.Laboratory.DiscGrading;

/// <summary>
/// Degeneration of lumbar discs on magnetic resonance images: Pfirrmann grade and Modic type of each level (claims 1.3 to 1.6; evidence
/// sections 1-5, C.8). Grades have an order but no distances: the highest and the number of levels stand for a person, never a mean.
/// </summary>
/// <remarks>The rater is the condition: what two raters say is compared in <c>agreement.csv</c> and never merged.</remarks>
public sealed class DiscGradingTest : ILaboratoryTest, IVirtualTest
{
    /// <summary>Its id.</summary>
    internal const string TestId = "discs";

    private static readonly Detector Grades = new("disc-grades", "1.0");

    /// <inheritdoc/>
    public string Id => TestId;

    /// <inheritdoc/>
    public IReadOnlyList<Outcome> Outcomes => DiscOutcomes.All;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, JsonObject> Sidecars => DiscPerformance.Sidecars;

    /// <inheritdoc/>
    public Note? Refuse(SimulationRequest simulation)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        return simulation.Region == Region.Back
            ? null
            : new Note(Grade.Error, "TestOtherRegion", new Place("--tests"), Id, SnakeCase.Of(simulation.Region));
    }

    /// <inheritdoc/>
    public void Perform(Visit visit, VisitRecorder record) => DiscPerformance.Perform(visit, record);

    /// <inheritdoc/>
    public Analysis Analyse(IReadOnlyList<Recording> recordings, ProtocolReader protocol)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        var log = new TrialLog();
        var fields = protocol.For(recordings[0].Sidecar);
        var highest = fields.Count("highest_grade");
        var degenerated = fields.Count("degenerated_from");
        _ = fields.Word("kappa_weights");
        foreach (var recording in recordings)
        {
            new DiscRows(Expect.TrialTable(recording), highest, log).Read();
        }

        var build = new FindingBuilder(recordings[0], Id, Grades);
        var findings = log.BySeries().Select(s => Level(build, s.Series, s.Trials)).ToList();
        foreach (var rater in log.Trials.GroupBy(trial => trial.Series.Condition, StringComparer.Ordinal))
        {
            Sum(build, rater.Key, [.. rater], degenerated, log, findings);
        }

        return new Analysis(findings, log.Trials, log.Notes, []);
    }

    private static Finding Level(FindingBuilder build, SeriesKey series, IReadOnlyList<Trial> trials)
    {
        var grade = trials.FirstOrDefault(trial => trial.Counts);
        var value = grade is null ? Estimate.None(FitOutcome.TooFewTrials) : Estimate.WithoutError(grade.Value);
        return build.Make(series, value, trials[0].Unit, trials, []);
    }

    private static void Sum(
        FindingBuilder build,
        string rater,
        IReadOnlyList<Trial> trials,
        int degenerated,
        TrialLog log,
        List<Finding> findings
    )
    {
        List<Trial> Of(Outcome outcome) =>
            [.. trials.Where(trial => trial.Series.Outcome == outcome.Id && trial.Counts)];
        void Add(Outcome outcome, List<Trial> graded, Func<List<Trial>, double> value)
        {
            if (graded.Count > 0)
            {
                var series = new SeriesKey(outcome.Id, "", "", rater);
                var few = Few(graded).ToList();
                log.Add(few.Except(log.Notes));
                findings.Add(build.Make(series, Estimate.WithoutError(value(graded)), outcome.Unit, graded, few));
            }
        }

        var (grades, modic) = (Of(DiscOutcomes.Grade), Of(DiscOutcomes.Modic));
        Add(DiscOutcomes.Highest, grades, g => g.Max(trial => trial.Value));
        Add(DiscOutcomes.Degenerated, grades, g => g.Count(trial => trial.Value >= degenerated));
        Add(DiscOutcomes.ModicLevels, modic, m => m.Count(trial => trial.Value > 0));
        Add(DiscOutcomes.ModicOne, modic, m => m.Count(trial => trial.Value == 1));
    }

    // A count over fewer levels is not that of the others, and the highest may be in what was not graded.
    private static IEnumerable<Note> Few(List<Trial> graded) =>
        graded.Count < DiscRows.Levels.Length
            ?
            [
                new Note(
                    Grade.Warning,
                    "DiscLevelsMissing",
                    graded[0].Place with
                    {
                        Line = null,
                    },
                    Show.Count(graded.Count),
                    Show.Count(DiscRows.Levels.Length)
                ),
            ]
            : [];
}
