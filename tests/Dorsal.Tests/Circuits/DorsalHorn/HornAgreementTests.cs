using Dorsal.Circuits.DorsalHorn;
using Dorsal.Circuits.Spiking;

namespace Dorsal.Tests.Circuits.DorsalHorn;

/// <summary>The reduced form beside the network, and its transfer table beside cells of the engine.</summary>
public class HornAgreementTests
{
    // Of single responses five seeds say too little: docs/circuits/dorsal-horn.md has them with more.
    [Fact]
    public void Wind_up_of_the_rates_is_that_of_the_network_within_a_tenth_over_all_pulses()
    {
        var (rates, network) = (Horn.WindUp(Horn.Healthy, 1).Sum(), Horn.HealthyNetwork.Mean.Sum());
        Assert.Equal(network, rates, 0.1 * network);
    }

    [Theory]
    [InlineData(HornPart.Relay, 0.3, 480)]
    [InlineData(HornPart.Relay, 0.3, 900)]
    [InlineData(HornPart.Relay, 1, 180)]
    [InlineData(HornPart.Relay, 1, 360)]
    [InlineData(HornPart.Projection, 0.3, 1020)]
    [InlineData(HornPart.Projection, 1, 459)]
    public void Cells_of_the_engine_fire_as_the_table_says_within_a_tenth(HornPart part, double weight, double hertz)
    {
        var settings = HornSettings.Standard;
        var cell = settings.Cell(part);
        var input = new RateInput(Receptor.Ampa, 1);
        var rates = new RatePopulation(cell, new TransferTable(cell), [input], settings);
        for (var i = 0; i < 2000; i++)
        {
            input.Step(hertz * weight / 1000, hertz * weight * weight / 1000);
            rates.Step();
        }

        var network = new Network(3);
        var cells = network.AddPopulation("cells", 200, cell);
        network.Drive(cells, new(Receptor.Ampa, weight), hertz);
        var simulation = network.Start();
        simulation.Run(600, TestContext.Current.CancellationToken);
        var spikes = simulation.RecordSpikes(cells);
        simulation.Run(1000, TestContext.Current.CancellationToken);
        Assert.Equal(spikes.Count / 200.0, rates.Firing.Hertz, 0.1 * spikes.Count / 200);
    }

    [Fact]
    public void The_step_of_the_rates_hardly_matters()
    {
        var fine = new HornCircuit(HornSettings.Standard.With("rates.step", 0.25), Horn.Healthy);
        var record = HornRates.Run(fine, HornStimuli.Electrical(fine, 1, 1, Horn.Start), 1000);
        var spikes = record.Spikes(HornPart.Projection, Horn.Start, 500);
        Assert.Equal(spikes, Horn.WindUp(Horn.Healthy, 1, 1)[0], 0.05 * spikes);
    }
}
