namespace Dorsal.Numerics;

/// <summary>The profile likelihood of each parameter of a <see cref="BoltzmannCurve"/>.</summary>
internal sealed class BoltzmannProfile
{
    // A step is what the root of the deviance should grow by; bisection then shrinks the last one by 2^14.
    private const int MostSteps = 60;
    private const int Bisections = 14;

    private readonly BoltzmannTrials trials;
    private readonly double cut;
    private readonly double least;

    /// <summary>Finds the most likely parameters.</summary>
    /// <param name="trials">The data.</param>
    /// <param name="cut">Deviance (twice the loss of log likelihood) at which an interval ends.</param>
    public BoltzmannProfile(BoltzmannTrials trials, double cut)
    {
        (this.trials, this.cut) = (trials, cut);
        Best = Search(trials.Start(), fixedAt: -1);
        Best = Search(Best, fixedAt: -1);
        least = trials.Misfit(Best);
    }

    /// <summary>The most likely parameters.</summary>
    public double[] Best { get; }

    /// <summary>A parameter with the ends of its profile, on the scale on which it is searched.</summary>
    public ProfiledValue Of(int parameter)
    {
        var (low, isOpenBelow) = End(parameter, -1);
        var (high, isOpenAbove) = End(parameter, 1);
        return new ProfiledValue(
            Best[parameter],
            isOpenBelow ? double.NegativeInfinity : low,
            isOpenAbove ? double.PositiveInfinity : high,
            isOpenBelow,
            isOpenAbove
        );
    }

    private (double At, bool IsOpen) End(int parameter, int direction)
    {
        var ends = trials.EndsOf(parameter);
        var limit = direction > 0 ? ends.High : ends.Low;
        var step = (ends.High - ends.Low) / 1000;
        var from = Best;
        for (var i = 0; i < MostSteps; i++, step *= 1.5)
        {
            var at = from[parameter] + (direction * step);
            var isEnd = direction > 0 ? at >= limit : at <= limit;
            var next = Constrained(from, parameter, isEnd ? limit : at);
            if (Deviance(next) > cut)
            {
                return (Bisect(parameter, from, next), false);
            }

            if (isEnd)
            {
                return (limit, true);
            }

            from = next;
        }

        return (from[parameter], true);
    }

    private double Bisect(int parameter, double[] inside, double[] outside)
    {
        for (var i = 0; i < Bisections; i++)
        {
            var middle = Constrained(inside, parameter, (inside[parameter] + outside[parameter]) / 2);
            (inside, outside) = Deviance(middle) > cut ? (inside, middle) : (middle, outside);
        }

        return (inside[parameter] + outside[parameter]) / 2;
    }

    private double Deviance(double[] at) => 2 * (trials.Misfit(at) - least);

    private double[] Constrained(double[] near, int parameter, double value)
    {
        var start = (double[])near.Clone();
        start[parameter] = value;
        return Search(start, parameter);
    }

    private double[] Search(double[] start, int fixedAt)
    {
        int[] free = [.. Enumerable.Range(0, start.Length).Where(i => i != fixedAt)];
        var at = (double[])start.Clone();
        double Misfit(double[] point)
        {
            Fill(point);
            return trials.Misfit(at);
        }

        void Fill(double[] point)
        {
            for (var i = 0; i < free.Length; i++)
            {
                at[free[i]] = point[i];
            }
        }

        Fill(
            Simplex.Minimum(
                Misfit,
                [.. free.Select(i => start[i])],
                [.. free.Select(i => (trials.EndsOf(i).High - trials.EndsOf(i).Low) / 100)]
            )
        );
        return at;
    }
}
