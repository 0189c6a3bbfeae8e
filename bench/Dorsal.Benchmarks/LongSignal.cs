using System.Diagnostics;
using System.Globalization;
using Dorsal.Numerics;
using Dorsal.Studies.Signals;
using Dorsal.Studies.Signals.Edf;
using Dorsal.Units;

namespace Dorsal.Benchmarks;

/// <summary>An hour of 32-channel EMG at 2 kHz in EDF+: how fast it is read, and in how much memory.</summary>
internal static class LongSignal
{
    public const string Verb = "long-signal";

    private const int Channels = 32;
    private const int Rate = 2000;
    private const int Seconds = 3600;
    private const double Range = 5000;
    private const double Mebi = 1024 * 1024;

    /// <summary>Makes the file unless it is there, then takes the RMS of each second of each channel.</summary>
    public static void Run(string folder)
    {
        var path = Path.Combine(Directory.CreateDirectory(folder).FullName, "hour.edf");
        if (!File.Exists(path))
        {
            Write(path);
        }

        var before = Process.GetCurrentProcess().PeakWorkingSet64;
        var watch = Stopwatch.StartNew();
        var sum = RootMeanSquares(path);
        var seconds = watch.Elapsed.TotalSeconds;
        using var self = Process.GetCurrentProcess();
        var samples = (double)Channels * Rate * Seconds;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{samples / 1e6:0} million samples in {seconds:0.0} s: {samples / seconds / 1e6:0} million a second, {Seconds / seconds:0} times real time; peak memory {self.PeakWorkingSet64 / Mebi:0} MiB ({before / Mebi:0} before reading); mean RMS {sum:0.0} uV"
            )
        );
    }

    private static double RootMeanSquares(string path)
    {
        using var signal = SignalFormats.Open(path, new("hour.edf"), Dorsal.Studies.Sidecar.Empty);
        var second = new double[Rate];
        double total = 0;
        for (var at = 0; at < Seconds; at++)
        {
            for (var channel = 0; channel < Channels; channel++)
            {
                signal.Read(channel, (long)at * Rate, second);
                double squares = 0;
                foreach (var sample in second)
                {
                    squares += sample * sample;
                }

                total += Math.Sqrt(squares / Rate);
            }
        }

        return total / Channels / Seconds;
    }

    private static void Write(string path)
    {
        var outputs = Enumerable
            .Range(1, Channels)
            .Select(i => new EdfOutput(
                FormattableString.Invariant($"EMG {i}"),
                Microvolts.Unit,
                new Hertz(Rate),
                -Range,
                Range
            ))
            .ToList();
        var random = RandomStream.At(1, 0, "hour of EMG");
        var record = Enumerable.Range(0, Channels).Select(_ => new double[Rate]).ToList();
        foreach (var channel in record)
        {
            for (var i = 0; i < Rate; i++)
            {
                channel[i] = Math.Clamp(50 * random.NextGaussian(), -Range, Range);
            }
        }

        using var writer = new EdfWriter(path, outputs, Seconds, []);
        List<ReadOnlyMemory<double>> samples = [.. record.Select(channel => (ReadOnlyMemory<double>)channel)];
        for (var at = 0; at < Seconds; at++)
        {
            writer.Write(samples);
        }

        writer.Commit();
    }
}
