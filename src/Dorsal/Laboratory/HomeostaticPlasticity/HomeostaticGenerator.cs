using System.Globalization;
using Dorsal.Laboratory.MotorEvokedPotentials;
using Dorsal.Numerics;
using Dorsal.Units;

namespace Dorsal.Laboratory.HomeostaticPlasticity;

/// <summary>Makes a double stimulation with known ratios, to try and to prove the analysis; not a model of plasticity.</summary>
/// <remarks>
/// The courses are assumptions (evidence file, sections 6-10, B3: "ENG targets" after Thapa et al. 2018, read by nobody here; their sign and rough
/// size may be fitted, split.md). That of inhibitory stimulations is their mirror image, 1 / ratio: assumed as well.
/// </remarks>
/// <param name="Course">True ratio of each block of pulses; 1 for the baseline.</param>
/// <param name="Baseline">True mean amplitude before stimulation: about 1 mV (evidence C2).</param>
/// <param name="Variation">Coefficient of variation from trial to trial.</param>
internal sealed record HomeostaticGenerator(
    IReadOnlyList<(PulseBlock Block, double Ratio)> Course,
    Microvolts Baseline,
    double Variation
)
{
    // A pulse every 5 to 7 s (evidence C2); silence between them tells nothing, and the made-up recording leaves it out.
    private static readonly Seconds From = new(-0.060);
    private static readonly Seconds To = new(0.070);

    /// <summary>Two excitatory stimulations in a pain-free person (assumed): up in the gap, down after the second.</summary>
    public static HomeostaticGenerator PainFree { get; } = Of(1.3, 0.80, 0.75, 0.85, 0.95);

    /// <summary>The same in back pain (assumed): it stays up.</summary>
    public static HomeostaticGenerator BackPain { get; } = Of(1.25, 1.15, 1.15, 1.10, 1.05);

    /// <summary>The course under two inhibitory stimulations.</summary>
    public HomeostaticGenerator Mirrored => this with { Course = [.. Course.Select(c => (c.Block, 1 / c.Ratio))] };

    /// <summary>Amplitudes of so many pulses a block, in µV.</summary>
    public IEnumerable<(PulseBlock Block, double Amplitude)> Amplitudes(int trials, RandomStream random) =>
        Course.SelectMany(block =>
            Enumerable
                .Range(0, trials)
                .Select(_ =>
                    (block.Block, MepGenerator.AmplitudeAbout(Baseline.Value * block.Ratio, Variation, random))
                )
        );

    /// <summary>A recording: the samples, and rows of <c>onset</c>, <c>duration</c>, <c>block</c> and <c>minute</c>.</summary>
    /// <param name="responses">Block and amplitude of each response, in µV; 0 for none.</param>
    /// <param name="muscle">Makes the epochs.</param>
    /// <param name="random">The background.</param>
    public static (double[] Samples, IReadOnlyList<string[]> Events) Recording(
        IEnumerable<(PulseBlock Block, double Amplitude)> responses,
        MepGenerator muscle,
        RandomStream random
    )
    {
        var samples = new List<double>();
        var events = new List<string[]>();
        foreach (var (block, amplitude) in responses)
        {
            var onset = (samples.Count / muscle.Rate.Value) - From.Value;
            var minute = double.IsNaN(block.Minute) ? "n/a" : Text(block.Minute);
            events.Add([Text(onset), "0", block.Name, minute]);
            samples.AddRange(muscle.Epoch(amplitude, From, To, random));
        }

        return ([.. samples], events);
    }

    private static HomeostaticGenerator Of(double between, double at0, double at10, double at20, double at30) =>
        new(
            [
                (PulseBlock.Baseline, 1),
                (PulseBlock.Between, between),
                (PulseBlock.After(0), at0),
                (PulseBlock.After(10), at10),
                (PulseBlock.After(20), at20),
                (PulseBlock.After(30), at30),
            ],
            new(1000),
            MepGenerator.UsualVariation
        );

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
