namespace Dorsal.People;

/// <summary>Traits of tissue and nociceptor: healing, inflammation, load, discs, injuries.</summary>
internal static class TissueTraits
{
    private const double YoungAdult = 20;

    public static void Set(double[] traits, Person p, ModelConstants c)
    {
        var (smoking, weight, work) = (p[Covariate.Smoking], p[Covariate.BodyMass], p[Covariate.Work]);
        var discs = p[Liability.Discs];
        traits.Put(
            Trait.Healing,
            Math.Exp(
                (c["trait.healing_age"] * Traits.StandardAge(p[Covariate.Age], c))
                    + (c["trait.healing_smoking"] * smoking)
                    + (c["trait.healing_weight"] * weight)
                    + (c["trait.healing_spread"] * p[Latent.Healing])
            )
        );
        traits.Put(
            Trait.Inflammation,
            Math.Exp(
                (c["trait.inflammation_genes"] * p[Liability.Inflammation])
                    + (c["trait.inflammation_weight"] * weight)
                    + (c["trait.inflammation_smoking"] * smoking)
                    + (c["trait.inflammation_spread"] * p[Latent.Inflammation])
            )
        );
        traits.Put(Trait.WorkLoad, Math.Exp((c["trait.load_work"] * work) + (c["trait.load_weight"] * weight)));
        traits.Put(
            Trait.Nociceptors,
            Math.Exp(
                (c["trait.nociceptor_genes"] * p[Liability.Nociceptors])
                    + (c["trait.nociceptor_women"] * p[Covariate.Female])
                    + c["trait.nociceptor_offset"]
                    + (c["trait.nociceptor_spread"] * p[Latent.Nociceptors])
            )
        );
        traits.Put(
            Trait.Degeneration,
            c["trait.degeneration_rate"]
                * Math.Exp(
                    (c["trait.degeneration_genes"] * discs)
                        + (c["trait.degeneration_smoking"] * smoking)
                        + (c["trait.degeneration_work"] * work)
                        + (c["trait.degeneration_weight"] * weight)
                )
        );
        var spread = c["trait.discogenic_spread"];
        traits.Put(
            Trait.DiscogenicPain,
            Math.Exp(
                (spread * p[Latent.DiscogenicPain]) - (0.5 * spread * spread) + (c["trait.discogenic_genes"] * discs)
            ) * (p.Region == Region.Neck ? c["neck.disc"] : 1)
        );
        traits.Put(
            Trait.FirstDegeneration,
            Math.Clamp(
                c["trait.degeneration_at_20"]
                    + (c["trait.degeneration_a_year"] * (p[Covariate.Age] - YoungAdult))
                    + (c["trait.degeneration_first_genes"] * discs),
                0,
                c["trait.degeneration_most"]
            )
        );
        // The table's rate is the mean over people.
        var frailty = c["trait.injury_spread"];
        traits.Put(
            Trait.InjuryRate,
            c["trait.injury_rate"]
                * Math.Exp((c["trait.injury_work"] * work) + (frailty * p[Latent.Injury]) - (0.5 * frailty * frailty))
        );
    }
}
