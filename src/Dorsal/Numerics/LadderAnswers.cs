namespace Dorsal.Numerics;

/// <summary>All answers that a series of turning points implies: how often each rung was felt and not felt.</summary>
/// <remarks>
/// Between two turning points each rung was presented once, so the whole series of answers is known (our derivation):
/// on the way down the rungs above Below were felt; on the way up those under Above were not.
/// </remarks>
internal sealed class LadderAnswers
{
    // A force may lie this far from its rung, in steps: filaments and weights are labelled to a few per cent.
    private const double OffRung = 0.1;

    private readonly double origin;
    private readonly double ratio;
    private readonly SortedDictionary<int, (int Felt, int NotFelt)> counts = [];

    /// <summary>Reads the series; pairs and ratio have been checked to be positive.</summary>
    public LadderAnswers(ReadOnlySpan<TurningPoint> pairs, double ratio)
    {
        origin = pairs[0].Below;
        this.ratio = ratio;
        var previousAbove = int.MinValue;
        foreach (var pair in pairs)
        {
            var below = Rung(pair.Below);
            var above = Rung(pair.Above);
            Descend(previousAbove, below);
            Ascend(below, above);
            previousAbove = above;
        }
    }

    /// <summary>The answers by rung; rung 0 is the first Below, and each rung is one step of the ladder.</summary>
    public IReadOnlyDictionary<int, (int Felt, int NotFelt)> Counts => counts;

    /// <summary>The lowest and the highest rung presented.</summary>
    public (int Lowest, int Highest) Span => (counts.Keys.First(), counts.Keys.Last());

    private void Descend(int from, int below)
    {
        // At the start, or if the examiner began anew from higher up, only the rung just above is known to be felt.
        var start = from > below ? from - 1 : below + 1;
        for (var rung = start; rung > below; rung--)
        {
            Count(rung, felt: true);
        }
        Count(below, felt: false);
    }

    private void Ascend(int below, int above)
    {
        for (var rung = below + 1; rung < above; rung++)
        {
            Count(rung, felt: false);
        }
        Count(above, felt: true);
    }

    private void Count(int rung, bool felt)
    {
        var (yes, no) = counts.GetValueOrDefault(rung);
        counts[rung] = felt ? (yes + 1, no) : (yes, no + 1);
    }

    /// <summary>Whether a force is a whole number of steps from another, but for rounding.</summary>
    public static bool IsOnLadder(double force, double origin, double ratio)
    {
        var steps = Steps(force, origin, ratio);
        return Math.Abs(steps - Math.Round(steps)) <= OffRung;
    }

    private static double Steps(double force, double origin, double ratio) =>
        Math.Log(force / origin) / Math.Log(ratio);

    private int Rung(double force) =>
        IsOnLadder(force, origin, ratio)
            ? (int)Math.Round(Steps(force, origin, ratio))
            : throw new ArgumentException(
                Guard.Text($"Force {force} is not on the ladder of factor {ratio} through {origin}."),
                nameof(force)
            );
}
