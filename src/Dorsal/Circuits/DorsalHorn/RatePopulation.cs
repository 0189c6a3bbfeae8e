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
    private readonly double noiseShift;
    private readonly double adaptationKept;
    private double free;
    private double adaptation;

    /// <summary>At rest.</summary>
    /// <param name="cell">The type of its cells.</param>
    /// <param name="transfer">The table of that cell.</param>
    /// <param name="inputs">Its receptors.</param>
    /// <param name="settings">Step, and the shift of the threshold by noise.</param>
    public RatePopulation(CellType cell, TransferTable transfer, IReadOnlyList<RateInput> inputs, HornSettings settings)
    {
        (this.cell, this.transfer, Inputs) = (cell, transfer, inputs);
        (step, noiseShift) = (settings["rates.step"], settings["rates.noise_shift"]);
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
        var (conductance, current, lifted) = (cell.LeakNanosiemens, cell.LeakNanosiemens * cell.LeakMillivolts, 0.0);
        foreach (var input in Inputs)
        {
            var open = input.Nanosiemens * Open(input);
            conductance += open;
            current += open * input.Receptor.ReversalMillivolts;
            lifted += input.Nanosiemens * Lifted(input);
        }

        // B(V) is a straight line about the mean potential, which takes conductance away; not so much that none is left.
        lifted = Math.Min(lifted, conductance - (TransferTable.LeastConductance * cell.LeakNanosiemens));
        conductance -= lifted;
        current -= (lifted * Firing.Millivolts) + adaptation;
        var time = cell.CapacitancePicofarads / conductance;
        free += ((current / conductance) - free) * (1 - Math.Exp(-step / time));
        var variance = Variance(conductance, time);
        Firing = transfer.At(conductance, free - (noiseShift * variance), Math.Sqrt(variance));
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

    // How much of an NMDA conductance depolarisation adds: B'(V) (E - V), with B' = k B (1 - B).
    private double Lifted(RateInput input) =>
        input.Receptor.MagnesiumMillimolar > 0
            ? Receptor.BlockVoltage
                * Firing.OpenShare
                * (1 - Firing.OpenShare)
                * (input.Receptor.ReversalMillivolts - Firing.Millivolts)
            : 0;

    private double Open(RateInput input) => input.Receptor.MagnesiumMillimolar > 0 ? Firing.OpenShare : 1;
}
