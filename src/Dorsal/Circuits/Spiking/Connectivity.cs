using Dorsal.Numerics;
using Dorsal.Numerics.Lanes;

namespace Dorsal.Circuits.Spiking;

/// <summary>Which cells of the source reach a cell of the target. A cell never reaches itself.</summary>
public abstract record Connectivity
{
    private Connectivity() { }

    /// <summary>Each pair is connected with this probability, by itself.</summary>
    /// <param name="probability">Above 0, at most 1.</param>
    public static Connectivity WithProbability(double probability) =>
        probability is > 0 and <= 1
            ? new Chance(probability)
            : throw new ArgumentOutOfRangeException(
                nameof(probability),
                probability,
                "A probability is above 0 and at most 1; leave the projection out for none."
            );

    /// <summary>Each target cell has exactly this many different sources.</summary>
    /// <param name="count">1 or more, and no more than there are sources.</param>
    public static Connectivity WithInDegree(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        return new Exactly(count);
    }

    /// <summary>Draws the sources of one target cell, in rising order.</summary>
    /// <param name="stream">The numbers of that cell.</param>
    /// <param name="sources">How many sources there are.</param>
    /// <param name="self">The source that is the cell itself, or -1.</param>
    /// <param name="chosen">Where they are added.</param>
    internal abstract void Draw(RandomStream stream, int sources, int self, List<int> chosen);

    private sealed record Chance(double Probability) : Connectivity
    {
        // From one chosen source to the next: the waiting number of a coin, by one logarithm (Devroye 1986, X.2).
        internal override void Draw(RandomStream stream, int sources, int self, List<int> chosen)
        {
            // 1 - p is 1 where p is tiny: there the logarithm is -p.
            var perMiss = 1 / (Probability < 1e-8 ? -Probability : Log(1 - Probability));
            var at = -1.0;
            while ((at += 1 + (Probability < 1 ? Math.Floor(Log(stream.NextDouble()) * perMiss) : 0)) < sources)
            {
                if ((int)at != self)
                {
                    chosen.Add((int)at);
                }
            }
        }

        // Of the lanes, not of the platform: the same network everywhere.
        private static double Log(double value)
        {
            var log = 0.0;
            LaneMath.Log(new One(value)).Store(ref log);
            return log;
        }
    }

    private sealed record Exactly(int Count) : Connectivity
    {
        internal override void Draw(RandomStream stream, int sources, int self, List<int> chosen)
        {
            var open = self >= 0 ? sources - 1 : sources;
            if (Count > open)
            {
                throw new CircuitException(
                    Guard.Text($"Each cell is to have {Count} sources, but there are {open}: lower the number.")
                );
            }

            // Floyd's sample without replacement (Bentley and Floyd 1987): one draw for each source.
            var taken = new HashSet<int>();
            for (var last = open - Count; last < open; last++)
            {
                var draw = stream.NextInt(last + 1);
                taken.Add(taken.Contains(draw) ? last : draw);
            }

            chosen.AddRange(taken.Select(i => self >= 0 && i >= self ? i + 1 : i).Order());
        }
    }
}
