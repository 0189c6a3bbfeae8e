using Dorsal.Circuits.Psychophysics;
using Dorsal.People;

namespace Dorsal.Laboratory.Virtual;

/// <summary>How virtual people answer: from what they expect, and from numbers of their own.</summary>
internal static class Observers
{
    private static double Get(string name) => LaboratoryConstants.Get("observer." + name);

    /// <summary>The observer that a person is.</summary>
    public static Observer Of(Visit visit)
    {
        var own = visit.Own("observer");
        var criterion = Get("criterion_spread") * own.NextGaussian();
        var lapse = Get("lapse") * Math.Exp(Get("lapse_spread") * own.NextGaussian());
        var reaction = Get("reaction") * Math.Exp(Get("reaction_spread") * own.NextGaussian());
        var scale = Math.Exp(Get("scale_spread") * own.NextGaussian());
        var ends = Get("end_aversion") * 2 * own.NextDouble();
        var step = own.NextDouble();
        return new Observer(
            criterion,
            Math.Min(Get("lapse_most"), lapse),
            reaction,
            Get("reaction_trials"),
            Math.Clamp(Get("expected") + (Get("expected_expectation") * visit.Person[Covariate.Expectation]), 0, 1),
            Get("expectation_weight"),
            Get("faint"),
            scale,
            ends,
            Get("rating_noise"),
            step < Get("rounds_to_tens") ? 10
                : step < Get("rounds_to_tens") + Get("rounds_to_fives") ? 5
                : 1
        );
    }
}
