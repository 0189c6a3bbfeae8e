using Dorsal.Numerics.Lanes;
using Dorsal.People;

namespace Dorsal.Courses;

/// <summary>A mechanism of which some states are held where they rest in a person without pain: for ablations.</summary>
internal sealed class Held(IMechanism inner, IReadOnlyCollection<State> still) : IMechanism
{
    /// <summary>The mechanism itself.</summary>
    public IMechanism Inner => inner;

    public string Id => inner.Id;

    /// <summary>The states that do not move.</summary>
    public IReadOnlyCollection<State> Still => still;

    public IReadOnlyList<State> Owns => inner.Owns;

    public IReadOnlyList<State> Varies => inner.Varies;

    public IReadOnlyList<Signal> Sends => inner.Sends;

    public IReadOnlyList<State> Sees => inner.Sees;

    public IReadOnlyList<Signal> Hears => inner.Hears;

    public void Rest<T>(Block block)
        where T : struct, ILanes<T> => inner.Rest<T>(block);

    public void Send<T>(Block block)
        where T : struct, ILanes<T> => inner.Send<T>(block);

    public void Move<T>(Block block)
        where T : struct, ILanes<T>
    {
        inner.Move<T>(block);
        foreach (var state in still)
        {
            block[state].CopyTo(block.Target(state));
        }
    }
}
