namespace Dorsal.People;

/// <summary>Traits of the central nervous system: excitability, inhibition, learning, appraisal.</summary>
internal static class CentralTraits
{
    public static void Set(double[] traits, Person p, ModelConstants c)
    {
        traits.Put(
            Trait.CentralExcitability,
            Math.Exp(
                (c["trait.central_genes"] * p[Liability.Learning])
                    + (c["trait.central_widespread"] * p[Covariate.WidespreadPain])
                    + (c["trait.central_spread"] * p[Latent.Central])
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
                c["trait.inhibition_least"],
                c["trait.inhibition_most"]
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
        var (genes, adversity, mean) = (
            c["trait.vulnerability_genes"],
            c["trait.vulnerability_adversity"],
            c["population.adversity_mean"]
        );
        (Covariate Habit, double Weight)[] habits =
        [
            (Covariate.Expectation, c["trait.vulnerability_expectation"]),
            (Covariate.Catastrophising, c["trait.vulnerability_catastrophising"]),
            (Covariate.Neuroticism, c["trait.vulnerability_neuroticism"]),
            (Covariate.Status, c["trait.vulnerability_status"]),
        ];
        var score =
            habits.Sum(h => h.Weight * p[h.Habit])
            + (genes * p[Liability.Learning])
            + (adversity * (p[Covariate.Adversity] - mean));
        // A Poisson number has its mean as variance; that adversity follows neuroticism adds a little more, left out.
        var variance = Habits.Variance(habits) + (genes * genes) + (adversity * adversity * mean);
        return score / Math.Sqrt(variance);
    }
}
