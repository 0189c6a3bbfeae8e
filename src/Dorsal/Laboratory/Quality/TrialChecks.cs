using System.Globalization;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Parameters;

namespace Dorsal.Laboratory.Quality;

/// <summary>Fewer trials count than the protocol asks for.</summary>
internal sealed class EnoughTrials(int wanted) : ITrialCheck
{
    public IEnumerable<Note> Check(IReadOnlyList<Trial> trials)
    {
        var counted = trials.Count(trial => trial.Counts);
        if (counted > 0 && counted < wanted)
        {
            yield return new Note(Grade.Warning, "FewTrials", trials[0].Place, Show.Count(counted), Show.Count(wanted));
        }
    }
}

/// <summary>Trials ended at the instrument's limit.</summary>
internal sealed class WithinLimits : ITrialCheck
{
    private static readonly int CalibratedFrom = (int)ParameterTable.Get("censoring.calibrated_from").Number;

    public IEnumerable<Note> Check(IReadOnlyList<Trial> trials)
    {
        var counted = trials.Count(trial => trial.Counts);
        var censored = trials.Count(trial => trial.IsCensored);
        if (censored == 0)
        {
            yield break;
        }

        yield return censored == counted
            ? new Note(Grade.Warning, "AllAtCutOff", trials[0].Place, Show.Count(censored))
            : new Note(Grade.Warning, "AtCutOff", trials[0].Place, Show.Count(censored), Show.Count(counted));
        if (censored < counted && counted < CalibratedFrom)
        {
            yield return new Note(
                Grade.Warning,
                "FewTrialsForCensoring",
                trials[0].Place,
                Show.Count(counted),
                Show.Count(censored),
                Show.Count(CalibratedFrom)
            );
        }
    }
}

/// <summary>Ratings are at the upper end of their scale, beyond which nothing can show.</summary>
internal sealed class RatingsAtEnd : ITrialCheck
{
    public IEnumerable<Note> Check(IReadOnlyList<Trial> trials)
    {
        var atEnd = trials.Where(trial => trial.Counts && trial.Value >= RatingScale.HighestOf(trial.Unit)).ToList();
        if (atEnd.Count > 0)
        {
            yield return new Note(
                Grade.Warning,
                "RatingsAtEnd",
                atEnd[0].Place,
                Show.Count(atEnd.Count),
                Show.Count(trials.Count(trial => trial.Counts))
            );
        }
    }
}

/// <summary>Trials ended at the instrument's limit under a rule that counts limits as values.</summary>
internal sealed class LimitsAsValues : ITrialCheck
{
    public IEnumerable<Note> Check(IReadOnlyList<Trial> trials)
    {
        var censored = trials.Count(trial => trial.IsCensored);
        if (censored > 0)
        {
            var counted = trials.Count(trial => trial.Counts);
            yield return new Note(
                Grade.Warning,
                "LimitsAsValues",
                trials[0].Place,
                Show.Count(censored),
                Show.Count(counted)
            );
        }
    }
}

/// <summary>The trials scatter more than is usual.</summary>
internal sealed class SpreadWithin(double limit) : ITrialCheck
{
    public IEnumerable<Note> Check(IReadOnlyList<Trial> trials)
    {
        var exact = trials.Where(trial => trial.Status == TrialStatus.Used).ToList();
        if (exact.Count < 2)
        {
            yield break;
        }

        var values = TrialStatistics.Values(exact);
        var spread = MeanEstimate.From(values).StandardError * Math.Sqrt(values.Length);
        if (spread > limit)
        {
            yield return new Note(
                Grade.Warning,
                "SpreadLarge",
                exact[0].Place,
                Show.Quantity(spread, exact[0]),
                Show.Quantity(limit, exact[0])
            );
        }
    }
}

/// <summary>The trials go up or down from first to last: sensitisation or habituation within the series.</summary>
internal sealed class DriftWithin(double limit) : ITrialCheck
{
    public IEnumerable<Note> Check(IReadOnlyList<Trial> trials)
    {
        var exact = trials.Where(trial => trial.Status == TrialStatus.Used).ToList();
        if (exact.Count < 3)
        {
            yield break;
        }

        var drift = exact[^1].Value - exact[0].Value;
        if (Math.Abs(drift) > limit)
        {
            yield return new Note(
                Grade.Warning,
                "DriftLarge",
                exact[0].Place,
                Show.Quantity(drift, exact[0]),
                Show.Quantity(limit, exact[0])
            );
        }
    }
}

/// <summary>How numbers stand in notes.</summary>
internal static class Show
{
    public static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    public static string Quantity(double value, Trial trial) => Quantity(value, trial.Unit.Symbol);

    public static string Quantity(double value, string symbol) =>
        string.Create(CultureInfo.InvariantCulture, $"{value:0.###} {symbol}").TrimEnd();
}
