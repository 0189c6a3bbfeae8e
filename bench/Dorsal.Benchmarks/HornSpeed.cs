using System.Diagnostics;
using System.Globalization;
using Dorsal.Circuits.DorsalHorn;

namespace Dorsal.Benchmarks;

/// <summary>The speed of both forms of the dorsal horn: a test of 15 s, 14 pulses at 1 Hz, on one core.</summary>
internal static class HornSpeed
{
    public const string Verb = "horn";
    private const double Milliseconds = 15_000;
    private const int Repeats = 20;

    public static void Run()
    {
        var circuit = new HornCircuit(HornSettings.Standard, new());
        var pulses = HornStimuli.Electrical(circuit, hertz: 1, pulses: 14, startMilliseconds: 500);
        var first = Processor(() => HornRates.Run(circuit, pulses, Milliseconds));
        var rates = Many(_ => HornRates.Run(circuit, pulses, Milliseconds));
        var network = Many(seed => HornNetwork.Run(circuit, pulses, Milliseconds, (ulong)seed));
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"15 s on one core, processor time: rates {first:F0} ms at first, with their tables; then {rates:F0} ms; network {network:F0} ms (medians of {Repeats}, after as many to warm up)"
            )
        );
    }

    // The first runs are those of code that is not yet compiled well.
    private static double Many(Action<int> run) =>
        Enumerable
            .Range(0, 2 * Repeats)
            .Select(i => Processor(() => run(i)))
            .Skip(Repeats)
            .Order()
            .ElementAt(Repeats / 2);

    // Of the process, not of the clock: the machine may be busy.
    private static double Processor(Action run)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        run();
        process.Refresh();
        return (process.TotalProcessorTime - before).TotalMilliseconds;
    }
}
