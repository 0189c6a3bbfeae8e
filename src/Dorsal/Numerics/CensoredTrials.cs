namespace Dorsal.Numerics;

/// <summary>The trials of one person, sorted into exact values (as mean and sum of squares) and limits.</summary>
internal sealed class CensoredTrials
{
    // Exact values that agree to this relative precision are taken as identical: the rounding error of their sum.
    private const double Identical = 1e-12;

    private readonly List<(double Limit, double Sign, int Count)> limits = [];

    /// <summary>Sorts the trials; the inputs have been checked.</summary>
    public CensoredTrials(ReadOnlySpan<double> values, ReadOnlySpan<Censoring> censoring)
    {
        var exact = new List<double>(values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            if (censoring[i] == Censoring.Exact)
            {
                exact.Add(values[i]);
            }
            else
            {
                Add(values[i], censoring[i] == Censoring.AtCeiling ? 1 : -1);
            }
        }
        Exact = [.. exact];
        Mean = Moments.Mean(Exact);
        var sum = Moments.SumOfSquares(Exact, Mean);
        var noise = Identical * Math.Abs(Mean);
        SumOfSquares = sum <= Exact.Length * noise * noise ? 0 : sum;
        Surplus = FarthestContradiction(noise);
    }

    /// <summary>The uncensored values.</summary>
    public double[] Exact { get; }

    /// <summary>Their mean; NaN without any.</summary>
    public double Mean { get; }

    /// <summary>Their sum of squared deviations; 0 if they are identical.</summary>
    public double SumOfSquares { get; }

    /// <summary>
    /// The distinct limits, each with sign +1 for a ceiling and -1 for a floor, and how many trials reached it.
    /// </summary>
    public IReadOnlyList<(double Limit, double Sign, int Count)> Limits => limits;

    /// <summary>How far the farthest ceiling lies above, or floor below, the mean of the exact values; 0 if none.</summary>
    public double Surplus { get; }

    private void Add(double limit, double sign)
    {
        var known = limits.FindIndex(l => l.Limit == limit && l.Sign == sign);
        if (known < 0)
        {
            limits.Add((limit, sign, 1));
        }
        else
        {
            limits[known] = (limit, sign, limits[known].Count + 1);
        }
    }

    private double FarthestContradiction(double noise)
    {
        var farthest = 0.0;
        foreach (var (limit, sign, _) in limits)
        {
            var surplus = sign * (limit - Mean);
            farthest = surplus > noise ? Math.Max(farthest, surplus) : farthest;
        }
        return farthest;
    }
}
