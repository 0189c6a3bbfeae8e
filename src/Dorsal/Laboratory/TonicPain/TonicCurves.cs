using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Units;

namespace Dorsal.Laboratory.TonicPain;

/// <summary>Makes a curve of each run and says what had to be decided: gaps, a late start, an early end, a rating carried on.</summary>
internal sealed class TonicCurves(TonicProtocol protocol, TrialLog log, List<Trace> traces)
{
    /// <summary>The run's curve, or null where it has no rating; its notes go to <paramref name="quality"/>.</summary>
    public RatingCurve? Of(TonicRun run, Unit unit, List<Note> quality)
    {
        var ceiling = protocol.Ceiling.Value;
        var stop = Math.Min(run.Withdrawal ?? double.PositiveInfinity, ceiling);
        var samples = run.Samples.OrderBy(s => s.Time).ToList();
        foreach (var (_, value, name, place) in samples.Where(s => s.Time > stop))
        {
            var why = new Note(
                Grade.Note,
                stop < ceiling ? "TonicAfterWithdrawal" : "TonicAfterCeiling",
                place,
                name,
                Show.Quantity(stop, "s")
            );
            log.Reject(run.Series, name, value, unit, why);
        }

        samples.RemoveAll(s => s.Time > stop);
        foreach (var (_, value, name, place) in samples)
        {
            log.Add(new Trial(run.Series, name, value, unit, TrialStatus.Used, "", place));
        }

        if (samples.Count == 0)
        {
            return null;
        }

        var curve = new RatingCurve(
            [.. samples.Select(s => s.Time)],
            [.. samples.Select(s => s.Rating)],
            run.Withdrawal is null ? null
                : protocol.CarriesLast ? ceiling
                : stop
        );
        quality.AddRange(Check(run, curve, stop));
        traces.Add(
            new Trace("rating", run.Series, run.Label, curve.Times, curve.Ratings, "s", unit.Code, [], run.File)
        );
        return curve;
    }

    private IEnumerable<Note> Check(TonicRun run, RatingCurve curve, double stop)
    {
        var place = new Place(run.File);
        if (run.Missing > 0)
        {
            yield return new Note(Grade.Note, "TonicSamplesMissing", place, Show.Count(run.Missing));
        }

        if (curve.Times[0] > 0)
        {
            yield return new Note(Grade.Note, "TonicStartsLate", place, Show.Quantity(curve.Times[0], "s"));
        }

        var ceiling = protocol.Ceiling.Value;
        if (run.Withdrawal is null && curve.End < ceiling)
        {
            yield return new Note(
                Grade.Warning,
                "TonicEndsEarly",
                place,
                Show.Quantity(curve.End, "s"),
                Show.Quantity(ceiling, "s")
            );
        }
        else if (stop < ceiling)
        {
            yield return new Note(
                Grade.Note,
                protocol.CarriesLast ? "TonicCarried" : "TonicStopped",
                place,
                Show.Quantity(stop, "s"),
                Show.Quantity(ceiling, "s")
            );
        }
    }
}
