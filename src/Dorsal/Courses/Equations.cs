using Dorsal.Numerics.Lanes;
using Dorsal.People;

namespace Dorsal.Courses;

/// <summary>The equations of a model for one width of lanes: each method looked up once, then called through a delegate.</summary>
internal sealed class Equations<T>
    where T : struct, ILanes<T>
{
    private readonly Action<Block>[] rest;
    private readonly Action<Block>[] send;
    private readonly Action<Block>[] move;

    public Equations(IReadOnlyList<IMechanism> parts)
    {
        rest = [.. parts.Select(p => (Action<Block>)p.Rest<T>)];
        send = [.. parts.Where(p => p.Sends.Count > 0).Select(p => (Action<Block>)p.Send<T>)];
        move = [.. parts.Select(p => (Action<Block>)p.Move<T>)];
        Varying = [.. parts.SelectMany(p => p.Varies).Distinct()];
        Steady = [.. Enum.GetValues<State>().Except(Varying)];
    }

    /// <summary>States whose rate changes in the course.</summary>
    public State[] Varying { get; }

    /// <summary>States whose rate stays the same.</summary>
    public State[] Steady { get; }

    /// <summary>Puts everybody where he rests without pain, and sets the constant rates.</summary>
    public void Rest(Block block) => All(rest, block);

    /// <summary>Computes signals, targets and rates at the states of now.</summary>
    public void Evaluate(Block block)
    {
        All(send, block);
        All(move, block);
    }

    private static void All(Action<Block>[] methods, Block block)
    {
        foreach (var method in methods)
        {
            method(block);
        }
    }
}
