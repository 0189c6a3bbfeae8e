using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Units;

namespace Dorsal.Laboratory.TemporalSummation;

/// <summary>
/// Single stimuli against trains, each train rated once as a whole: wind-up ratio mean(trains)/mean(singles) (DFNS; Rolke et al. 2006)
/// and the difference. A repeat is a single stimulus and a train on the same spot.
/// </summary>
internal static class WindUp
{
    public static SummationResult Of(List<SummationRating> ratings, SummationProtocol protocol, TrialLog log)
    {
        var pairs = Pairs(ratings, log);
        var singles = Values(ratings, "single");
        var trains = Values(ratings, "train");
        if (singles.Length == 0 || trains.Length == 0)
        {
            var none = Estimate.None(FitOutcome.TooFewTrials);
            return new(Both(none, none), []);
        }

        var unit = ratings[0].Trial.Unit;
        var offset = unit.ConvertsTo(PainRating.Unit)
            ? PainRating.Unit.Convert(protocol.Offset.Value, unit)
            : protocol.Offset.Value;
        var isPaired = pairs.Count >= 2;
        double[] above = [.. trains.Select(value => value + offset)];
        double[] below = [.. singles.Select(value => value + offset)];
        var ratio = isPaired ? RatioEstimate.From(above, below) : RatioOfMeans(above, below);
        var difference = isPaired
            ? MeanEstimate.From([.. pairs.Select(pair => pair.Train.Value - pair.Single.Value)])
            : Estimate.WithoutError(trains.Average() - singles.Average());
        var quality = Notes(ratings, pairs.Count, protocol.Pairs, ratio, offset, isPaired);
        return new(Both(NotBelowZero(ratio), difference), [.. quality]);
    }

    // Complete repeats, in the order of their single stimuli. From two on, incomplete ones do not count: value and error are of the same trials.
    private static List<(SummationRating Single, SummationRating Train)> Pairs(
        List<SummationRating> ratings,
        TrialLog log
    )
    {
        var trains = ratings
            .Where(rating => rating.Kind == "train")
            .ToDictionary(rating => rating.Repeat, StringComparer.Ordinal);
        var pairs = ratings
            .Where(rating => rating.Kind == "single" && trains.ContainsKey(rating.Repeat))
            .Select(single => (single, trains[single.Repeat]))
            .ToList();
        if (pairs.Count < 2)
        {
            return pairs;
        }

        var complete = pairs.Select(pair => pair.single.Repeat).ToHashSet(StringComparer.Ordinal);
        foreach (var rating in ratings.Where(rating => !complete.Contains(rating.Repeat)))
        {
            var lacks = rating.Kind == "single" ? "train" : "single";
            log.Withdraw(
                rating.Trial,
                new Note(Grade.Warning, "RepeatIncomplete", rating.Trial.Place, rating.Repeat, lacks)
            );
        }

        ratings.Clear();
        ratings.AddRange(pairs.SelectMany(pair => new[] { pair.single, pair.Item2 }));
        return pairs;
    }

    private static double[] Values(List<SummationRating> ratings, string kind) =>
        [.. ratings.Where(rating => rating.Kind == kind).Select(rating => rating.Value)];

    private static Estimate RatioOfMeans(double[] above, double[] below) =>
        RatioEstimate.From([above.Average()], [below.Average()]);

    private static Estimate NotBelowZero(Estimate ratio) =>
        ratio.HasInterval && ratio.Low < 0 ? new Estimate(ratio.Value, ratio.StandardError, 0, ratio.High) : ratio;

    private static IEnumerable<Note> Notes(
        List<SummationRating> ratings,
        int pairs,
        int wanted,
        Estimate ratio,
        double offset,
        bool isPaired
    )
    {
        var place = ratings[0].Trial.Place;
        var singles = ratings.Where(rating => rating.Kind == "single").ToList();
        var zeros = singles.Count(single => single.Value == 0);
        if (pairs < wanted)
        {
            yield return new Note(Grade.Warning, "FewTrials", place, Show.Count(pairs), Show.Count(wanted));
        }

        if (offset > 0)
        {
            var unit = ratings[0].Trial.Unit.Symbol;
            yield return new Note(
                zeros == singles.Count ? Grade.Warning : Grade.Note,
                "SinglesOffset",
                place,
                Show.Count(zeros),
                Show.Count(singles.Count),
                Show.Quantity(offset, unit)
            );
        }
        else if (zeros == singles.Count)
        {
            yield return new Note(Grade.Warning, "SinglesAllZero", place, Show.Count(zeros));
        }

        if (isPaired && ratio.IsFitted && !ratio.HasInterval)
        {
            yield return new Note(Grade.Warning, "RatioWithoutInterval", place, Show.Quantity(ratio.Value, ""));
        }
    }

    private static Dictionary<Summary, Estimate> Both(Estimate ratio, Estimate difference) =>
        new() { [Summary.WindUpRatio] = ratio, [Summary.TrainMinusSingle] = difference };
}
