using Dorsal.Circuits.DorsalHorn;

namespace Dorsal.Tests.Circuits.DorsalHorn;

/// <summary>The horn in states with a name, and what its projection cells answer, in both forms.</summary>
internal static class Horn
{
    /// <summary>Before the first stimulus, in ms.</summary>
    public const double Start = 500;

    /// <summary>Seeds of a test; the page has more.</summary>
    public const int Seeds = 5;

    // As long as the shortest interval, 2 Hz: the same window at each frequency.
    private const double Window = 500;
    private const double BrushHertz = 30;
    private const double BrushMilliseconds = 2000;

    /// <summary>The default.</summary>
    public static HornState Healthy { get; } = new();

    private static readonly Lazy<(double[] Mean, double[] Error)> OfHealthy = new(() =>
        Network(Seeds, seed => WindUp(Healthy, 1, 10, seed))
    );

    /// <summary>Wind-up of the healthy network at 1 Hz, which several tests look at.</summary>
    public static (double[] Mean, double[] Error) HealthyNetwork => OfHealthy.Value;

    /// <summary>Fast and late facilitation: assumed gains, those of the page.</summary>
    public static HornState Facilitated { get; } = new() { NmdaGain = 1.15, Nk1Gain = 1.5 };

    /// <summary>Facilitated, with less inhibition of both kinds and some descending facilitation: assumed, those of the page.</summary>
    public static HornState Persistent { get; } =
        Facilitated with
        {
            SegmentalInhibition = 0.8,
            DescendingInhibition = 0.8,
            DescendingFacilitation = 0.3,
        };

    public static HornCircuit Of(HornState state) => new(HornSettings.Standard, state);

    /// <summary>Spikes of a projection cell after each pulse.</summary>
    /// <param name="state">The person.</param>
    /// <param name="hertz">Pulses a second.</param>
    /// <param name="pulses">How many.</param>
    /// <param name="seed">A seed for the network; none for the reduced form.</param>
    public static double[] WindUp(HornState state, double hertz, int pulses = 10, ulong? seed = null)
    {
        var circuit = Of(state);
        var record = Run(circuit, HornStimuli.Electrical(circuit, hertz, pulses, Start), Last(hertz, pulses), seed);
        return
        [
            .. Enumerable
                .Range(0, pulses)
                .Select(i => record.Spikes(HornPart.Projection, Start + (i * 1000 / hertz), Window)),
        ];
    }

    /// <summary>Spikes of a projection cell a second while touch fibres fire, after the onset.</summary>
    public static double Brushed(HornState state, ulong? seed = null, HornPart population = HornPart.Projection)
    {
        var stimulus = HornStimuli.Brush(BrushHertz, Start, BrushMilliseconds);
        var record = Run(Of(state), stimulus, Start + BrushMilliseconds, seed);
        return record.Spikes(population, Start + Window, BrushMilliseconds - Window)
            / (BrushMilliseconds - Window)
            * 1000;
    }

    /// <summary>Spikes of a projection cell a second under a force held for 5 s.</summary>
    public static double Pressed(HornState state, double millinewtons, ulong? seed = null)
    {
        var circuit = Of(state);
        var record = Run(circuit, HornStimuli.Pressure(circuit, millinewtons, Start, 5000), Start + 5500, seed);
        return record.Spikes(HornPart.Projection, Start, 5500) / 5;
    }

    /// <summary>The mean over seeds of the network, and its standard error.</summary>
    public static (double[] Mean, double[] Error) Network(int seeds, Func<ulong, double[]> run)
    {
        var runs = Enumerable.Range(1, seeds).Select(seed => run((ulong)seed)).ToList();
        double[] mean = [.. Enumerable.Range(0, runs[0].Length).Select(i => runs.Average(r => r[i]))];
        double[] error =
        [
            .. mean.Select((m, i) => Math.Sqrt(runs.Sum(r => (r[i] - m) * (r[i] - m)) / (seeds - 1) / seeds)),
        ];
        return (mean, error);
    }

    /// <summary>Growth of the response from pulse to pulse over the first five, in spikes: the slope of a straight line.</summary>
    public static double Slope(IReadOnlyList<double> responses) =>
        Enumerable.Range(0, 5).Sum(i => (i - 2) * responses[i]) / 10;

    private static double Last(double hertz, int pulses) => Start + ((pulses - 1) * 1000 / hertz) + Window;

    private static HornRecord Run(HornCircuit circuit, HornStimulus stimulus, double milliseconds, ulong? seed) =>
        seed is { } number
            ? HornNetwork.Run(circuit, stimulus, milliseconds, number)
            : HornRates.Run(circuit, stimulus, milliseconds);
}
