using Dorsal.Numerics.Lanes;

namespace Dorsal.People;

/// <summary>
/// One part of a person that changes over days: the states that it owns, the signals that it sends, and the few states and
/// signals of others that it takes. Its equations are written once and run for any width of lanes.
/// </summary>
/// <remarks>
/// All states move alike: towards a level, at a rate, dx/dt = rate (level - x), where level and rate may depend on everything
/// taken. Keep each method to about sixteen equations: beyond that the just-in-time compiler no longer inlines the operators
/// and the course becomes twenty times slower.
/// A caller's own mechanism replaces one of ours through <c>PersonModel.With</c>; the declared couplings are held by
/// <c>CouplingTests</c>, and the diagram in docs/course.md is drawn from them.
/// </remarks>
public interface IMechanism
{
    /// <summary>The name in options and output, in lower case with underscores.</summary>
    string Id { get; }

    /// <summary>The states that it moves; no other part moves them.</summary>
    IReadOnlyList<State> Owns { get; }

    /// <summary>The signals that it sends.</summary>
    IReadOnlyList<Signal> Sends { get; }

    /// <summary>The states of others that it reads directly.</summary>
    IReadOnlyList<State> Sees { get; }

    /// <summary>The signals of others that it hears.</summary>
    IReadOnlyList<Signal> Hears { get; }

    /// <summary>The owned states whose rate changes in the course; they are given it by each <see cref="Move{T}"/>.</summary>
    IReadOnlyList<State> Varies => [];

    /// <summary>Puts the owned states where they rest in a person without pain, and sets the rates that stay the same.</summary>
    void Rest<T>(Block block)
        where T : struct, ILanes<T>;

    /// <summary>Computes the signals that it sends, from states and from signals sent before.</summary>
    void Send<T>(Block block)
        where T : struct, ILanes<T>;

    /// <summary>Says where each owned state is heading (and how fast, where the rate is not constant).</summary>
    void Move<T>(Block block)
        where T : struct, ILanes<T>;
}
