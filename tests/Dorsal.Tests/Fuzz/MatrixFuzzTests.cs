using System.Diagnostics;
using System.Text;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Studies;
using Dorsal.Studies.Signals;
using Dorsal.Studies.Writing;
using Dorsal.Tests.Studies.Signals;
using PureHDF;
using PureHDF.Filters;
using PureHDF.VOL.Native;
using static System.FormattableString;

namespace Dorsal.Tests.Fuzz;

/// <summary>Damaged MAT, text and HDF5 signals: an error with its note or samples, within bounds of time and memory; never a crash.</summary>
public class MatrixFuzzTests
{
    // Alone on a busy machine a case takes milliseconds; a hang takes for ever.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    [Fact]
    public void Damaged_MAT_files_end_in_a_note_or_in_samples() =>
        FuzzRun.All(4, () => new Bench(Mats(), SignalFile.AllocationBound), Case);

    [Fact]
    public void Damaged_texts_end_in_a_note_or_in_samples() =>
        FuzzRun.All(8, () => new Bench(Texts(), SignalFile.AllocationBound), Case);

    // PureHDF allocates the length that a chunk claims, up to 2 GiB, before it reads and fails: that is not ours to hold.
    [Fact]
    public void Damaged_HDF5_files_end_in_a_note_or_in_samples() =>
        FuzzRun.All(10, () => new Bench(Containers(), SignalFile.AllocationBound + int.MaxValue), Case);

    // Clocks run on while the machine does something else: what is slow is done again, and a hang hangs again.
    private static FuzzFault? Case(int seed, RandomStream random, Bench bench)
    {
        var first = Once(random, bench);
        return first is { IsSlow: true } ? Once(RandomStream.At((ulong)seed, 0, "fuzz"), bench) : first;
    }

    private static FuzzFault? Once(RandomStream random, Bench bench)
    {
        var (name, whole) = random.Pick(bench.Files);
        bench.Signals.Write(name, SignalMutation.Of(whole, random));
        var path = bench.Signals[name];
        var watch = Stopwatch.StartNew();
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            using var signal = SignalFormats.Open(path, new Place(name), bench.Sidecar);
            var samples = new double[Math.Min(1000, signal.Channels[0].Samples)];
            for (var channel = 0; channel < Math.Min(3, signal.Channels.Count); channel++)
            {
                signal.Read(channel, 0, samples);
                signal.Read(channel, signal.Channels[channel].Samples - samples.Length, samples);
            }
        }
        catch (StudyException fault)
        {
            Dorsal.Tests.Studies.Importing.Speak(fault.Note);
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        return allocated > bench.Most ? new FuzzFault("memory " + name, Invariant($"{allocated} bytes were allocated"))
            : watch.Elapsed > Longest ? new FuzzFault("time " + name, watch.Elapsed.ToString()) { IsSlow = true }
            : null;
    }

    private static (string, byte[])[] Mats()
    {
        var little = new MatBytes();
        var big = new MatBytes(isBigEndian: true);
        var values = Enumerable.Range(0, 60).Select(i => i * 0.25).ToArray();
        byte[] Matrix(MatBytes mat) => mat.Matrix("x", MatBytes.Double, [20, 3], mat.Element(9, mat.Numbers(values)));
        byte[] Struct(MatBytes mat) => mat.Matrix("s", 2, [1, 1], new byte[64]);
        return
        [
            ("plain.mat", little.Add(Struct(little)).Add(Matrix(little)).File),
            ("big.mat", big.Add(Matrix(big)).Add(Struct(big)).File),
            ("packed.mat", new MatBytes().AddCompressed(Struct(little)).AddCompressed(Matrix(little)).File),
            (
                "zeros.mat",
                new MatBytes().AddCompressed(little.Matrix("x", 6, [500, 3], little.Element(9, new byte[12_000]))).File
            ),
            ("bytes.mat", new MatBytes().Stored("x", 9, 20, 3, 2, new byte[60]).File),
        ];
    }

    private static (string, byte[])[] Texts()
    {
        var text = string.Concat(Enumerable.Range(0, 200).Select(i => Invariant($"{i}\t{i * 0.5}\tn/a\n")));
        return
        [
            ("x.tsv.gz", Gzip.Pack(Encoding.ASCII.GetBytes(text))),
            ("x.tsv", Encoding.ASCII.GetBytes(text)),
            ("x.csv", Encoding.ASCII.GetBytes(text.Replace('\t', ','))),
            ("y.tsv", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)]),
        ];
    }

    private static (string, byte[])[] Containers()
    {
        using var signals = new SignalBench();
        var matrix = new double[200, 3];
        var deflated = new H5DatasetCreation(Filters: [DeflateFilter.Id]);
        new H5File { ["x"] = new H5Dataset(matrix) }.Write(signals["plain.h5"]);
        new H5File { ["x"] = new H5Dataset(matrix, chunks: [50, 1], datasetCreation: deflated) }.Write(
            signals["deep.h5"]
        );
        var group = new H5Group { ["y"] = new H5Dataset(new short[10, 3]) };
        new H5File { ["g"] = group, ["x"] = new H5Dataset(new short[40, 3], chunks: [8, 3]) }.Write(
            signals["chunks.h5"]
        );
        return
        [
            .. ((string[])["plain.h5", "deep.h5", "chunks.h5"]).Select(name =>
                (name, File.ReadAllBytes(signals[name]))
            ),
        ];
    }

    private sealed class Bench((string Name, byte[] Bytes)[] files, long most) : IDisposable
    {
        public long Most => most;

        public (string Name, byte[] Bytes)[] Files { get; } = files;

        public SignalBench Signals { get; } = new();

        public Sidecar Sidecar =>
            field ??= Signals.Sidecar(
                """{ "Variable": "x", "Dataset": "x", "SamplingFrequency": 1000, "Columns": ["a", "b", "c"] }"""
            );

        public void Dispose() => Signals.Dispose();
    }
}
