namespace Dorsal.People;

/// <summary>What one mechanism tells the others at a moment: functions of the states, without memory of their own.</summary>
public enum Signal
{
    /// <summary>Pain as a share of the scale, 0 to 1.</summary>
    PainShare,

    /// <summary>How far pain, once it is there at all, drives what follows it: a saturating function, 0 to 1 (hp).</summary>
    PainDrive,

    /// <summary>Mechanical load on the back, 1 on a usual day of a mean person.</summary>
    Load,

    /// <summary>Nociceptive input from the periphery (nox).</summary>
    Nociception,

    /// <summary>Gain of the dorsal horn, from 1 (gsp).</summary>
    SpinalGain,

    /// <summary>Net descending control of the dorsal horn, 1 in the mean healthy person (desc).</summary>
    DescendingControl,

    /// <summary>Descending inhibition as far as the hypotheses of claim 4.4 let it act, 1 = mean (E).</summary>
    EffectiveInhibition,

    /// <summary>What the dorsal horn passes on: input times gain times descending control (sp).</summary>
    SpinalOutput,

    /// <summary>Excitation of the dorsal horn: its output and the descending facilitation (ex).</summary>
    Excitation,

    /// <summary>Amplification of pain by appraisal: fear, catastrophising, distress, sleep, body image (amp).</summary>
    Appraisal,

    /// <summary>The level of pain towards which the pain of now moves, 0 to 10 (pinf).</summary>
    PainTarget,

    /// <summary>Rate of new injuries, per day.</summary>
    InjuryRate,
}
