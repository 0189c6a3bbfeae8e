namespace Dorsal.Numerics.Signals;

/// <summary>A one-sided power spectral density on an even grid of frequencies from 0 to half the sampling rate.</summary>
/// <param name="StepHz">Distance of neighbouring frequencies, in Hz.</param>
/// <param name="Density">Power density at 0, step, 2 step, ..., in the squared unit of the signal per Hz.</param>
public sealed record PowerSpectrum(double StepHz, IReadOnlyList<double> Density)
{
    /// <summary>
    /// The power-weighted mean frequency in Hz, both integrals by the trapezoid rule; NaN for a signal without power.
    /// </summary>
    public double MeanFrequency
    {
        get
        {
            var (weighted, power) = (0.0, 0.0);
            for (var i = 0; i < Density.Count; i++)
            {
                var end = i == 0 || i == Density.Count - 1 ? 0.5 : 1; // trapezoid rule: half weight at both ends
                weighted += end * Density[i] * i * StepHz;
                power += end * Density[i];
            }
            return power > 0 ? weighted / power : double.NaN;
        }
    }

    /// <summary>The plain sum of the densities.</summary>
    public double Sum
    {
        get
        {
            var sum = 0.0;
            foreach (var density in Density)
            {
                sum += density;
            }
            return sum;
        }
    }
}
