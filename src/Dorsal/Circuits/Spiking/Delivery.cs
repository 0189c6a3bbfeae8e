using System.Runtime.CompilerServices;

namespace Dorsal.Circuits.Spiking;

/// <summary>Carries spikes through one projection to the conductances behind it.</summary>
internal sealed class Delivery
{
    private readonly Projection projection;
    private readonly (Conductance Target, float Jump)[] opens;

    /// <summary>A projection and the conductances of its target, in the order of its synapses.</summary>
    public Delivery(Projection projection, IEnumerable<Conductance> conductances, int delaySteps)
    {
        this.projection = projection;
        DelaySteps = delaySteps;
        opens =
        [
            .. conductances.Zip(
                projection.Synapses,
                (target, synapse) => (target, target.Jump(synapse.WeightNanosiemens))
            ),
        ];
    }

    /// <summary>The delay in steps.</summary>
    public int DelaySteps { get; }

    /// <summary>Adds the jumps of one spike to what arrives at a tick.</summary>
    public void Send(int source, long arrival)
    {
        var cells = projection.TargetsOf(source);
        foreach (var (target, jump) in opens)
        {
            ref var arriving = ref target.Arriving(arrival);
            foreach (var cell in cells)
            {
                Unsafe.Add(ref arriving, cell) += jump;
            }
        }
    }
}
