using Dorsal.Circuits.DorsalHorn;
using Dorsal.Parameters;

namespace Dorsal.Tests.Circuits.DorsalHorn;

/// <summary>The table of the horn, and what both forms make of it.</summary>
public class HornSettingsTests
{
    private static readonly string[] Units = ["1", "ms", "nS", "pF", "mV", "pA", "Hz", "mN", "Hz/mN", "/mV"];

    [Fact]
    public void Every_constant_has_a_source_a_meaning_a_known_unit_and_a_value_in_its_range()
    {
        foreach (var cells in EmbeddedTable.Read(HornSettings.Resource).Skip(1))
        {
            var row = Parameter.OfRow(cells);
            Assert.True(row.Allows(row.Value), row.Id);
            Assert.Contains(row.Unit, Units);
            Assert.True(row.Source.Length > 0 && row.Meaning.Length > 0, row.Id);
            Assert.True(row.Kind != OriginKind.Measured || row.Confidence != Confidence.Ours, row.Id);
        }
    }

    [Fact]
    public void Every_weight_of_the_table_is_a_synapse_of_the_circuit()
    {
        var written = HornSettings.Standard.Ids.Where(id => id.Contains('>', StringComparison.Ordinal));
        var built =
            from projection in Horn.Of(Horn.Healthy).Projections
            from synapse in projection.Synapses
            select $"{HornSettings.Name(projection.Source)}>{HornSettings.Name(projection.Target)}.{synapse.Receptor.Name}";
        Assert.Equal(written.Order(StringComparer.Ordinal), built.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_spikes_of_fibres_are_the_rates_that_the_reduced_form_is_driven_by()
    {
        var stimulus = new HornStimulus([
            new(HornPart.TouchFibres, 100.5, 200, 3.5),
            new(HornPart.TouchFibres, 200, 10, 1),
        ]);
        var trains = stimulus.Trains(HornPart.TouchFibres, 2000, 1);
        var rates = stimulus.Hertz(HornPart.TouchFibres, 1, 400, delayMilliseconds: 30);
        Assert.Equal(4.5, rates.Sum() / 1000, 1e-9);
        Assert.Equal(4.5, trains.Average(train => train.Count), 0.04);
        Assert.Equal(0, rates[129]);
        Assert.True(rates[130] > 0 && rates[331] == 0);
    }

    [Fact]
    public void The_same_seed_gives_the_same_answer_and_another_seed_another()
    {
        var first = Horn.WindUp(Horn.Healthy, 2, 2, seed: 1);
        Assert.Equal(first, Horn.WindUp(Horn.Healthy, 2, 2, seed: 1));
        Assert.NotEqual(first, Horn.WindUp(Horn.Healthy, 2, 2, seed: 2));
    }

    [Fact]
    public void What_cannot_be_is_refused_by_name()
    {
        var refused = Assert.Throws<ArgumentOutOfRangeException>(() => Horn.Of(new() { Nk1Gain = -1 }));
        Assert.Equal("Nk1Gain", refused.ParamName);
        var unknown = Assert.Throws<KeyNotFoundException>(() => HornSettings.Standard.With("relay.colour", 1));
        Assert.Contains("relay.colour", unknown.Message, StringComparison.Ordinal);
    }
}
