using Dorsal.Circuits.DorsalHorn;
using Dorsal.Parameters;
using Dorsal.People;

namespace Dorsal.Laboratory.Virtual;

/// <summary>What a person's slow states make of her dorsal horn on the day of a test.</summary>
/// <remarks>
/// Tests meet inhibition as it is on the day, whatever claim 4.4 says of its part in the pain. The sizes are assumptions, <c>horn.</c> in the table of parameters; the directions
/// are those of claims 2.1, 3.1 and 4.1.
/// </remarks>
public static class HornOfPerson
{
    private static readonly double PeripheralGain = ParameterTable.Get("horn.peripheral_gain").Number;
    private static readonly double PeripheralThreshold = ParameterTable.Get("horn.peripheral_threshold").Number;
    private static readonly double Nmda = ParameterTable.Get("horn.nmda_facilitation").Number;
    private static readonly double Nk1 = ParameterTable.Get("horn.nk1_facilitation").Number;
    private static readonly double Disinhibition = ParameterTable.Get("horn.disinhibition").Number;

    /// <summary>The horn of a person.</summary>
    /// <param name="state">Her slow states of that day; noise may carry one below 0, which counts as 0.</param>
    public static HornState Of(Func<State, double> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        double At(State which) => Math.Max(0, state(which));
        var facilitation = At(State.FastFacilitation) + At(State.LateFacilitation);
        var sensitised = At(State.PeripheralSensitisation);
        return new()
        {
            AfferentGain = 1 + (PeripheralGain * sensitised),
            AfferentThreshold = Math.Exp(-PeripheralThreshold * sensitised),
            NmdaGain = 1 + (Nmda * facilitation),
            Nk1Gain = 1 + (Nk1 * facilitation),
            SegmentalInhibition = 1 - (Disinhibition * Math.Min(1, At(State.Disinhibition))),
            DescendingInhibition = At(State.DescendingInhibition),
            DescendingFacilitation = At(State.DescendingFacilitation),
        };
    }
}
