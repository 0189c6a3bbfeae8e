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
        var rates = Enumerable
            .Range(0, Repeats)
            .Select(_ => Processor(() => HornRates.Run(circuit, pulses, Milliseconds)))
            .ToList();
        var network = Enumerable
            .Range(1, 5)
            .Select(seed => Processor(() => HornNetwork.Run(circuit, pulses, Milliseconds, (ulong)seed)))
            .ToList();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"rates: first {first:F0} ms with their tables, then {rates.Min():F1} to {rates.Max():F1} ms; network: {network.Min():F0} to {network.Max():F0} ms of processor time for 15 s"
            )
        );
    }

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
