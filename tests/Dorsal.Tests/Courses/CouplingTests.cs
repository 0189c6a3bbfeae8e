using Dorsal.Courses;
using Dorsal.People;

namespace Dorsal.Tests.Courses;

/// <summary>What each part declares to take from others is what its equations take, no more and no less.</summary>
public class CouplingTests
{
    public static TheoryData<string> Parts => [.. PersonModel.Of().Parts.Select(p => p.Id)];

    [Theory]
    [MemberData(nameof(Parts))]
    public void Declared_couplings_are_those_of_the_equations(string id)
    {
        foreach (var hypotheses in new[] { Hypotheses.Default, All })
        {
            var model = PersonModel.Of(hypotheses: hypotheses);
            var part = model.Parts.Single(p => p.Id == id);
            var arrows = Couplings.Of(model, 3).Where(c => c.Part == id).ToList();
            var states = arrows.Select(c => c.From).OfType<State>().Except(part.Owns).Distinct().Order();
            var signals = arrows.Select(c => c.From).OfType<Signal>().Distinct().Order();
            Assert.Equal(part.Sees.Distinct().Order(), states);
            Assert.Equal(part.Hears.Distinct().Order(), signals);
        }
    }

    [Fact]
    public void Every_state_moves_something_or_is_argued_to_be_an_end()
    {
        // The deficit of grey matter has no known effect (claim 6.5); cold gain, smudging and homeostatic plasticity act only
        // under the hypotheses that say so (claims 5.4, 7.4, 8.3).
        State[] ends = [State.GreyMatterDeficit, State.ColdGain, State.MotorSmudging, State.HomeostaticImpairment];
        var moving = Couplings.Of(PersonModel.Of(), 3).Select(c => c.From).OfType<State>().ToHashSet();
        Assert.Equal(ends.Order(), Enum.GetValues<State>().Except(moving).Order());
        var all = Couplings.Of(PersonModel.Of(hypotheses: All), 3).Select(c => c.From).OfType<State>().ToHashSet();
        Assert.Equal([State.GreyMatterDeficit], Enum.GetValues<State>().Except(all));
    }

    private static Hypotheses All { get; } =
        new()
        {
            InhibitionPredisposes = true,
            ColdActsDirectly = true,
            SmudgingContributes = true,
            HomeostaticContributes = true,
            RetrainingModerated = true,
        };
}
