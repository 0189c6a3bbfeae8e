using Dorsal.People;

namespace Dorsal.Courses;

/// <summary>
/// An axis of the individual profile: a mechanism as one number, high where it is raised, and the states that are put to rest
/// when it is taken away (person-model.md, "Axes of the individual profile").
/// </summary>
/// <param name="Name">The name in output.</param>
/// <param name="States">The states that it stands for.</param>
/// <param name="Score">The number, from the states of a person.</param>
public sealed record Axis(string Name, IReadOnlyList<State> States, Func<Func<State, double>, double> Score)
{
    /// <summary>All axes but the reading of widespread hyperalgesia, which owns no state.</summary>
    public static IReadOnlyList<Axis> All { get; } =
    [
        Mean(
            "peripheral_inflammation",
            State.LocalInflammation,
            State.TissueIrritation,
            State.SystemicInflammation,
            State.Neurotrophin
        ),
        Mean("disc_innervation", State.NerveIngrowth),
        Mean("peripheral_sensitisation", State.PeripheralSensitisation),
        Mean(
            "spinal_facilitation",
            State.FastFacilitation,
            State.LateFacilitation,
            State.GlialActivation,
            State.Disinhibition
        ),
        new("descending_inhibition", [State.DescendingInhibition], s => -s(State.DescendingInhibition)),
        Mean("descending_facilitation", State.DescendingFacilitation),
        Mean("cold_sensitivity", State.ColdGain),
        Mean("distress", State.Catastrophising, State.Distress, State.Stress, State.Fear, State.SleepDeficit),
        Mean("grey_matter", State.GreyMatterDeficit),
        Mean("motor_smudging", State.MotorSmudging, State.Rigidity),
        Mean("homeostatic_plasticity", State.HomeostaticImpairment),
        Mean("emotional_shift", State.EmotionalShift),
        Mean("tactile_blur", State.TactileBlur),
        Mean("body_image", State.BodyImageDistortion),
    ];

    private static Axis Mean(string name, params State[] states) =>
        new(name, states, s => states.Average(state => s(state)));
}
