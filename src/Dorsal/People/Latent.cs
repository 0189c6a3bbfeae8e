namespace Dorsal.People;

/// <summary>What is the person's own and cannot be known beforehand: z-scores, each of its own.</summary>
public enum Latent
{
    /// <summary>Healing.</summary>
    Healing,

    /// <summary>Gain of nociceptors.</summary>
    Nociceptors,

    /// <summary>Capacity of inhibition.</summary>
    Inhibition,

    /// <summary>Weight of the learnt pain state.</summary>
    LearntWeight,

    /// <summary>Inflammatory gain.</summary>
    Inflammation,

    /// <summary>Discogenic pain.</summary>
    DiscogenicPain,

    /// <summary>Gain of appraisal.</summary>
    Appraisal,

    /// <summary>Susceptibility to nerve ingrowth.</summary>
    Ingrowth,

    /// <summary>Susceptibility to peripheral sensitisation.</summary>
    Sensitisation,

    /// <summary>Susceptibility to fast facilitation.</summary>
    FastFacilitation,

    /// <summary>Susceptibility to late facilitation.</summary>
    LateFacilitation,

    /// <summary>Susceptibility to glial activation.</summary>
    Glial,

    /// <summary>Erosion of inhibition.</summary>
    Erosion,

    /// <summary>Susceptibility to descending facilitation.</summary>
    DescendingFacilitation,

    /// <summary>Response of cold gain.</summary>
    Cold,

    /// <summary>Susceptibility of grey matter.</summary>
    GreyMatter,

    /// <summary>Susceptibility to smudging.</summary>
    Smudging,

    /// <summary>Susceptibility to rigidity.</summary>
    Rigidity,

    /// <summary>Susceptibility of homeostatic plasticity.</summary>
    Homeostatic,

    /// <summary>Susceptibility to the emotional shift.</summary>
    Emotional,

    /// <summary>Susceptibility to tactile blur.</summary>
    Blur,

    /// <summary>Susceptibility to a distorted body image.</summary>
    BodyImage,

    /// <summary>Susceptibility to fear.</summary>
    Fear,

    /// <summary>Set-point of cold gain.</summary>
    ColdLevel,

    /// <summary>Set-point of grey matter.</summary>
    GreyMatterLevel,

    /// <summary>Set-point of smudging.</summary>
    SmudgingLevel,

    /// <summary>Set-point of homeostatic plasticity.</summary>
    HomeostaticLevel,

    /// <summary>Set-point of tactile blur.</summary>
    BlurLevel,

    /// <summary>Set-point of the body image.</summary>
    BodyImageLevel,

    /// <summary>Set-point of sensory excitability.</summary>
    SensoryExcitability,

    /// <summary>Set-point of the emotional shift.</summary>
    EmotionalLevel,

    /// <summary>Answer of mood, stress and sleep to pain.</summary>
    Mood,

    /// <summary>Pressure pain threshold, apart from all mechanisms.</summary>
    PressureThreshold,

    /// <summary>How often the back gets hurt anew: some people's episodes recur (evidence D2, prior episodes).</summary>
    Injury,

    /// <summary>Central excitability beyond its genes.</summary>
    Central,
}
