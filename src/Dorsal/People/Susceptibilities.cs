namespace Dorsal.People;

/// <summary>
/// How strongly each mechanism of a person answers, and where it lies without pain: what makes the same pain rest on
/// different mechanisms in different people (claims 0.1, 0.5).
/// </summary>
/// <remarks>person-model.md, "What must change", 1. Gains are log-normal with median 1; spreads are assumptions (model.tsv).</remarks>
internal static class Susceptibilities
{
    private static readonly (Trait Trait, Latent Latent, string Name)[] Gains =
    [
        (Trait.IngrowthGain, Latent.Ingrowth, "ingrowth"),
        (Trait.SensitisationGain, Latent.Sensitisation, "sensitisation"),
        (Trait.FastFacilitationGain, Latent.FastFacilitation, "fast_facilitation"),
        (Trait.LateFacilitationGain, Latent.LateFacilitation, "late_facilitation"),
        (Trait.GlialGain, Latent.Glial, "glial"),
        (Trait.InhibitionErosion, Latent.Erosion, "erosion"),
        (Trait.DescendingFacilitationGain, Latent.DescendingFacilitation, "descending_facilitation"),
        (Trait.ColdResponse, Latent.Cold, "cold"),
        (Trait.GreyMatterGain, Latent.GreyMatter, "grey_matter"),
        (Trait.SmudgingGain, Latent.Smudging, "smudging"),
        (Trait.RigidityGain, Latent.Rigidity, "rigidity"),
        (Trait.HomeostaticGain, Latent.Homeostatic, "homeostatic"),
        (Trait.EmotionalGain, Latent.Emotional, "emotional"),
        (Trait.BlurGain, Latent.Blur, "blur"),
        (Trait.BodyImageGain, Latent.BodyImage, "body_image"),
        (Trait.FearGain, Latent.Fear, "fear"),
        (Trait.MoodGain, Latent.Mood, "mood"),
    ];

    private static readonly (Trait Trait, Latent Latent, string Name)[] Levels =
    [
        (Trait.ColdGain, Latent.ColdLevel, "cold"),
        (Trait.GreyMatterLevel, Latent.GreyMatterLevel, "grey_matter"),
        (Trait.SmudgingLevel, Latent.SmudgingLevel, "smudging"),
        (Trait.HomeostaticLevel, Latent.HomeostaticLevel, "homeostatic"),
        (Trait.EmotionalLevel, Latent.EmotionalLevel, "emotional"),
        (Trait.BlurLevel, Latent.BlurLevel, "blur"),
        (Trait.BodyImageLevel, Latent.BodyImageLevel, "body_image"),
    ];

    public static void Set(double[] traits, Person p, ModelConstants c)
    {
        foreach (var (trait, latent, name) in Gains)
        {
            traits.Put(trait, Math.Exp(c["susceptibility." + name] * p[latent]));
        }

        foreach (var (trait, latent, name) in Levels)
        {
            traits.Put(trait, Math.Max(0, c["level." + name] + (c[$"level.{name}_spread"] * p[latent])));
        }

        traits[(int)Trait.ColdGain] += p.Region == Region.Neck ? c["neck.cold"] : 0;
        traits[(int)Trait.BlurLevel] += c["trait.blur_neuropathy"] * p[Covariate.Neuropathy];
        traits.Put(
            Trait.SensoryExcitability,
            Math.Max(0, 1 + (c["level.sensory_excitability_spread"] * p[Latent.SensoryExcitability]))
        );
    }
}
