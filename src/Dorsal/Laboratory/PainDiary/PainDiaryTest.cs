using System.Text.Json.Nodes;
using Dorsal.Courses.Simulation;
using Dorsal.Laboratory.Protocols;
using Dorsal.Laboratory.Quality;
using Dorsal.Laboratory.Virtual;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Studies;

namespace Dorsal.Laboratory.PainDiary;

/// <summary>
/// A pain diary: daily ratings 0-10 become mean and day-to-day variability, with errors that allow for the likeness of neighbouring
/// days, and the clinical course: episodes, recovery, recurrence, chronic pain.
/// </summary>
/// <remarks>A missing day is missing; it is never a day without pain.</remarks>
public sealed class PainDiaryTest : ILaboratoryTest, IVirtualTest
{
    private static readonly Detector Diary = new("pain-diary", "1.0");

    /// <inheritdoc/>
    public string Id => DiaryPerformance.Task;

    /// <inheritdoc/>
    public IReadOnlyList<Outcome> Outcomes => DiaryOutcomes.All;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, JsonObject> Sidecars => DiaryPerformance.Sidecars;

    /// <inheritdoc/>
    public Note? Refuse(SimulationRequest simulation)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        return simulation.KeepsDailyPain
            ? null
            : new Note(Grade.Error, "DiaryNeedsDailyPain", new Place("--tests"), Id);
    }

    /// <inheritdoc/>
    public void Perform(Visit visit, VisitRecorder record) => DiaryPerformance.Perform(visit, record);

    /// <inheritdoc/>
    public Analysis Analyse(IReadOnlyList<Recording> recordings, ProtocolReader protocol)
    {
        var log = new TrialLog();
        var diary = new DiaryTrials(log);
        var used = DiaryProtocol.From(protocol.For(recordings[0].Sidecar));
        foreach (var recording in recordings)
        {
            diary.Read(Expect.TrialTable(recording));
        }

        var build = new FindingBuilder(recordings[0], Id, Diary);
        var findings = diary
            .Days.GroupBy(day => day.Trial.Series)
            .SelectMany(series => Findings(build, series.Key, [.. series], used, log))
            .ToList();
        return new Analysis(findings, log.Trials, log.Notes, []);
    }

    private static List<Finding> Findings(
        FindingBuilder build,
        SeriesKey key,
        IReadOnlyList<DiaryDay> rows,
        DiaryProtocol protocol,
        TrialLog log
    )
    {
        var series = new DiarySeries(rows, protocol.LongestDays);
        var trials = rows.Select(row => row.Trial).ToList();
        var estimate = series.Estimate();
        var quality = Check(series, estimate, protocol).ToList();
        log.Add(quality);
        Finding Make(Outcome outcome, Estimate value, IEnumerable<Note> notes, Bound bound = Bound.None) =>
            build.Make(key with { Outcome = outcome.Id }, value, outcome.Unit, trials, notes, bound);

        var measure = DiaryOutcomes.Measures.First(m => DiaryOutcomes.Mean(m).Id == key.Outcome);
        var unit = trials[0].Unit;
        var findings = new List<Finding>
        {
            Make(DiaryOutcomes.Mean(measure), estimate.Mean, quality) with
            {
                Unit = unit,
            },
            Make(DiaryOutcomes.Sd(measure), estimate.Sd, []) with
            {
                Unit = unit,
            },
        };
        if (measure == protocol.CourseMeasure && series.Rated > 0)
        {
            var share = 100.0 * series.Rated / series.Days.Length;
            findings.Add(Make(DiaryOutcomes.DaysPresent, Estimate.WithoutError(share), quality));
            foreach (var (outcome, value, bound, notes) in new CourseFindings(series, protocol).All())
            {
                log.Add(notes);
                if (!double.IsNaN(value))
                {
                    findings.Add(Make(outcome, Estimate.WithoutError(value), notes, bound));
                }
            }
        }

        return findings;
    }

    private static IEnumerable<Note> Check(DiarySeries series, SerialEstimate estimate, DiaryProtocol protocol)
    {
        var (rated, all) = (series.Rated, series.Days.Length);
        if (rated < all)
        {
            var note = new Note(Grade.Note, "DiaryDaysMissing", series.Place, Show.Count(all - rated), Show.Count(all));
            yield return rated < protocol.PresentShare * all ? note with { Grade = Grade.Warning } : note;
        }

        if (double.IsFinite(estimate.EffectiveCount))
        {
            yield return new Note(
                Grade.Note,
                "DiarySerialCorrelation",
                series.Place,
                Show.Quantity(estimate.Correlation, ""),
                Show.Quantity(Math.Round(estimate.EffectiveCount, 1), ""),
                Show.Count(rated)
            );
        }
    }
}
