namespace Dorsal.People;

/// <summary>
/// What changes in a person over days to years. Time is in days; states are without unit unless said otherwise. The letter
/// in brackets is the symbol of the equations (docs/course.md).
/// </summary>
public enum State
{
    /// <summary>Acute irritation or injury of spinal tissue: 0 healed, about 1 after a typical injury (D).</summary>
    TissueIrritation,

    /// <summary>Structural degeneration of the disc, 0 to 1 (G).</summary>
    DiscDegeneration,

    /// <summary>Pro-inflammatory mediators in the tissue, IL-1β, TNF and IL-6 pooled (I).</summary>
    LocalInflammation,

    /// <summary>Systemic low-grade inflammation (C).</summary>
    SystemicInflammation,

    /// <summary>Nerve growth factor in the tissue (N).</summary>
    Neurotrophin,

    /// <summary>Ingrowth of sensory nerves into the disc, 0 to 1 (V).</summary>
    NerveIngrowth,

    /// <summary>Sensitisation of nociceptors and of their cell bodies (P).</summary>
    PeripheralSensitisation,

    /// <summary>Fast sensitisation of the dorsal horn, 0 to 1 (S).</summary>
    FastFacilitation,

    /// <summary>Late sensitisation of the dorsal horn, like long-term potentiation, 0 to 1 (L).</summary>
    LateFacilitation,

    /// <summary>Activation of spinal glia, 0 to 1 (M).</summary>
    GlialActivation,

    /// <summary>Loss of segmental inhibition, 0 to 1 (K).</summary>
    Disinhibition,

    /// <summary>Efficacy of descending inhibition, 1 in the mean healthy person (E).</summary>
    DescendingInhibition,

    /// <summary>Drive of descending facilitation, from 0 (F).</summary>
    DescendingFacilitation,

    /// <summary>Gain of the cold pathway above its mean in healthy people (Q_c).</summary>
    ColdGain,

    /// <summary>Deficit of grey matter, 1 for about 8 % in dorsolateral prefrontal cortex and thalamus (W).</summary>
    GreyMatterDeficit,

    /// <summary>Blurring of the trunk's map in the motor cortex, 0 to 1 (Q).</summary>
    MotorSmudging,

    /// <summary>Rigidity of movement, loss of its variability, 0 to 1 (R).</summary>
    Rigidity,

    /// <summary>Excitability of the primary and secondary sensory cortex, 1 in the mean healthy person (B_s).</summary>
    SensoryExcitability,

    /// <summary>Impairment of homeostatic plasticity in the motor cortex, 0 to 1 (H).</summary>
    HomeostaticImpairment,

    /// <summary>The learnt, corticolimbic pain state: shift from sensory to emotional networks, 0 to 1 (X).</summary>
    EmotionalShift,

    /// <summary>Blurring of the back's representation in the sensory cortex, 0 to 1 (T).</summary>
    TactileBlur,

    /// <summary>Distortion of the image of the back, 0 to 1 (B).</summary>
    BodyImageDistortion,

    /// <summary>Fear and avoidance because of pain, 0 to 1 (Y).</summary>
    Fear,

    /// <summary>Catastrophising (Z).</summary>
    Catastrophising,

    /// <summary>Distress and low mood (U).</summary>
    Distress,

    /// <summary>Stress load (O).</summary>
    Stress,

    /// <summary>Deficit of sleep (J).</summary>
    SleepDeficit,

    /// <summary>Physical activity, 1 = the person's own habit (A).</summary>
    Activity,

    /// <summary>Slow epigenetic mark of stress and pain, 0 to 1 (Ep).</summary>
    EpigeneticMark,

    /// <summary>Pain now, 0 to 10 (Pn).</summary>
    Pain,

    /// <summary>Fluctuation of mechanical load from day to day, as a share (xi).</summary>
    LoadFluctuation,

    /// <summary>Fluctuation of the context of life over months, as a share (ze).</summary>
    LifeContext,
}
