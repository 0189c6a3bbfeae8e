using System.Globalization;
using Dorsal.Laboratory.Protocols;
using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Studies;
using Dorsal.Studies.Tables;
using Dorsal.Units;

namespace Dorsal.Laboratory.PalpationTenderness;

/// <summary>
/// Tenderness on palpation, graded 0 to 4 at each site (claim 2.6: it may confirm and monitor a sensitised state; it does not
/// predict). Grades have an order but no distances, so repeated grades are summed up by their median, never their mean.
/// </summary>
public sealed class PalpationTendernessTest : ILaboratoryTest
{
    private static readonly Detector Palpation = new("palpation-grades", "1.0");

    private static readonly Outcome Tenderness = new(
        "palpation_tenderness",
        "Tend.",
        Unit.Parse("{grade}"),
        UnitScale.Linear,
        Gain.WhenHigher
    )
    {
        IsOrdinal = true,
    };

    private static readonly Outcome TenderSites = new(
        "tender_sites",
        "Tend. n",
        Unit.Parse("{count}"),
        UnitScale.Linear,
        Gain.WhenHigher
    );

    /// <inheritdoc/>
    public string Id => "palpation";

    /// <inheritdoc/>
    public IReadOnlyList<Outcome> Outcomes { get; } = [Tenderness, TenderSites];

    /// <inheritdoc/>
    public Analysis Analyse(IReadOnlyList<Recording> recordings, ProtocolReader protocol)
    {
        var log = new TrialLog();
        var fields = protocol.For(recordings[0].Sidecar);
        var highest = fields.Count("highest_grade");
        var tenderFrom = fields.Count("tender_from");
        foreach (var recording in recordings)
        {
            Read(Expect.TrialTable(recording), highest, log);
        }

        var build = new FindingBuilder(recordings[0], Id, Palpation);
        var findings = log.BySeries()
            .Select(s => build.Make(s.Series, LowerMedian(s.Trials), s.Trials[0].Unit, s.Trials, []))
            .ToList();
        findings.AddRange(Counts(build, findings, log.Trials, tenderFrom));
        return new Analysis(findings, log.Trials, log.Notes, []);
    }

    private static void Read(TrialTable table, int highest, TrialLog log)
    {
        var grade = TrialColumn.Of(table, "tenderness", Tenderness.Unit);
        log.Add(grade.Notes);
        var order = 0;
        foreach (var row in table.Table.Rows)
        {
            order++;
            var series = SeriesKeys.Of(table, row, Tenderness);
            var label = SeriesKeys.LabelOf(table, row, order);
            var (value, fault) = grade.Read(row);
            fault ??=
                value < 0 || value > highest || value != Math.Floor(value)
                    ? new Note(
                        Grade.Error,
                        "GradeNotWhole",
                        grade.PlaceOf(row),
                        grade.Show(row),
                        string.Create(CultureInfo.InvariantCulture, $"0 … {highest}")
                    )
                    : null;
            if (fault is not null)
            {
                log.Reject(series, label, value, grade.Unit, fault);
            }
            else
            {
                log.Add(new Trial(series, label, value, grade.Unit, TrialStatus.Used, "", grade.PlaceOf(row)));
            }
        }
    }

    // With an even number of grades the lower of the two middle ones: a grade between two grades does not exist.
    private static Estimate LowerMedian(IReadOnlyList<Trial> trials)
    {
        var grades = TrialStatistics.Values(trials).Order().ToList();
        return grades.Count == 0
            ? Estimate.None(FitOutcome.TooFewTrials)
            : Estimate.WithoutError(grades[(grades.Count - 1) / 2]);
    }

    private static IEnumerable<Finding> Counts(
        FindingBuilder build,
        List<Finding> sites,
        IReadOnlyList<Trial> trials,
        int tenderFrom
    ) =>
        sites
            .Where(site => site.Estimate.IsFitted)
            .GroupBy(site => site.Series.Condition, StringComparer.Ordinal)
            .Select(condition =>
                build.Make(
                    new SeriesKey(TenderSites.Id, "all", "", condition.Key),
                    Estimate.WithoutError(condition.Count(site => site.Estimate.Value >= tenderFrom)),
                    TenderSites.Unit,
                    [.. trials.Where(trial => trial.Series.Condition == condition.Key)],
                    []
                )
            );
}
