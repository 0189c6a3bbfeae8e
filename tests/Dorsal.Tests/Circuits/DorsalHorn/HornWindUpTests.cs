using Dorsal.Circuits.DorsalHorn;

namespace Dorsal.Tests.Circuits.DorsalHorn;

/// <summary>Wind-up of projection cells: 10 pulses at C strength. The network has few seeds here; the page has more.</summary>
public class HornWindUpTests
{
    [Fact]
    public void The_rates_wind_up_from_half_a_hertz_on_and_by_less_than_a_tenth_at_a_fifth_claim_3_1()
    {
        var rise = new[] { 0.1, 0.2, 0.5, 1, 2 }.ToDictionary(hertz => hertz, hertz => Rise(Horn.Healthy, hertz));
        Assert.InRange(rise[0.1].Ratio, 0.9, 1.1);
        Assert.InRange(rise[0.2].Ratio, 0.9, 1.1);
        Assert.True(rise[0.5].Ratio > 1.3 && rise[1].Ratio > 2 && rise[2].Ratio > 3, "The faster, the more.");
    }

    [Fact]
    public void The_network_winds_up_at_one_hertz_and_hardly_at_a_fifth_claim_3_1()
    {
        var (fast, error) = Horn.HealthyNetwork;
        var rise = fast[9] - fast[0];
        Assert.True(rise > 10 * (error[9] + error[0]), "Far beyond chance.");
        Assert.True(fast[9] / fast[0] > 2);
        var (slow, _) = Horn.Network(Horn.Seeds, seed => Horn.WindUp(Horn.Healthy, 0.2, 3, seed));
        Assert.InRange(((slow[1] + slow[2]) / 2) - slow[0], -0.2 * rise, 0.2 * rise);
    }

    [Fact]
    public void Without_NMDA_and_NK1_the_answer_stays_the_same_in_both_forms()
    {
        var blocked = Horn.Healthy with { NmdaGain = 0, Nk1Gain = 0 };
        var rates = Horn.WindUp(blocked, 1);
        Assert.True(rates[0] > 0.1, "There is an answer, by AMPA.");
        Assert.Equal(rates[0], rates[9], 0.01 * rates[0]);
        var (network, error) = Horn.Network(Horn.Seeds, seed => Horn.WindUp(blocked, 1, 10, seed));
        var (early, late) = (network[..3].Average(), network[7..].Average());
        Assert.True(early > 0.1, "There is an answer, by AMPA.");
        Assert.InRange(late - early, -3 * error.Average(), 3 * error.Average());
    }

    [Fact]
    public void Without_NK1_alone_the_rates_do_not_wind_up_and_without_NMDA_alone_less()
    {
        Assert.InRange(Rise(Horn.Healthy with { Nk1Gain = 0 }, 1).Difference, -0.1, 0.1);
        var blocked = Rise(Horn.Healthy with { NmdaGain = 0 }, 1);
        Assert.True(blocked.Difference < Rise(Horn.Healthy, 1).Difference);
    }

    [Theory]
    [InlineData("Facilitated")]
    [InlineData("Persistent")]
    public void Facilitation_raises_difference_slope_and_ratio_of_wind_up_and_not_the_level_alone_claim_3_1(string name)
    {
        var state = name == "Facilitated" ? Horn.Facilitated : Horn.Persistent;
        Greater(Horn.WindUp(state, 1), Horn.WindUp(Horn.Healthy, 1));
        Greater(Horn.Network(Horn.Seeds, seed => Horn.WindUp(state, 1, 10, seed)).Mean, Horn.HealthyNetwork.Mean);
    }

    [Fact]
    public void Weaker_descending_inhibition_raises_the_answer_in_both_forms_claim_4_1()
    {
        var weak = Horn.Healthy with { DescendingInhibition = 0.6 };
        Assert.True(Horn.WindUp(weak, 1, 2)[0] > 1.1 * Horn.WindUp(Horn.Healthy, 1, 2)[0]);
        var (raised, error) = Horn.Network(Horn.Seeds, seed => Horn.WindUp(weak, 1, 2, seed));
        var (usual, usualError) = Horn.Network(Horn.Seeds, seed => Horn.WindUp(Horn.Healthy, 1, 2, seed));
        Assert.True(raised.Sum() - usual.Sum() > 3 * (error.Sum() + usualError.Sum()), "Beyond chance.");
    }

    [Fact]
    public void Descending_facilitation_and_sensitised_nociceptors_raise_the_answer()
    {
        Assert.True(
            Horn.WindUp(Horn.Healthy with { DescendingFacilitation = 1 }, 1, 1)[0] > Horn.WindUp(Horn.Healthy, 1, 1)[0]
        );
        var usual = Horn.Pressed(Horn.Healthy, 200);
        Assert.True(Horn.Pressed(Horn.Healthy with { AfferentGain = 1.3 }, 200) > usual);
        Assert.True(Horn.Pressed(Horn.Healthy with { AfferentThreshold = 0.7 }, 200) > usual);
    }

    private static (double Difference, double Ratio) Rise(HornState state, double hertz)
    {
        var responses = Horn.WindUp(state, hertz);
        return (responses[9] - responses[0], responses[9] / responses[0]);
    }

    private static void Greater(double[] raised, double[] usual)
    {
        Assert.True(raised[9] - raised[0] > usual[9] - usual[0], "difference");
        Assert.True(raised[9] / raised[0] > usual[9] / usual[0], "ratio");
        Assert.True(Horn.Slope(raised) > Horn.Slope(usual), "slope");
    }
}
