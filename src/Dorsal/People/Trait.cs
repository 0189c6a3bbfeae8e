namespace Dorsal.People;

/// <summary>
/// What is a person's own and does not change in the course: gains, set-points and susceptibilities that follow from
/// covariates (<see cref="Traits"/>). A gain is 1 and a set-point is the table's in the mean person.
/// </summary>
public enum Trait
{
    /// <summary>Rate of tissue healing (kheal).</summary>
    Healing,

    /// <summary>Gain of the inflammatory response (kap).</summary>
    Inflammation,

    /// <summary>Load by work and weight (wl).</summary>
    WorkLoad,

    /// <summary>Gain of nociceptors (gN).</summary>
    Nociceptors,

    /// <summary>Central excitability (gexc).</summary>
    CentralExcitability,

    /// <summary>Capacity of descending inhibition, 1 = mean (E0).</summary>
    InhibitionCapacity,

    /// <summary>Weight of the learnt pain state against the input of now, 0 to 1 (w).</summary>
    LearntWeight,

    /// <summary>Gain of appraisal (amp0).</summary>
    AppraisalGain,

    /// <summary>Set-point of catastrophising (z0).</summary>
    Catastrophising,

    /// <summary>Set-point of distress (u0).</summary>
    Distress,

    /// <summary>Set-point of stress (o0).</summary>
    Stress,

    /// <summary>Set-point of the deficit of sleep (j0).</summary>
    SleepDeficit,

    /// <summary>Set-point of activity (a0).</summary>
    Activity,

    /// <summary>Set-point of systemic inflammation (c0).</summary>
    SystemicInflammation,

    /// <summary>Set-point of rigidity (rb).</summary>
    Rigidity,

    /// <summary>Rate of disc degeneration, per day (kG).</summary>
    Degeneration,

    /// <summary>How much a degenerated disc hurts, 1 = mean (gdeg).</summary>
    DiscogenicPain,

    /// <summary>Set-point of the epigenetic mark (ep0).</summary>
    EpigeneticMark,

    /// <summary>Speed of corticolimbic learning (vx).</summary>
    LearningSpeed,

    /// <summary>Injuries a year at rest (lam).</summary>
    InjuryRate,

    /// <summary>Degeneration of the disc on the first day, 0 to 1.</summary>
    FirstDegeneration,

    /// <summary>Susceptibility to nerve ingrowth.</summary>
    IngrowthGain,

    /// <summary>Susceptibility of nociceptors to mediators.</summary>
    SensitisationGain,

    /// <summary>Susceptibility to fast facilitation.</summary>
    FastFacilitationGain,

    /// <summary>Susceptibility to late facilitation.</summary>
    LateFacilitationGain,

    /// <summary>Susceptibility to glial activation.</summary>
    GlialGain,

    /// <summary>How much pain and stress marks wear descending inhibition down.</summary>
    InhibitionErosion,

    /// <summary>Susceptibility to descending facilitation.</summary>
    DescendingFacilitationGain,

    /// <summary>Set-point of cold gain.</summary>
    ColdGain,

    /// <summary>How much catastrophising and stress raise cold gain.</summary>
    ColdResponse,

    /// <summary>Susceptibility to loss of grey matter.</summary>
    GreyMatterGain,

    /// <summary>Set-point of grey matter deficit: where the person lies among the healthy.</summary>
    GreyMatterLevel,

    /// <summary>Susceptibility to motor smudging.</summary>
    SmudgingGain,

    /// <summary>Set-point of motor smudging.</summary>
    SmudgingLevel,

    /// <summary>Susceptibility to rigidity.</summary>
    RigidityGain,

    /// <summary>Set-point of sensory excitability, 1 = mean.</summary>
    SensoryExcitability,

    /// <summary>Susceptibility to loss of homeostatic plasticity.</summary>
    HomeostaticGain,

    /// <summary>Set-point of impaired homeostatic plasticity.</summary>
    HomeostaticLevel,

    /// <summary>Susceptibility to the emotional shift.</summary>
    EmotionalGain,

    /// <summary>Set-point of the emotional shift: where the person lies among the healthy; it does not hurt.</summary>
    EmotionalLevel,

    /// <summary>Susceptibility to tactile blur.</summary>
    BlurGain,

    /// <summary>Set-point of tactile blur.</summary>
    BlurLevel,

    /// <summary>Susceptibility to distortion of the body image.</summary>
    BodyImageGain,

    /// <summary>Set-point of distortion of the body image.</summary>
    BodyImageLevel,

    /// <summary>Susceptibility to fear.</summary>
    FearGain,

    /// <summary>How strongly mood, stress and sleep answer to pain.</summary>
    MoodGain,
}
