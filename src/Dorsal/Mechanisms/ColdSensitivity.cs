using Dorsal.Numerics.Lanes;
using Dorsal.People;

namespace Dorsal.Mechanisms;

/// <summary>
/// Section 5: the gain of the cold pathway. It follows catastrophising and stress (claim 5.3) and pain that lasts.
/// </summary>
/// <remarks>
/// Not in the prototype; all constants are assumptions. Under hypothesis 5.4 <c>direct</c> the gain itself bears on the dorsal
/// horn (<see cref="Facilitation"/>); under <c>mediated</c> its link with the course runs through psychology alone.
/// </remarks>
/// <param name="c">The constants of the model.</param>
public sealed class ColdSensitivity(ModelConstants c) : IMechanism
{
    private readonly double time = c["cold.time"];
    private readonly double catastrophising = c["cold.catastrophising"];
    private readonly double stress = c["cold.stress"];
    private readonly double pain = c["cold.pain"];

    /// <inheritdoc/>
    public string Id => "cold_sensitivity";

    /// <inheritdoc/>
    public IReadOnlyList<State> Owns { get; } = [State.ColdGain];

    /// <inheritdoc/>
    public IReadOnlyList<Signal> Sends { get; } = [];

    /// <inheritdoc/>
    public IReadOnlyList<State> Sees { get; } = [State.Catastrophising, State.Stress];

    /// <inheritdoc/>
    public IReadOnlyList<Signal> Hears { get; } = [Signal.PainDrive];

    /// <inheritdoc/>
    public void Rest<T>(Block block)
        where T : struct, ILanes<T>
    {
        foreach (var at in block.Lanes<T>())
        {
            at[State.ColdGain] =
                at[Trait.ColdGain]
                + (
                    at[Trait.ColdResponse]
                    * ((catastrophising * at[Trait.Catastrophising]) + (stress * at[Trait.Stress]))
                );
            at.Pace(State.ColdGain, T.Of(1 / time));
        }
    }

    /// <inheritdoc/>
    public void Send<T>(Block block)
        where T : struct, ILanes<T>
    {
        // It sends nothing.
    }

    /// <inheritdoc/>
    public void Move<T>(Block block)
        where T : struct, ILanes<T>
    {
        foreach (var at in block.Lanes<T>())
        {
            at.Relax(
                State.ColdGain,
                at[Trait.ColdGain]
                    + (
                        at[Trait.ColdResponse]
                        * (
                            (catastrophising * at[State.Catastrophising])
                            + (stress * at[State.Stress])
                            + (pain * at[Signal.PainDrive])
                        )
                    )
            );
        }
    }
}
