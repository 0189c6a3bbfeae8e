using System.Globalization;
using Dorsal.Laboratory.Protocols;
using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Studies;
using Dorsal.Units;

namespace Dorsal.Laboratory.StimulusResponse;

/// <summary>
/// Ratings of stimuli of several intensities: slope of the rating on the intensity, mean rating, and the mean at each intensity, each by
/// condition, such as down- and up-regulation of pain.
/// </summary>
public sealed class StimulusResponseTest : ILaboratoryTest
{
    private static readonly Detector Ratings = new("response-ratings", "1.0");

    /// <inheritdoc/>
    public string Id => "response";

    /// <inheritdoc/>
    public IReadOnlyList<Outcome> Outcomes => ResponseOutcomes.All;

    /// <inheritdoc/>
    public Analysis Analyse(IReadOnlyList<Recording> recordings, ProtocolReader protocol)
    {
        var log = new TrialLog();
        var ratings = new List<RatedStimulus>();
        var fields = protocol.For(recordings[0].Sidecar);
        var fewest = fields.Count("fewest_intensities");
        var most = fields.Count("most_intensities");
        var tables = recordings.Select(Expect.TrialTable).ToList();
        var scale = RatingScale.Of(tables);
        foreach (var table in tables)
        {
            new ResponseTrials(table, scale, log).Read(ratings);
        }

        var build = new FindingBuilder(recordings[0], Id, Ratings);
        var findings = new List<Finding>();
        foreach (var (series, trials) in log.BySeries())
        {
            var counted = ratings.FindAll(rating => rating.Trial.Series == series);
            List<Note> quality = [.. Check(counted, fewest, most), .. new RatingsAtEnd().Check(trials)];
            log.Add(quality);
            findings.AddRange(Findings(build, series, trials, counted, quality));
            findings.AddRange(AtIntensities(build, series, counted, most));
        }

        return new Analysis(findings, log.Trials, log.Notes, []);
    }

    private static IEnumerable<Finding> Findings(
        FindingBuilder build,
        SeriesKey series,
        IReadOnlyList<Trial> trials,
        List<RatedStimulus> counted,
        List<Note> quality
    )
    {
        var stimulus = StimulusOf(series);
        var unit = trials[0].Unit;
        var slope = series with { Outcome = stimulus.Slope.Id };
        yield return build.Make(slope, ResponseEstimates.Slope(counted), unit.Per(stimulus.Intensity), trials, quality);
        yield return build.Make(series, ResponseEstimates.Mean(counted), unit, trials, quality);
    }

    // The intensity stands in the condition: a series has no other place for it, and nobody compares 44 °C with 45 °C as conditions.
    private static IEnumerable<Finding> AtIntensities(
        FindingBuilder build,
        SeriesKey series,
        List<RatedStimulus> counted,
        int most
    )
    {
        var stimulus = StimulusOf(series);
        var levels = counted.GroupBy(rating => rating.Intensity).OrderBy(level => level.Key).ToList();
        return levels.Count > most
            ? []
            : levels.Select(level =>
                build.Make(
                    series with
                    {
                        Outcome = stimulus.AtIntensity.Id,
                        Condition = string.Create(
                                CultureInfo.InvariantCulture,
                                $"{series.Condition} {level.Key:0.###} {stimulus.Intensity.Symbol}"
                            )
                            .Trim(),
                    },
                    MeanEstimate.From([.. level.Select(rating => rating.Rating)]),
                    level.First().Trial.Unit,
                    [.. level.Select(rating => rating.Trial)],
                    []
                )
            );
    }

    private static ResponseStimulus StimulusOf(SeriesKey series) =>
        ResponseOutcomes.Stimuli.First(stimulus => stimulus.Mean.Id == series.Outcome);

    private static IEnumerable<Note> Check(List<RatedStimulus> counted, int fewest, int most)
    {
        var levels = counted.Select(rating => rating.Intensity).Distinct().Count();
        if (counted.Count > 0 && levels < fewest)
        {
            yield return new Note(
                Grade.Warning,
                "FewIntensities",
                counted[0].Trial.Place,
                Show.Count(levels),
                Show.Count(fewest)
            );
        }

        if (levels > most)
        {
            yield return new Note(
                Grade.Note,
                "ManyIntensities",
                counted[0].Trial.Place,
                Show.Count(levels),
                Show.Count(most)
            );
        }
    }
}
