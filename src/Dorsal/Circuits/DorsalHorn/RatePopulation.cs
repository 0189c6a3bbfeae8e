using Dorsal.Circuits.Spiking;

namespace Dorsal.Circuits.DorsalHorn;

/// <summary>
/// A population in the reduced form: the mean over its cells of potential and adaptation, and the rate that follows from them. In
/// the manner of Zerlaut et al. 2018 and di Volo et al. 2019: conductances of each receptor give a mean and a variance of the
/// potential, these a rate.
/// </summary>
internal sealed class RatePopulation
{
    private readonly CellType cell;
    private readonly TransferTable transfer;
    private readonly double step;
    private readonly double adaptationKept;
    private double free;
    private double adaptation;

    /// <summary>At rest.</summary>
    public RatePopulation(CellType cell, TransferTable transfer, IReadOnlyList<RateInput> inputs, double step)
    {
        (this.cell, this.transfer, this.step, Inputs) = (cell, transfer, step, inputs);
        adaptationKept = Math.Exp(-step / cell.AdaptationMilliseconds);
        free = cell.LeakMillivolts;
        Firing = new(0, free, Receptor.Nmda.OpenShare(free));
    }

    /// <summary>Its receptors.</summary>
    public IReadOnlyList<RateInput> Inputs { get; }

    /// <summary>What its cells do now.</summary>
    public Firing Firing { get; private set; }

    /// <summary>Lets a step pass, after the receptors' own.</summary>
    public void Step()
    {
        var conductance = cell.LeakNanosiemens;
        var current = (cell.LeakNanosiemens * cell.LeakMillivolts) - adaptation;
        foreach (var input in Inputs)
        {
            var open = input.Nanosiemens * Open(input);
            conductance += open;
            current += open * input.Receptor.ReversalMillivolts;
        }

        var time = cell.CapacitancePicofarads / conductance;
        free += ((current / conductance) - free) * (1 - Math.Exp(-step / time));
        Firing = transfer.At(conductance, free, Math.Sqrt(Variance(conductance, time)));
        var level =
            (cell.AdaptationNanosiemens * (Firing.Millivolts - cell.LeakMillivolts))
            + (cell.AdaptationJumpPicoamperes * Firing.Hertz / 1000 * cell.AdaptationMilliseconds);
        adaptation = level + ((adaptation - level) * adaptationKept);
    }

    // Noise of a conductance with a memory of its decay, through a membrane that forgets in its own time.
    private double Variance(double conductance, double time)
    {
        var sum = 0.0;
        foreach (var input in Inputs)
        {
            var pull = Open(input) * (input.Receptor.ReversalMillivolts - Firing.Millivolts) / conductance;
            var decay = input.Receptor.DecayMilliseconds;
            sum += input.Variance * pull * pull * decay / (decay + time);
        }

        return sum;
    }

    private double Open(RateInput input) => input.Receptor.MagnesiumMillimolar > 0 ? Firing.OpenShare : 1;
}
