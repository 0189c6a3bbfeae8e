using Dorsal.Circuits.Spiking;

namespace Dorsal.Circuits.DorsalHorn;

/// <summary>What a cell does at a steady drive.</summary>
/// <param name="Hertz">Its rate in Hz.</param>
/// <param name="Millivolts">Its mean potential in mV.</param>
/// <param name="OpenShare">The mean share of NMDA channels that magnesium leaves open.</param>
internal readonly record struct Firing(double Hertz, double Millivolts, double OpenShare);

/// <summary>
/// The steady firing of an exponential integrate-and-fire cell as a function of its conductance, of the potential to which its
/// conductances draw it, and of the noise of its potential. Computed from the cell's equation by threshold integration, and read by
/// interpolation.
/// </summary>
/// <remarks>Richardson MJE. Phys Rev E 2007;76:021919. Noise is white; docs/circuits/dorsal-horn.md says what that costs.</remarks>
internal sealed class TransferTable
{
    /// <summary>The least conductance of the table, as a share of the leak.</summary>
    public const double LeastConductance = 0.5;

    private const double LowestPotential = -100;
    private const double GridMillivolts = 0.25;
    private const double TooLarge = 1e100;

    private static readonly Axis Conductances = new(Math.Log(LeastConductance), Math.Log(16), 14);
    private static readonly Axis Potentials = new(-80, 40, 121);
    private static readonly Axis Noises = new(0.5, 8, 16);

    private readonly CellType cell;
    private readonly Firing[] values;
    private readonly (double Millivolts, double Upstroke, double OpenShare)[] grid;

    /// <summary>Computes the table of a cell.</summary>
    public TransferTable(CellType cell)
    {
        this.cell = cell;
        grid = [.. Grid()];
        values = new Firing[Conductances.Count * Potentials.Count * Noises.Count];
        for (var c = 0; c < Conductances.Count; c++)
        {
            for (var p = 0; p < Potentials.Count; p++)
            {
                for (var n = 0; n < Noises.Count; n++)
                {
                    var firing = Steady(
                        cell.LeakNanosiemens * Math.Exp(Conductances.At(c)),
                        Potentials.At(p),
                        Noises.At(n)
                    );
                    values[Index(c, p, n)] = firing with { Hertz = Math.Log(firing.Hertz + Least) };
                }
            }
        }
    }

    // Rates are interpolated as logarithms; below this they are as good as none.
    private const double Least = 1e-4;

    /// <summary>The steady firing.</summary>
    /// <param name="nanosiemens">All open conductance, the leak with it, in nS.</param>
    /// <param name="potential">Where the conductances draw the potential, in mV.</param>
    /// <param name="noise">Standard deviation of the potential if the cell did not fire, in mV.</param>
    public Firing At(double nanosiemens, double potential, double noise)
    {
        var (c, cs) = Conductances.Place(Math.Log(nanosiemens / cell.LeakNanosiemens));
        var (p, ps) = Potentials.Place(potential);
        var (n, ns) = Noises.Place(noise);
        var (hertz, millivolts, open) = (0.0, 0.0, 0.0);
        for (var corner = 0; corner < 8; corner++)
        {
            var (i, j, k) = (corner & 1, (corner >> 1) & 1, corner >> 2);
            var share = (i == 1 ? cs : 1 - cs) * (j == 1 ? ps : 1 - ps) * (k == 1 ? ns : 1 - ns);
            ref readonly var value = ref values[Index(c + i, p + j, n + k)];
            hertz += share * value.Hertz;
            millivolts += share * value.Millivolts;
            open += share * value.OpenShare;
        }

        return new(Math.Max(0, Math.Exp(hertz) - Least), millivolts, open);
    }

    // The flux is 1 above the reset and 0 below it; the density follows from the spike potential downwards. The time from spike to
    // spike is its sum, which is larger than any number where a cell hardly fires: then all is scaled down.
    internal Firing Steady(double nanosiemens, double potential, double noise)
    {
        var variance = noise * noise;
        var source = cell.CapacitancePicofarads / nanosiemens / variance * GridMillivolts;
        var (density, mass, millivolts, open, flux) = (0.0, 0.0, 0.0, 0.0, 1.0);
        foreach (var (v, upstroke, share) in grid)
        {
            var growth = -(potential - v + (upstroke / nanosiemens)) / variance * GridMillivolts;
            var factor = Math.Exp(growth);
            var mean = Math.Abs(growth) < 1e-6 ? 1 : (factor - 1) / growth;
            density = (density * factor) + (v > cell.ResetMillivolts ? flux * source * mean : 0);
            mass += density;
            millivolts += density * v;
            open += density * share;
            if (mass > TooLarge)
            {
                (density, mass, millivolts) = (density / TooLarge, mass / TooLarge, millivolts / TooLarge);
                (open, flux) = (open / TooLarge, flux / TooLarge);
            }
        }

        var held = flux * cell.RefractoryMilliseconds / GridMillivolts;
        var cycle = mass + held;
        return new(
            1000 * flux / (cycle * GridMillivolts),
            (millivolts + (held * cell.ResetMillivolts)) / cycle,
            (open + (held * Receptor.Nmda.OpenShare(cell.ResetMillivolts))) / cycle
        );
    }

    // From the spike potential down: the potential, the current of the upstroke in pA, and the share of NMDA that is open.
    private IEnumerable<(double Millivolts, double Upstroke, double OpenShare)> Grid()
    {
        for (var v = cell.SpikeMillivolts - (GridMillivolts / 2); v > LowestPotential; v -= GridMillivolts)
        {
            var upstroke =
                cell.LeakNanosiemens
                * cell.SlopeMillivolts
                * Math.Exp((v - cell.ThresholdMillivolts) / cell.SlopeMillivolts);
            yield return (v, upstroke, Receptor.Nmda.OpenShare(v));
        }
    }

    private static int Index(int conductance, int potential, int noise) =>
        (((conductance * Potentials.Count) + potential) * Noises.Count) + noise;

    private readonly record struct Axis(double Low, double High, int Count)
    {
        public double At(int i) => Low + ((High - Low) * i / (Count - 1));

        public (int Cell, double Share) Place(double value)
        {
            var at = Math.Clamp((value - Low) / (High - Low) * (Count - 1), 0, Count - 1);
            var cell = Math.Min((int)at, Count - 2);
            return (cell, at - cell);
        }
    }
}
