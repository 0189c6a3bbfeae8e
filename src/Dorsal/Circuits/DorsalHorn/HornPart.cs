namespace Dorsal.Circuits.DorsalHorn;

/// <summary>A part of the horn that sends spikes: four kinds of afferent fibre, five populations of cells.</summary>
public enum HornPart
{
    /// <summary>Aβ touch fibres.</summary>
    TouchFibres,

    /// <summary>Aδ nociceptors.</summary>
    FastNociceptors,

    /// <summary>Peptidergic C nociceptors: glutamate and substance P.</summary>
    PeptidergicNociceptors,

    /// <summary>C nociceptors without peptide: glutamate alone.</summary>
    OtherNociceptors,

    /// <summary>Excitatory interneurons of the nociceptive path (somatostatin, delta-opioid receptor).</summary>
    Relay,

    /// <summary>Excitatory interneurons of the touch path (PKCγ, VGLUT3, transient central, calretinin).</summary>
    Gate,

    /// <summary>Inhibitory interneurons that touch drives and that hold the gate (parvalbumin, islet).</summary>
    TouchBrake,

    /// <summary>Inhibitory interneurons onto relay and projection (dynorphin, central).</summary>
    Brake,

    /// <summary>Projection cells with NK1 receptors: what the brain hears.</summary>
    Projection,
}
