using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Numerics;

namespace Dorsal.Laboratory.TemporalSummation;

/// <summary>
/// Trains of which every pulse is rated (evidence C.2). Each train yields one number a summary; several trains give their mean with the
/// t interval between trains, which holds however the ratings within a train hang together. The slope of a single train has the
/// interval of <see cref="TrendEstimate"/>; the differences of a single train have none.
/// </summary>
internal static class PulseTrains
{
    public static SummationResult Of(List<SummationRating> ratings, SummationProtocol protocol)
    {
        var last =
            protocol.Pulses > 0 ? protocol.Pulses : ratings.Select(rating => rating.Pulse).DefaultIfEmpty(0).Max();
        var trains = ratings
            .GroupBy(rating => rating.Repeat, StringComparer.Ordinal)
            .Select(train => (IReadOnlyList<SummationRating>)[.. train.OrderBy(rating => rating.Pulse)])
            .ToList();
        var estimates = new Dictionary<Summary, Estimate>
        {
            [Summary.Slope] = Slope(trains, protocol),
            [Summary.LastMinusFirst] = Mean(trains, train => At(train, last) - At(train, 1), last > 1),
            [Summary.RestMinusFirst] = Mean(trains, train => Whole(train, 2, last) - At(train, 1), last > 1),
            [Summary.LateMinusEarly] = Mean(
                trains,
                train => Whole(train, last - protocol.Late + 1, last) - Whole(train, 1, protocol.Early),
                last >= protocol.Early + protocol.Late
            ),
        };
        return new(estimates, [.. Notes(trains, last, protocol)]);
    }

    private static Estimate Slope(List<IReadOnlyList<SummationRating>> trains, SummationProtocol protocol)
    {
        var usable = trains.Where(train => train.Count >= protocol.FewestForSlope).ToList();
        if (usable.Count != 1)
        {
            return MeanEstimate.From([
                .. usable.Select(train => SlopeEstimate.From(Numbers(train), Values(train)).Value),
            ]);
        }

        var (x, y) = (Numbers(usable[0]), Values(usable[0]));
        return TrendEstimate.From(x, y, protocol.LowestCorrelation, protocol.HighestCorrelation);
    }

    private static double[] Numbers(IReadOnlyList<SummationRating> train) =>
        [.. train.Select(rating => (double)rating.Pulse)];

    private static double[] Values(IReadOnlyList<SummationRating> train) => [.. train.Select(rating => rating.Value)];

    private static Estimate Mean(
        List<IReadOnlyList<SummationRating>> trains,
        Func<IReadOnlyList<SummationRating>, double> of,
        bool isPossible
    ) =>
        isPossible
            ? MeanEstimate.From([.. trains.Select(of).Where(double.IsFinite)])
            : Estimate.None(FitOutcome.TooFewTrials);

    private static double At(IReadOnlyList<SummationRating> train, int pulse) => MeanOf(train, pulse, pulse);

    private static double MeanOf(IReadOnlyList<SummationRating> train, int from, int to)
    {
        var values = train.Where(rating => rating.Pulse >= from && rating.Pulse <= to).Select(rating => rating.Value);
        return values.DefaultIfEmpty(double.NaN).Average();
    }

    // A mean of some of the pulses only would not be the same summary in every train.
    private static double Whole(IReadOnlyList<SummationRating> train, int from, int to) =>
        train.Count(rating => rating.Pulse >= from && rating.Pulse <= to) == to - from + 1
            ? MeanOf(train, from, to)
            : double.NaN;

    private static IEnumerable<Note> Notes(
        List<IReadOnlyList<SummationRating>> trains,
        int last,
        SummationProtocol protocol
    )
    {
        if (trains.Count > 0 && trains.Count < protocol.Trains)
        {
            yield return new Note(
                Grade.Warning,
                "FewTrials",
                trains[0][0].Trial.Place,
                Show.Count(trains.Count),
                Show.Count(protocol.Trains)
            );
        }

        foreach (var train in trains.Where(train => train.Count < last))
        {
            yield return new Note(
                Grade.Warning,
                "TrainIncomplete",
                train[0].Trial.Place,
                Show.Count(train.Count),
                Show.Count(last),
                train[0].Repeat,
                Show.Count(protocol.FewestForSlope)
            );
        }
    }
}
