using Dorsal.Circuits.DorsalHorn;

namespace Dorsal.Tests.Circuits.DorsalHorn;

/// <summary>Brushing, which drives touch fibres alone.</summary>
public class HornTouchTests
{
    private static readonly HornState Disinhibited = Horn.Healthy with { SegmentalInhibition = 0.2 };

    [Fact]
    public void Touch_makes_projection_cells_fire_only_after_loss_of_inhibition_in_the_rates()
    {
        Assert.InRange(Horn.Brushed(Horn.Healthy), 0, 0.1);
        Assert.True(Horn.Brushed(Disinhibited) > 3);
    }

    [Fact]
    public void Touch_makes_projection_cells_fire_only_after_loss_of_inhibition_in_the_network()
    {
        var intact = Horn.Network(4, seed => [Horn.Brushed(Horn.Healthy, seed)]);
        var lost = Horn.Network(4, seed => [Horn.Brushed(Disinhibited, seed)]);
        Assert.InRange(intact.Mean[0], 0, 0.1);
        Assert.True(lost.Mean[0] > 3);
    }

    [Fact]
    public void Facilitation_without_loss_of_segmental_inhibition_does_not_open_the_touch_path() =>
        Assert.InRange(Horn.Brushed(Horn.Facilitated), 0, 0.1);
}
