namespace Dorsal.People;

/// <summary>From what a person is to the gains and set-points of the equations.</summary>
/// <remarks>Source: person-model.md 4.4; susceptibilities and set-points after its "What must change", 1; coefficients in model.tsv.</remarks>
public static class Traits
{
    /// <summary>Age as a z-score of the population.</summary>
    public static double StandardAge(double years, ModelConstants c) =>
        (years - c["population.age_mean"]) / c["population.age_spread"];

    /// <summary>All traits of a person, in the order of <see cref="Trait"/>.</summary>
    /// <param name="person">The person.</param>
    /// <param name="constants">The constants of the model.</param>
    public static double[] Of(Person person, ModelConstants constants)
    {
        var traits = new double[Block.Traits];
        TissueTraits.Set(traits, person, constants);
        CentralTraits.Set(traits, person, constants);
        SetPoints.Set(traits, person, constants);
        Susceptibilities.Set(traits, person, constants);
        return traits;
    }

    internal static void Put(this double[] traits, Trait trait, double value) => traits[(int)trait] = value;
}
