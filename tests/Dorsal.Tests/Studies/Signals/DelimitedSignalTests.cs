using System.Text;
using Dorsal.Messages;
using Dorsal.Studies.Signals;
using Dorsal.Studies.Signals.Delimited;
using Dorsal.Studies.Writing;

namespace Dorsal.Tests.Studies.Signals;

/// <summary>Samples as text: what is missing, what is no number and where, and what a damaged archive is told as.</summary>
public sealed class DelimitedSignalTests : IDisposable
{
    private const string Two = """{ "SamplingFrequency": 1000, "Columns": ["a", "b"] }""";

    private readonly SignalBench bench = new();

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData("x.tsv", "1\t2\n3.5\tn/a\n\t-1e-3\n")]
    [InlineData("x.tsv", "1\t2\r\n3.5\tn/a\r\n\r\n\t-1e-3")]
    [InlineData("x.tsv", "1\t2\r3.5\tn/a\r\t-1e-3\r")]
    [InlineData("x.tsv", "\uFEFF1\t 2\n3.5 \tn/a\n\t-1e-3\n")]
    [InlineData("x.csv", "1,2\n3.5,n/a\n,-1e-3\n")]
    [InlineData("x.txt", "1;2\n3.5;n/a\n;-1e-3\n")]
    [InlineData("x.txt", "1\t2\n3.5\tn/a\n\t-1e-3\n")]
    public void Rows_are_read_whatever_ends_and_separates_them(string name, string text)
    {
        bench.Write(name, text);
        using var signal = bench.Open(name, Two);
        Assert.Equal([1, 3.5, double.NaN], SignalBench.All(signal, 0));
        Assert.Equal([2, double.NaN, -1e-3], SignalBench.All(signal, 1));
    }

    [Fact]
    public void UTF_16_with_its_mark_is_read()
    {
        bench.Write("x.tsv", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("1\t2\n")]);
        using var signal = bench.Open("x.tsv", Two);
        Assert.Equal([2], SignalBench.All(signal, 1));
    }

    [Theory]
    [InlineData("1\t2\n3\tx\n", "NotANumber", 2, "b")]
    [InlineData("1\t2\n\n3\t∞\n", "NotANumber", 3, "b")]
    [InlineData("1\t2\nNaN\t3\n", "NotANumber", 2, "a")]
    [InlineData("1e999\t2\n", "NotANumber", 1, "a")]
    [InlineData("1\t2\n3\n", "RowRagged", 2, null)]
    [InlineData("1\t2\n3\t4\t5\n", "RowRagged", 2, null)]
    [InlineData("1\t2\n3\t\0\n", "NulCharacter", 2, "b")]
    [InlineData("\n\n", "FileEmpty", null, null)]
    [InlineData("", "FileEmpty", null, null)]
    public void What_is_wrong_is_told_with_line_and_column(string text, string code, int? line, string? column)
    {
        bench.Write("x.tsv", text);
        var note = bench.Fault("x.tsv", Two);
        Assert.Equal((code, line, column), (note.Code, note.Place.Line, note.Place.Column));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_told_with_their_line()
    {
        bench.Write("x.tsv", [(byte)'1', (byte)'\t', (byte)'2', (byte)'\n', (byte)'3', (byte)'\t', 0xFF]);
        var note = bench.Fault("x.tsv", Two);
        Assert.Equal(("EncodingUnrecognised", 2), (note.Code, note.Place.Line));
    }

    [Fact]
    public void An_archive_cut_anywhere_is_never_a_shorter_recording()
    {
        var packed = Gzip.Pack(
            Encoding.ASCII.GetBytes(
                string.Concat(Enumerable.Range(0, 300).Select(i => FormattableString.Invariant($"{i}\t{i * i}\n")))
            )
        );
        for (var length = 0; length < packed.Length; length++)
        {
            bench.Write("x.tsv.gz", packed[..length]);
            Assert.Equal("GzipBroken", bench.Fault("x.tsv.gz", Two).Code);
        }
    }

    [Fact]
    public void Samples_beyond_the_bound_are_kept_in_a_file_that_is_gone_when_the_signal_is_closed()
    {
        const int Rows = 300_001;
        bench.Write(
            "x.tsv.gz",
            Gzip.Pack(
                Encoding.ASCII.GetBytes(
                    string.Concat(Enumerable.Range(0, Rows).Select(i => FormattableString.Invariant($"{i}\t{-i}\n")))
                )
            )
        );
        string? spool;
        using (var signal = DelimitedSignalFile.Open(bench["x.tsv.gz"], new Place("x.tsv.gz"), bench.Sidecar(Two)))
        {
            spool = signal.SpoolPath;
            Assert.True(File.Exists(spool));
            Assert.Equal(Enumerable.Range(0, Rows).Select(i => (double)-i), SignalBench.All(signal, 1));
            var some = new double[10_000];
            signal.Read(0, Rows - 10_000, some);
            Assert.Equal(Enumerable.Range(Rows - 10_000, 10_000).Select(i => (double)i), some);
        }

        Assert.False(File.Exists(spool));
    }

    [Fact]
    public void A_small_archive_that_unpacks_without_end_is_stopped_at_the_limit()
    {
        const long Limit = 8 * 1024 * 1024;
        bench.Write(
            "x.tsv.gz",
            Gzip.Pack(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("0\t0\n", 2_000_000))))
        );
        var sidecar = bench.Sidecar(Two);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var note = Importing.Fault(() => DelimitedSignalFile.Open(bench["x.tsv.gz"], new Place("x"), sidecar, Limit));
        Assert.Equal("SignalTooLarge", note.Code);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, SignalFile.AllocationBound);
    }

    [Fact]
    public void A_line_without_end_is_refused()
    {
        bench.Write("x.tsv.gz", Gzip.Pack(new byte[50_000_000]));
        var sidecar = bench.Sidecar(Two);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var note = Importing.Fault(() => SignalFormats.Open(bench["x.tsv.gz"], new Place("x"), sidecar));
        Assert.Equal("LineTooLong", note.Code);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, SignalFile.AllocationBound);
    }
}
