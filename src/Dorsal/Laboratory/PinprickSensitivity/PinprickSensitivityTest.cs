using Dorsal.Laboratory.Protocols;
using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Studies;
using Dorsal.Studies.Tables;
using Dorsal.Units;

namespace Dorsal.Laboratory.PinprickSensitivity;

/// <summary>
/// Mechanical pain sensitivity: pinpricks of several forces in several runs, each rated 0-100; the outcome is the geometric mean
/// of all ratings (Rolke et al. 2006). A small constant is added to every rating before the logarithm, because ratings may be 0.
/// </summary>
/// <remarks>The error comes from the runs: each run holds every force once, so the mean of its logarithms repeats the whole measurement.</remarks>
public sealed class PinprickSensitivityTest : ILaboratoryTest
{
    private static readonly Detector Ratings = new("pinprick-ratings", "1.0");

    private static readonly Outcome Sensitivity = new(
        "mechanical_pain_sensitivity",
        "MPS",
        PainRating.Unit,
        UnitScale.Log10,
        Gain.WhenHigher
    );

    /// <inheritdoc/>
    public string Id => "pinprick";

    /// <inheritdoc/>
    public IReadOnlyList<Outcome> Outcomes { get; } = [Sensitivity];

    /// <inheritdoc/>
    public Analysis Analyse(IReadOnlyList<Recording> recordings, ProtocolReader protocol)
    {
        var log = new TrialLog();
        var ratings = new List<Rating>();
        var fields = protocol.For(recordings[0].Sidecar);
        var offset = fields.Number("zero_offset");
        var runs = fields.Count("runs");
        foreach (var recording in recordings)
        {
            Read(Expect.TrialTable(recording), log, ratings);
        }

        var build = new FindingBuilder(recordings[0], Id, Ratings);
        var findings = new List<Finding>();
        foreach (var (series, trials) in log.BySeries())
        {
            var counted = ratings
                .Where(rating => rating.Trial.Series == series && rating.Trial.Unit == trials[0].Unit)
                .ToList();
            var quality = Check(counted, trials, offset, runs).ToList();
            log.Add(quality);
            findings.Add(build.Make(series, Estimated(counted, offset), trials[0].Unit, trials, quality));
        }

        return new Analysis(findings, log.Trials, log.Notes, []);
    }

    private static void Read(TrialTable table, TrialLog log, List<Rating> ratings)
    {
        var rating = TrialColumn.Of(table, "rating", PainRating.Unit);
        var force = TrialColumn.Of(table, "force", Millinewtons.Unit);
        log.Add(rating.Notes);
        log.Add(force.Notes);
        var order = 0;
        foreach (var row in table.Table.Rows)
        {
            order++;
            var series = SeriesKeys.Of(table, row, Sensitivity);
            var (value, fault) = rating.Read(row);
            var run = table.TextOf(row, "run");
            var label = $"{run}/{SeriesKeys.LabelOf(table, row, order)}";
            fault ??=
                value < 0 || (value > 100 && rating.Unit != Unit.Unstated)
                    ? new Note(Grade.Error, "ValueImpossible", rating.PlaceOf(row), rating.Show(row), "0 … 100")
                    : null;
            if (fault is not null)
            {
                log.Reject(series, label, value, rating.Unit, fault);
            }
            else
            {
                var trial = new Trial(series, label, value, rating.Unit, TrialStatus.Used, "", rating.PlaceOf(row));
                log.Add(trial);
                var (millinewtons, noForce) = force.Read(row);
                if (noForce is { Grade: Grade.Error })
                {
                    log.Add(noForce);
                }

                ratings.Add(new Rating(trial, run, millinewtons));
            }
        }
    }

    private static Estimate Estimated(List<Rating> ratings, double offset)
    {
        if (ratings.Count == 0)
        {
            return Estimate.None(FitOutcome.TooFewTrials);
        }

        double Log(Rating rating) => Math.Log10(rating.Trial.Value + offset);
        var mean = MeanEstimate.From([.. ratings.Select(Log)]).Value;
        var runs = MeanEstimate.From([
            .. ratings.GroupBy(rating => rating.Run, StringComparer.Ordinal).Select(run => run.Average(Log)),
        ]);

        // With incomplete runs the mean of the runs is not quite the mean of the ratings; the interval keeps its width around the latter.
        var log10 = runs.HasInterval
            ? new Estimate(mean, runs.StandardError, mean - (runs.Value - runs.Low), mean + (runs.High - runs.Value))
            : Estimate.WithoutError(mean);
        return new Log10Estimate(log10).BackTransformed;
    }

    private static IEnumerable<Note> Check(
        List<Rating> ratings,
        IReadOnlyList<Trial> trials,
        double offset,
        int wantedRuns
    )
    {
        var runs = ratings.Select(rating => rating.Run).Distinct(StringComparer.Ordinal).Count();
        if (runs > 0 && runs < wantedRuns)
        {
            yield return new Note(
                Grade.Warning,
                "FewTrials",
                trials[0].Place,
                Show.Count(runs),
                Show.Count(wantedRuns)
            );
        }

        var zeros = ratings.Count(rating => rating.Trial.Value == 0);
        if (zeros > 0)
        {
            yield return new Note(
                Grade.Note,
                "RatingZero",
                trials[0].Place,
                Show.Count(zeros),
                Show.Count(ratings.Count),
                Show.Quantity(offset, "")
            );
        }

        var slope = SlopeOnLogForce(ratings);
        if (slope <= 0)
        {
            yield return new Note(
                Grade.Warning,
                "RatingNonIncreasing",
                trials[0].Place,
                Show.Quantity(slope, "/log₁₀ mN")
            );
        }
    }

    private static double SlopeOnLogForce(List<Rating> ratings)
    {
        var points = ratings
            .Where(rating => rating.Force > 0)
            .Select(rating => (X: Math.Log10(rating.Force), Y: rating.Trial.Value))
            .ToList();
        if (points.Select(point => point.X).Distinct().Count() < 2)
        {
            return double.NaN;
        }

        var (x, y) = (points.Average(point => point.X), points.Average(point => point.Y));
        return points.Sum(point => (point.X - x) * (point.Y - y)) / points.Sum(point => (point.X - x) * (point.X - x));
    }

    private sealed record Rating(Trial Trial, string Run, double Force);
}
