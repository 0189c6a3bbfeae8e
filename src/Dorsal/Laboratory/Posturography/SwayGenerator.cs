using Dorsal.Numerics;
using Dorsal.Units;

namespace Dorsal.Laboratory.Posturography;

/// <summary>Makes sway with known statistics, to try and to prove the analysis; not a model of balance.</summary>
/// <remarks>
/// Each axis is a critically damped second-order autoregression, x(t) = 2 r x(t-1) - r² x(t-2) + e, r = exp(-2 π f / fs), whose
/// variance and increments have closed forms (Box and Jenkins 1970, section 3.2.4).
/// </remarks>
/// <param name="RmsAp">Anteroposterior SD.</param>
/// <param name="RmsMl">Mediolateral SD.</param>
/// <param name="Corner">Corner frequency f.</param>
/// <param name="Rate">Samples a second, fs.</param>
internal sealed record SwayGenerator(Centimetres RmsAp, Centimetres RmsMl, Hertz Corner, Hertz Rate)
{
    /// <summary>A usual shape: less sway to the sides, corner at 0.4 Hz, 100 Hz. Made up.</summary>
    public static SwayGenerator Usual(Centimetres rmsAp) => new(rmsAp, new(0.6 * rmsAp.Value), new(0.4), new(100));

    private double Damping => Math.Exp(-2 * Math.PI * Corner.Value / Rate.Value);

    /// <summary>SD of the step from one sample to the next, as a fraction of the RMS.</summary>
    public double StepPerRms
    {
        get
        {
            // Lag-1 correlation of an AR(2): phi1 / (1 - phi2).
            var r = Damping;
            return Math.Sqrt(2 * (1 - (2 * r / (1 + (r * r)))));
        }
    }

    /// <summary>Makes a recording.</summary>
    public (double[] Ap, double[] Ml) Make(Seconds duration, RandomStream random)
    {
        var samples = (int)Math.Round(duration.Value * Rate.Value);
        return (Axis(RmsAp.Value, samples, random), Axis(RmsMl.Value, samples, random));
    }

    private double[] Axis(double rms, int samples, RandomStream random)
    {
        var r = Damping;
        var (phi1, phi2) = (2 * r, -r * r);

        // Innovation SD that gives the wanted stationary variance.
        var shock = rms * Math.Sqrt((1 + phi2) * (((1 - phi2) * (1 - phi2)) - (phi1 * phi1)) / (1 - phi2));
        var settle = (int)(10 / (1 - r));
        var axis = new double[samples];
        double before = 0;
        double last = 0;
        for (var i = -settle; i < samples; i++)
        {
            var next = (phi1 * last) + (phi2 * before) + (shock * random.NextGaussian());
            (before, last) = (last, next);
            if (i >= 0)
            {
                axis[i] = next;
            }
        }

        return axis;
    }
}
