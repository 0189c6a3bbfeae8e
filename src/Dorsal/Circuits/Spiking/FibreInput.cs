namespace Dorsal.Circuits.Spiking;

/// <summary>The given spikes of fibres on their way through one projection: a list in the order of arrival.</summary>
internal sealed class FibreInput
{
    private readonly Delivery delivery;
    private readonly (long Tick, int Fibre)[] arrivals;
    private int next;

    /// <summary>All spikes of the fibres, moved by the delay.</summary>
    public FibreInput(Fibres fibres, Delivery delivery, double stepMilliseconds)
    {
        this.delivery = delivery;
        arrivals =
        [
            .. fibres
                .TrainsMilliseconds.SelectMany(
                    (train, fibre) =>
                        train.Select(time =>
                            (Tick: (long)Math.Round(time / stepMilliseconds) + delivery.DelaySteps, Fibre: fibre)
                        )
                )
                .Order(),
        ];
    }

    /// <summary>Adds the spikes that arrive at a tick.</summary>
    public void Deliver(long tick)
    {
        for (; next < arrivals.Length && arrivals[next].Tick == tick; next++)
        {
            delivery.Send(arrivals[next].Fibre, tick);
        }
    }
}
