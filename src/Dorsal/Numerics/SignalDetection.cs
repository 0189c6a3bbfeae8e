using MathNet.Numerics.Distributions;

namespace Dorsal.Numerics;

/// <summary>Sensitivity and criterion of yes-no answers (Green and Swets 1966; Macmillan and Creelman 2005, from memory).</summary>
/// <param name="Sensitivity">d' = z(H) - z(F).</param>
/// <param name="Criterion">c = -(z(H) + z(F)) / 2; above 0 the person says yes too seldom.</param>
/// <remarks>
/// The rates are (count + 1/2) / (trials + 1), so that rates of 0 and 1 have a z (log-linear rule; Hautus, Behav Res Methods 1995;27:46-51, from
/// memory). Limits of each z are those of Jeffreys' interval of the rate, and are recovered into limits of sum and difference (MOVER; Zou and
/// Donner, Stat Med 2008;27:1693-1702, from memory).
/// </remarks>
public sealed record SignalDetection(Estimate Sensitivity, Estimate Criterion)
{
    /// <summary>From the counts of the answers.</summary>
    /// <param name="hits">Stimuli answered yes.</param>
    /// <param name="stimuli">All stimuli.</param>
    /// <param name="falseAlarms">Catch trials answered yes.</param>
    /// <param name="catchTrials">All catch trials.</param>
    /// <returns>No fit (<see cref="FitOutcome.TooFewTrials"/>) without stimuli or without catch trials.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are more answers than trials.</exception>
    public static SignalDetection From(int hits, int stimuli, int falseAlarms, int catchTrials)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hits, stimuli);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(falseAlarms, catchTrials);
        if (stimuli == 0 || catchTrials == 0)
        {
            var none = Estimate.None(FitOutcome.TooFewTrials);
            return new SignalDetection(none, none);
        }

        var (hit, alarm) = (Score.Of(hits, stimuli), Score.Of(falseAlarms, catchTrials));
        return new SignalDetection(Sum(hit, alarm.Negative(), 1), Sum(hit.Negative(), alarm.Negative(), 0.5));
    }

    private static Estimate Sum(Score a, Score b, double factor)
    {
        var below = Math.Sqrt(Square(a.Value - a.Low) + Square(b.Value - b.Low));
        var above = Math.Sqrt(Square(a.High - a.Value) + Square(b.High - b.Value));
        var value = factor * (a.Value + b.Value);
        var (low, high) = (value - (factor * below), value + (factor * above));
        return new Estimate(value, (high - low) / (2 * Level.Normal975), low, high);
    }

    private static double Square(double x) => x * x;

    private sealed record Score(double Value, double Low, double High)
    {
        public static Score Of(int count, int trials)
        {
            double Limit(double probability) => Beta.InvCDF(count + 0.5, trials - count + 0.5, probability);
            return new(Z((count + 0.5) / (trials + 1)), Z(Limit(Level.Tail)), Z(Limit(1 - Level.Tail)));
        }

        public Score Negative() => new(-Value, -High, -Low);

        private static double Z(double rate) => Normal.InvCDF(0, 1, rate);
    }
}
