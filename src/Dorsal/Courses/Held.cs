using Dorsal.Numerics.Lanes;
using Dorsal.People;

namespace Dorsal.Courses;

/// <summary>A mechanism held where it rests in a person without pain: it still sends, but does not move. For ablations.</summary>
internal sealed class Held(IMechanism inner) : IMechanism
{
    public string Id => inner.Id;

    public IReadOnlyList<State> Owns => inner.Owns;

    public IReadOnlyList<Signal> Sends => inner.Sends;

    public IReadOnlyList<State> Sees => inner.Sees;

    public IReadOnlyList<Signal> Hears => inner.Hears;

    public void Rest<T>(Block block)
        where T : struct, ILanes<T>
    {
        inner.Rest<T>(block);
        foreach (var state in Owns)
        {
            block.Rate(state).Clear();
        }
    }

    public void Send<T>(Block block)
        where T : struct, ILanes<T> => inner.Send<T>(block);

    public void Move<T>(Block block)
        where T : struct, ILanes<T>
    {
        foreach (var state in Owns)
        {
            block[state].CopyTo(block.Target(state));
        }
    }
}
