using Dorsal.Circuits.Spiking;

namespace Dorsal.Circuits.DorsalHorn;

/// <summary>
/// One receptor of a population in the reduced form: the mean of its conductance over cells, and the variance that independent
/// spikes give it.
/// </summary>
/// <param name="receptor">The kind.</param>
/// <param name="step">The step in ms.</param>
internal sealed class RateInput(Receptor receptor, double step)
{
    private readonly double decayKept = Math.Exp(-step / receptor.DecayMilliseconds);
    private readonly double riseKept = receptor.RiseMilliseconds > 0 ? Math.Exp(-step / receptor.RiseMilliseconds) : 0;
    private readonly double varianceKept = Math.Exp(-2 * step / receptor.DecayMilliseconds);
    private readonly double peak = receptor.PeakFactor;
    private double decaying;
    private double rising;

    /// <summary>The kind.</summary>
    public Receptor Receptor { get; } = receptor;

    /// <summary>Mean conductance in nS, before the block.</summary>
    public double Nanosiemens => decaying - rising;

    /// <summary>Variance of the conductance in nS².</summary>
    public double Variance { get; private set; }

    /// <summary>Lets a step pass.</summary>
    /// <param name="opened">Σ spikes × weight, in nS a ms.</param>
    /// <param name="squared">Σ spikes × weight², in nS² a ms.</param>
    public void Step(double opened, double squared)
    {
        decaying = (decaying * decayKept) + (opened * peak * Receptor.DecayMilliseconds * (1 - decayKept));
        rising = (rising * riseKept) + (opened * peak * Receptor.RiseMilliseconds * (1 - riseKept));
        Variance =
            (Variance * varianceKept) + (squared * peak * peak * Receptor.DecayMilliseconds / 2 * (1 - varianceKept));
    }
}
