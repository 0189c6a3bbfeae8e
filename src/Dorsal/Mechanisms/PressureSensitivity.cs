using Dorsal.People;

namespace Dorsal.Mechanisms;

/// <summary>
/// Section 2: local and widespread hyperalgesia. No mechanism of its own but a reading of others (claims 2.1 to 2.3): the
/// threshold at the back sees the sensitised nociceptor, thresholds anywhere see facilitation and descending control.
/// </summary>
/// <remarks>
/// Source: prototype/labtests.py, pressure_threshold; assumed coefficients (model.tsv). The person's own level dominates, as in
/// real people, so that the threshold shows the state of now and predicts nothing (claims 2.4 to 2.6).
/// </remarks>
/// <param name="c">The constants of the model.</param>
public sealed class PressureSensitivity(ModelConstants c)
{
    /// <summary>Pressure pain threshold at the back, in kPa, before any error of measurement.</summary>
    /// <param name="person">The person.</param>
    /// <param name="state">Her states of now.</param>
    public double Local(Person person, Func<State, double> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var peripheral = Math.Exp(c["pressure.peripheral"] * state(State.PeripheralSensitisation));
        return Control(person, state) / (peripheral * Central(state, 1));
    }

    /// <summary>Pressure pain threshold far from the back, in kPa, before any error of measurement.</summary>
    /// <param name="person">The person.</param>
    /// <param name="state">Her states of now.</param>
    public double Remote(Person person, Func<State, double> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return Control(person, state) / Central(state, c["pressure.remote"]);
    }

    private double Central(Func<State, double> state, double share) =>
        1
        + (share * c["pressure.central"] * (state(State.FastFacilitation) + state(State.LateFacilitation)))
        + (c["pressure.facilitation"] * state(State.DescendingFacilitation));

    private double Control(Person person, Func<State, double> state)
    {
        ArgumentNullException.ThrowIfNull(person);
        var held = c["pressure.inhibition"];
        return c["pressure.threshold"]
            * Math.Exp(c["pressure.spread"] * person[Latent.PressureThreshold])
            * Math.Pow(
                (1 - held) + (held * Math.Max(0, state(State.DescendingInhibition))),
                c["pressure.inhibition_power"]
            );
    }
}
