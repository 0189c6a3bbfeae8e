using System.Diagnostics;
using System.Globalization;
using Dorsal.Numerics;
using Dorsal.Studies.Signals;
using Dorsal.Studies.Signals.Edf;
using Dorsal.Units;

namespace Dorsal.Benchmarks;

/// <summary>An hour of 32-channel EMG at 2 kHz in EDF+ with a pulse every 5 s: how fast it is read and analysed, and in how much memory.</summary>
internal static class LongSignal
{
    public const string Verb = "long-signal";

    private const int Channels = 32;
    private const int Rate = 2000;
    private const int Seconds = 3600;
    private const double Range = 5000;
    private const double Mebi = 1024 * 1024;
    private const int PulseEvery = 5;
    private const string Recording = "sub-1_task-mep_emg";

    /// <summary>Makes the file unless it is there, then takes the RMS of each second of each channel.</summary>
    public static void Run(string folder)
    {
        var study = Path.Combine(Directory.CreateDirectory(folder).FullName, "hour");
        var path = Path.Combine(study, "sub-1", "emg", Recording + ".edf");
        if (!File.Exists(path))
        {
            WriteStudy(study, path);
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
        var (findings, wall, peak) = MeasureRun.Of(study, Path.Combine(folder, "measured"));
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"dorsal measure, motor evoked potentials: {Seconds / PulseEvery} pulses x {Channels} muscles, {findings} findings in {wall:0.0} s, {Seconds / wall:0} times real time; peak memory {peak / Mebi:0} MiB"
            )
        );
    }

    private static double RootMeanSquares(string path)
    {
        using var signal = SignalFormats.Open(path, new(Recording + ".edf"), Dorsal.Studies.Sidecar.Empty);
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

    private static void WriteStudy(string study, string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(
            Path.Combine(study, "dataset_description.json"),
            """{ "Name": "An hour", "BIDSVersion": "1.10.0" }"""
        );
        File.WriteAllText(Path.Combine(study, "participants.tsv"), "participant_id\nsub-1\n");
        var onsets = Enumerable
            .Range(0, Seconds / PulseEvery)
            .Select(i => FormattableString.Invariant($"{(i * PulseEvery) + 1}\t0\n"));
        File.WriteAllText(
            path.Replace("_emg.edf", "_events.tsv", StringComparison.Ordinal),
            "onset\tduration\n" + string.Concat(onsets)
        );
        Write(path);
    }

    // A second of noise, and every so often one with a response of 1 mV from 20 to 40 ms after its begin.
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
                channel[i] = Math.Clamp(5 * random.NextGaussian(), -Range, Range);
            }
        }

        using var writer = new EdfWriter(path, outputs, Seconds, []);
        List<ReadOnlyMemory<double>> quiet = [.. record.Select(channel => (ReadOnlyMemory<double>)channel)];
        List<ReadOnlyMemory<double>> answering =
        [
            .. record.Select(channel => (ReadOnlyMemory<double>)WithResponse(channel)),
        ];
        for (var at = 0; at < Seconds; at++)
        {
            writer.Write(at % PulseEvery == 1 ? answering : quiet);
        }

        writer.Commit();
    }

    private static double[] WithResponse(double[] noise)
    {
        const double From = 0.02;
        const double Length = 0.02;
        double Wave(double second) =>
            second is >= From and <= From + Length ? 500 * Math.Sin(2 * Math.PI * (second - From) / Length) : 0;
        return [.. noise.Select((sample, i) => sample + Wave((double)i / Rate))];
    }
}
