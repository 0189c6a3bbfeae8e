namespace Dorsal.People;

/// <summary>Set-points of mood, stress, sleep, activity, rigidity and of the marks of stress.</summary>
internal static class SetPoints
{
    public static void Set(double[] traits, Person p, ModelConstants c)
    {
        traits.Put(Trait.Catastrophising, Habit("catastrophising", Covariate.Catastrophising));
        traits.Put(
            Trait.Distress,
            Habit("distress", Covariate.Neuroticism) + (c["trait.distress_depression"] * p[Covariate.Depression])
        );
        traits.Put(Trait.SleepDeficit, Habit("sleep", Covariate.SleepProblems));
        traits.Put(Trait.Activity, Habit("activity", Covariate.Activity));
        traits.Put(
            Trait.Stress,
            Math.Clamp(
                c["trait.stress_mean"]
                    + (c["trait.stress_genes"] * p[Liability.Stress])
                    + (c["trait.stress_neuroticism"] * p[Covariate.Neuroticism])
                    + (c["trait.stress_status"] * p[Covariate.Status])
                    + (c["trait.stress_adversity"] * p[Covariate.Adversity]),
                0,
                c["trait.stress_most"]
            )
        );
        traits.Put(
            Trait.SystemicInflammation,
            Math.Clamp(
                c["trait.systemic_mean"]
                    + (c["trait.systemic_weight"] * p[Covariate.BodyMass])
                    + (c["trait.systemic_smoking"] * p[Covariate.Smoking])
                    + (c["trait.systemic_activity"] * p[Covariate.Activity]),
                0,
                c["trait.systemic_most"]
            )
        );
        traits.Put(
            Trait.Rigidity,
            Math.Clamp(
                c["trait.rigidity_mean"] + (c["trait.rigidity_work"] * p[Covariate.Work]),
                0,
                c["trait.rigidity_most"]
            )
        );
        traits.Put(
            Trait.EpigeneticMark,
            Math.Clamp(
                c["trait.epigenetic_mean"] + (c["trait.epigenetic_adversity"] * p[Covariate.Adversity]),
                0,
                c["trait.epigenetic_most"]
            )
        );

        double Habit(string name, Covariate covariate) =>
            Math.Clamp(
                c[$"trait.{name}_mean"] + (c[$"trait.{name}_spread"] * p[covariate]),
                c[$"trait.{name}_least"],
                c[$"trait.{name}_most"]
            );
    }
}
