namespace Dorsal.People;

/// <summary>Traits of the central nervous system: excitability, inhibition, learning, appraisal.</summary>
internal static class CentralTraits
{
    // The correlations of habits that the norm of the vulnerability score takes (habits.tsv): catastrophising and expectation,
    // neuroticism and expectation, neuroticism and catastrophising.
    private const double CatastrophisingExpectation = 0.45;
    private const double NeuroticismExpectation = 0.35;
    private const double NeuroticismCatastrophising = 0.50;

    public static void Set(double[] traits, Person p, ModelConstants c)
    {
        traits.Put(
            Trait.CentralExcitability,
            Math.Exp(
                (c["trait.central_genes"] * p[Liability.Learning])
                    + (c["trait.central_widespread"] * p[Covariate.WidespreadPain])
            )
        );
        traits.Put(
            Trait.InhibitionCapacity,
            Math.Clamp(
                1
                    + (c["trait.inhibition_genes"] * p[Liability.Inhibition])
                    + (c["trait.inhibition_women"] * p[Covariate.Female])
                    + c["trait.inhibition_offset"]
                    + (c["trait.inhibition_sleep"] * p[Covariate.SleepProblems])
                    + (c["trait.inhibition_neuroticism"] * p[Covariate.Neuroticism])
                    + (c["trait.inhibition_activity"] * p[Covariate.Activity])
                    + (c["trait.inhibition_age"] * Traits.StandardAge(p[Covariate.Age], c))
                    + (c["trait.inhibition_spread"] * p[Latent.Inhibition]),
                0.35,
                1.5
            )
        );
        var share = c["trait.learnt_vulnerability"];
        var logit =
            c["trait.learnt_middle"]
            + (
                c["trait.learnt_spread"]
                * ((share * Vulnerability(p, c)) + (Math.Sqrt(1 - (share * share)) * p[Latent.LearntWeight]))
            );
        traits.Put(Trait.LearntWeight, c["trait.learnt_most"] / (1 + Math.Exp(-logit)));
        traits.Put(
            Trait.AppraisalGain,
            Math.Exp(
                c["trait.appraisal_spread"]
                    * (
                        (c["trait.appraisal_learning"] * p[Liability.Learning])
                        + (c["trait.appraisal_stress"] * p[Liability.Stress])
                        + (c["trait.appraisal_own"] * p[Latent.Appraisal])
                    )
            )
        );
        traits.Put(Trait.LearningSpeed, Math.Exp(c["trait.learning_genes"] * p[Liability.Learning]));
    }

    // Standardised by the moments of the population, so that a person does not depend on the cohort.
    private static double Vulnerability(Person p, ModelConstants c)
    {
        var (e, k, n) = (
            c["trait.vulnerability_expectation"],
            c["trait.vulnerability_catastrophising"],
            c["trait.vulnerability_neuroticism"]
        );
        var (g, s, a) = (
            c["trait.vulnerability_genes"],
            c["trait.vulnerability_status"],
            c["trait.vulnerability_adversity"]
        );
        var mean = c["population.adversity_mean"];
        var score =
            (e * p[Covariate.Expectation])
            + (k * p[Covariate.Catastrophising])
            + (n * p[Covariate.Neuroticism])
            + (g * p[Liability.Learning])
            + (s * p[Covariate.Status])
            + (a * (p[Covariate.Adversity] - mean));
        var variance =
            (e * e)
            + (k * k)
            + (n * n)
            + (g * g)
            + (s * s)
            + (a * a * mean)
            + (
                2
                * (
                    (e * k * CatastrophisingExpectation)
                    + (e * n * NeuroticismExpectation)
                    + (k * n * NeuroticismCatastrophising)
                )
            );
        return score / Math.Sqrt(variance);
    }
}
