using Dorsal.Circuits.Spiking;

namespace Dorsal.Tests.Circuits;

/// <summary>The cell's equations by the classical Runge-Kutta method in double precision with short steps, apart from the engine.</summary>
internal static class ReferenceCell
{
    private const double Step = 0.002;

    /// <summary>The times of spikes in ms under a constant current.</summary>
    public static List<double> Spikes(CellType c, double current, double milliseconds)
    {
        var (v, w, held) = (c.LeakMillivolts, 0.0, 0.0);
        var times = new List<double>();
        for (var i = 0; i < milliseconds / Step; i++)
        {
            var (k1, l1) = Slope(c, v, w, current);
            var (k2, l2) = Slope(c, v + (Step / 2 * k1), w + (Step / 2 * l1), current);
            var (k3, l3) = Slope(c, v + (Step / 2 * k2), w + (Step / 2 * l2), current);
            var (k4, l4) = Slope(c, v + (Step * k3), w + (Step * l3), current);
            v += held > 0 ? 0 : Step / 6 * (k1 + (2 * k2) + (2 * k3) + k4);
            w += Step / 6 * (l1 + (2 * l2) + (2 * l3) + l4);
            held -= Step;
            if (v > c.SpikeMillivolts)
            {
                times.Add((i + 1) * Step);
                (v, w, held) = (c.ResetMillivolts, w + c.AdaptationJumpPicoamperes, c.RefractoryMilliseconds);
            }
        }

        return times;
    }

    private static (double V, double W) Slope(CellType c, double v, double w, double current)
    {
        // Beyond the spike nothing grows further: the cell is reset at the end of the step.
        v = Math.Min(v, c.SpikeMillivolts);
        var exponent = (v - c.ThresholdMillivolts) / c.SlopeMillivolts;
        var exponential = c.LeakNanosiemens * c.SlopeMillivolts * Math.Exp(exponent);
        return (
            ((c.LeakNanosiemens * (c.LeakMillivolts - v)) + exponential - w + current) / c.CapacitancePicofarads,
            ((c.AdaptationNanosiemens * (v - c.LeakMillivolts)) - w) / c.AdaptationMilliseconds
        );
    }
}
