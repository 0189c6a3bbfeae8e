using Dorsal.Laboratory.Virtual;
using Dorsal.People;
using Dorsal.Tests.Circuits.DorsalHorn;

namespace Dorsal.Tests.Laboratory.Virtual;

/// <summary>From a person's slow states to her dorsal horn.</summary>
public class HornOfPersonTests
{
    [Fact]
    public void The_mean_healthy_person_has_the_standard_horn() =>
        Assert.Equal(new(), HornOfPerson.Of(state => state == State.DescendingInhibition ? 1 : 0));

    [Theory]
    [InlineData(0.7, 0.5, 0.7, 0.5)]
    [InlineData(0.3, 0.2, 0.9, 0.1)]
    public void Persistent_pain_sums_more_over_time_by_difference_and_by_ratio_claim_3_1(
        double facilitation,
        double disinhibition,
        double inhibition,
        double descendingFacilitation
    )
    {
        var horn = HornOfPerson.Of(state =>
            state switch
            {
                State.FastFacilitation or State.LateFacilitation => facilitation,
                State.Disinhibition => disinhibition,
                State.DescendingInhibition => inhibition,
                State.DescendingFacilitation => descendingFacilitation,
                _ => 0,
            }
        );
        var (usual, raised) = (Horn.WindUp(Horn.Healthy, 1), Horn.WindUp(horn, 1));
        Assert.True(raised[9] - raised[0] > usual[9] - usual[0]);
        Assert.True(raised[9] / raised[0] > usual[9] / usual[0]);
    }

    [Fact]
    public void A_state_below_nothing_counts_as_nothing() =>
        Assert.Equal(0, HornOfPerson.Of(_ => -0.1).DescendingFacilitation);
}
