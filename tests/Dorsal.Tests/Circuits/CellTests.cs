using CsCheck;
using Dorsal.Circuits.Spiking;
using Dorsal.Numerics;

namespace Dorsal.Tests.Circuits;

/// <summary>One cell against closed forms, an independent integration, and laws.</summary>
public class CellTests
{
    [Fact]
    public void Below_threshold_the_membrane_charges_as_a_resistor_and_capacitor()
    {
        const double Rise = 100 / 10.0;
        const double Tau = 20;
        var potentials = Cells.PotentialAt(100, Cells.Passive, 0.01, 100);
        for (var i = 0; i < potentials.Count; i++)
        {
            // Forward Euler lags by at most rise × step / (2 tau e).
            Assert.Equal(-65 + (Rise * (1 - Math.Exp(-i * 0.01 / Tau))), potentials[i], 2e-3);
        }

        // At the step of everyday use: exactly what forward Euler gives, to single precision.
        potentials = Cells.PotentialAt(100, Cells.Passive, 0.1, 100);
        for (var i = 0; i < potentials.Count; i++)
        {
            Assert.Equal(-65 + (Rise * (1 - Math.Pow(1 - (0.1 / Tau), i))), potentials[i], 2e-4);
        }
    }

    [Fact]
    public void Subthreshold_adaptation_adds_its_conductance_to_the_leak()
    {
        var cell = Cells.Passive with { AdaptationNanosiemens = 15, AdaptationMilliseconds = 30 };
        Assert.Equal(-65 + (100 / (10 + 15.0)), Cells.PotentialAt(100, cell, 0.1, 1000)[^1], 1e-3);
    }

    [Theory]
    [InlineData(600)]
    [InlineData(800)]
    [InlineData(1200)]
    [InlineData(2000)]
    public void Spikes_of_the_published_cell_come_when_an_independent_integration_has_them(double picoamperes)
    {
        const double Step = 0.02;
        var cell = new CellType();
        var wanted = ReferenceCell.Spikes(cell, picoamperes, 300);
        var (coarse, fine) = (Times(cell, picoamperes, Step, 300), Times(cell, picoamperes, Step / 2, 300));
        Assert.InRange(coarse.Count, wanted.Count - 1, wanted.Count);
        Assert.InRange(fine.Count, wanted.Count - 1, wanted.Count);

        // Without the part of the error that goes with the step (Richardson), only that spikes are at ends of steps is left: a step at
        // either end of the coarse interval or two halves of one.
        var extrapolated = Intervals(coarse).Zip(Intervals(fine), (c, f) => (2 * f) - c);
        Assert.All(Intervals(wanted).Zip(extrapolated), pair => Assert.Equal(pair.First, pair.Second, 2.1 * Step));
    }

    [Fact]
    public void The_rate_over_current_of_a_refractory_cell_is_that_of_an_independent_integration()
    {
        var cell = new CellType { RefractoryMilliseconds = 5 };
        foreach (var picoamperes in new[] { 400.0, 700, 1000, 1500, 2500 })
        {
            var wanted = ReferenceCell.Spikes(cell, picoamperes, 500).Count;
            Assert.InRange(Cells.SpikesAt(picoamperes, cell, 0.05, 500), wanted - 1, wanted + 1);
        }
    }

    [Fact]
    public void Halving_the_step_halves_the_error_of_the_first_spike()
    {
        var wanted = ReferenceCell.Spikes(Cells.Plain, 800, 100)[0];
        double Error(double step) => Times(Cells.Plain, 800, step, 100)[0] - wanted;

        // A spike is at the end of a step, so the error is known to one step only.
        Assert.InRange(Error(0.2) / Error(0.05), 2.5, 6);
        Assert.InRange(Error(0.05), 0, 0.25);
    }

    [Fact]
    public void A_cell_is_held_for_its_refractory_time_and_not_a_step_longer()
    {
        var cell = Cells.Plain with { RefractoryMilliseconds = 3, ResetMillivolts = -60 };
        var potentials = Cells.PotentialAt(1500, cell, 0.1, 60);
        var spike = (int)Math.Round(Times(cell, 1500, 0.1, 60)[0] / 0.1);
        Assert.All(Enumerable.Range(spike, 31), i => Assert.Equal(-60f, potentials[i]));
        Assert.True(potentials[spike + 31] > -60f);
    }

    [Fact]
    public void Adaptation_by_spikes_makes_intervals_longer()
    {
        var times = Times(Cells.Plain with { AdaptationJumpPicoamperes = 80 }, 1000, 0.1, 500);
        Assert.True(times[2] - times[1] > times[1] - times[0]);
        Assert.True(times[^1] - times[^2] > 1.2 * (times[1] - times[0]));
    }

    [Fact]
    public void More_current_never_means_fewer_spikes_of_a_cell_without_adaptation() =>
        Gen.Select(Gen.Double[0, 3000], Gen.Double[0, 500])
            .Sample(
                (current, more) =>
                    Assert.True(
                        Cells.SpikesAt(current + more, Cells.Plain, 0.1, 100)
                            >= Cells.SpikesAt(current, Cells.Plain, 0.1, 100)
                    ),
                iter: 40,
                threads: 1
            );

    // Holds where the reset is not above the resting potential: then no cell is ever below one that has just been reset.
    [Fact]
    public void More_excitation_through_any_receptor_never_means_fewer_spikes_of_a_cell_without_adaptation() =>
        Gen.Select(Gen.Double[0, 60], Gen.Double[0, 20], Gen.Int[0, 2], Gen.Int[0, 1000])
            .Sample(
                (weight, more, kind, seed) =>
                    Assert.True(Excited(kind, weight + more, seed) >= Excited(kind, weight, seed)),
                iter: 40,
                threads: 1
            );

    private static IEnumerable<double> Intervals(IReadOnlyList<double> times) =>
        times.Zip(times.Prepend(0), (time, before) => time - before);

    private static int Excited(int kind, double weight, int seed)
    {
        var chance = RandomStream.At((ulong)seed, 0, "spikes of the law");
        var network = new Network(1);
        var one = network.AddPopulation("one", 1, Cells.Plain);
        var fibre = network.AddFibres("fibre", [Enumerable.Range(0, 40).Select(_ => 150 * chance.NextDouble())]);
        var receptor = new[] { Receptor.Ampa, Receptor.Nmda, Receptor.Nk1 }[kind];
        network.Connect(fibre, one, Connectivity.WithInDegree(1), 1, new Synapse(receptor, weight));
        var simulation = network.Start();
        var spikes = simulation.RecordSpikes(one);
        simulation.Run(200);
        return spikes.Cells.Count;
    }

    private static IReadOnlyList<double> Times(CellType cell, double picoamperes, double step, double milliseconds)
    {
        var network = new Network(1);
        var one = network.AddPopulation("one", 1, cell, picoamperes);
        var simulation = network.Start(step);
        var spikes = simulation.RecordSpikes(one);
        simulation.Run(milliseconds);
        return spikes.TimesMilliseconds;
    }
}
