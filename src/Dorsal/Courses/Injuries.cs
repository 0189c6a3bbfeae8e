using Dorsal.Numerics;
using Dorsal.People;

namespace Dorsal.Courses;

/// <summary>
/// New injuries: they come when the accumulated rate passes a number drawn for each, so that the moment lies inside a step
/// and stays where it is when the step is made finer.
/// </summary>
/// <remarks>A Poisson process of varying rate by the time change; sizes are log-normal (person-model.md 4.1, jumps).</remarks>
internal sealed class Injuries
{
    private readonly RandomStream[] chance;
    private readonly double[] left;
    private readonly double middle;
    private readonly double spread;
    private readonly double most;

    public Injuries(ulong seed, IReadOnlyList<ulong> people, ModelConstants c)
    {
        chance = [.. people.Select(id => RandomStream.At(seed, id, "injury"))];
        left = [.. chance.Select(Threshold)];
        (middle, spread, most) = (c["injury.size"], c["injury.size_spread"], c["injury.most"]);
        Count = new int[people.Count];
    }

    /// <summary>Injuries so far, by person.</summary>
    public int[] Count { get; }

    /// <summary>Adds what happened in a step of <paramref name="days"/>; rates and healing are those of the last evaluation, before the step's own chance.</summary>
    public void Pass(Block block, double days)
    {
        var rates = block[Signal.InjuryRate];
        var injury = block[State.TissueIrritation];
        var healing = block.Rate(State.TissueIrritation);
        for (var i = 0; i < left.Length; i++)
        {
            left[i] -= rates[i] * days;
            while (left[i] <= 0)
            {
                // The part of the step after the injury has already begun to heal.
                var after = Math.Min(days, -left[i] / rates[i]);
                var size = Math.Exp(middle + (spread * chance[i].NextGaussian()));
                injury[i] = Math.Min(most, injury[i] + (size * Math.Exp(-healing[i] * after)));
                left[i] += Threshold(chance[i]);
                Count[i]++;
            }
        }
    }

    private static double Threshold(RandomStream chance) => -Math.Log(chance.NextDouble());
}
