using System.Text;
using Dorsal.Messages;
using Dorsal.Studies.Signals;
using static System.FormattableString;

namespace Dorsal.Tests.Studies.Signals;

/// <summary>What a header claims is held against the file before memory is taken for it.</summary>
public sealed class HeaderClaimTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    // A small file that claims as much as its fields can hold is refused or read, and hardly anything is allocated for the claim.
    [Theory]
    [InlineData(252, 4, "9999")]
    [InlineData(236, 8, "99999999")]
    [InlineData(184, 8, "99999999")]
    [InlineData(256 + 216, 8, "99999999")]
    [InlineData(244, 8, "99999999")]
    [InlineData(256 + 104, 8, "-9E+999")]
    public void A_small_EDF_file_that_claims_the_most_costs_less_than_a_mebibyte(int at, int width, string claim)
    {
        var bytes = new EdfBytes([new EdfSignal("a", 2, EdfBytes.Numbers(2, 1, 2))]).Build();
        Encoding.ASCII.GetBytes(claim.PadRight(width)).CopyTo(bytes, at);
        Assert.InRange(Allocated(() => SignalOpening.Edf(bytes)), 0, 1 << 20);
    }

    [Theory]
    [InlineData("NumberOfChannels=2", "NumberOfChannels=10000")]
    [InlineData("NumberOfChannels=2", "NumberOfChannels=2147483647")]
    [InlineData("SamplingInterval=500", "SamplingInterval=500\nDataPoints=8796093022207")]
    [InlineData("SamplingInterval=500", "SamplingInterval=0.001")]
    [InlineData("Mk1=New Segment,,1,1,0", "Mk1=New Segment,,9223372036854775807,9223372036854775807,0")]
    public void A_small_BrainVision_recording_that_claims_the_most_costs_no_more_than_twice_an_honest_one(
        string was,
        string claim
    )
    {
        var path = new BrainVisionBytes().WriteTo(folder);
        var honest = Allocated(() => SignalOpening.File(path));
        folder.Write("rec.vhdr", File.ReadAllText(path).Replace(was, claim, StringComparison.Ordinal));
        var markers = File.ReadAllText(folder["rec.vmrk"]);
        folder.Write("rec.vmrk", markers.Replace(was, claim, StringComparison.Ordinal));
        Assert.InRange(Allocated(() => SignalOpening.File(path)), 0, 2 * honest);
    }

    [Fact]
    public void The_widest_EDF_header_is_read_within_the_bound()
    {
        var signals = Enumerable.Range(1, 9999).Select(i => new EdfSignal(Invariant($"c{i}"), 1, [1, 0])).ToList();
        var bytes = new EdfBytes(signals).Build();
        var channels = 0;
        var allocated = Allocated(() => SignalOpening.Edf(bytes), file => channels = file.Channels.Count);
        Assert.Equal(9999, channels);
        Assert.InRange(allocated, 0, SignalFile.AllocationBound);
    }

    [Fact]
    public void The_widest_BrainVision_header_is_read_within_the_bound()
    {
        const int Most = 10_000;
        var whole = new BrainVisionBytes
        {
            Channels = string.Join('\n', Enumerable.Range(1, Most).Select(i => Invariant($"Ch{i}=c{i},,1,µV"))),
            Data = new byte[2 * Most],
        };
        var path = (whole with { Common = whole.Common.Replace("=2", Invariant($"={Most}")) }).WriteTo(folder);
        var channels = 0;
        var allocated = Allocated(() => SignalOpening.File(path), file => channels = file.Channels.Count);
        Assert.Equal(Most, channels);
        Assert.InRange(allocated, 0, SignalFile.AllocationBound);
    }

    private static long Allocated(Func<SignalFile> open, Action<SignalFile>? look = null)
    {
        // The first refusal loads the sentences, which is no cost of the file.
        _ = SignalOpening.Refused(() => SignalOpening.Edf([]));
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            using var file = open();
            look?.Invoke(file);
            file.Read(0, 0, new double[1]);
        }
        catch (StudyException fault)
        {
            Importing.Speak(fault.Note);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
