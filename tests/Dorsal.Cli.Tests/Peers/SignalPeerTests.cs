using System.Text.Json.Nodes;
using Dorsal.Studies.Signals;
using Dorsal.Studies.Signals.BrainVision;
using Dorsal.Studies.Signals.Edf;
using Dorsal.Tests.House;
using Dorsal.Units;

namespace Dorsal.Cli.Tests.Peers;

/// <summary>Recordings that Dorsal writes open in MNE-Python with the same samples and marks.</summary>
public sealed class SignalPeerTests : IDisposable
{
    private const int Records = 5;
    private const int Rate = 2000;

    private static readonly Unit Microvolt = Unit.Parse("uV");

    private static readonly SignalEvent[] Marks =
    [
        new(new Seconds(0.25), new Seconds(0), "Stimulus/S  1"),
        new(new Seconds(1.5), new Seconds(0.75), "Stimulus/熱, 44 °C"),
        new(new Seconds(4.9995), new Seconds(0), "Comment/moved"),
    ];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task MNE_reads_the_EDF_that_we_write_within_half_a_quantisation_step_with_its_annotations()
    {
        EdfOutput[] channels =
        [
            new("EMG left", Microvolt, new Hertz(Rate), -1500, 1500),
            new("EMG right", Microvolt, new Hertz(Rate), -20.123456789, 987.654321),
        ];
        using (var writer = new EdfWriter(folder.At("a.edf"), channels, Records, Marks))
        {
            for (var record = 0; record < Records; record++)
            {
                writer.Write([Wave(0).AsMemory(record * Rate, Rate), Wave(1).AsMemory(record * Rate, Rate)]);
            }

            writer.Commit();
        }

        var peer = await Peer.RunAsync("/usr/bin/python3", "signals.py", folder.At("a.edf"));
        Assert.Equal(["EMG left", "EMG right"], peer["names"]!.AsArray().Select(name => (string)name!));
        AssertMarks(peer, Marks);
        for (var c = 0; c < channels.Length; c++)
        {
            // The peer computes in volts: 1e-15 of the range is its rounding.
            var range = channels[c].Maximum - channels[c].Minimum;
            AssertSamples(peer, c, (channels[c].Step / 2) + (1e-15 * range));
        }
    }

    [Fact]
    public async Task MNE_reads_the_BrainVision_recording_that_we_write_to_32_bits_with_its_markers()
    {
        using (
            var writer = new BrainVisionWriter(
                folder.At("a.vhdr"),
                [("EMG, left", Microvolt), ("EMG right", Microvolt)],
                new Hertz(Rate)
            )
        )
        {
            writer.Write([Wave(0), Wave(1)]);
            writer.Commit(Marks);
        }

        var peer = await Peer.RunAsync("/usr/bin/python3", "signals.py", folder.At("a.vhdr"));
        Assert.Equal(["EMG, left", "EMG right"], peer["names"]!.AsArray().Select(name => (string)name!));

        // A moment is a marker of one sample, which MNE gives the length of a sample.
        AssertMarks(
            peer,
            [.. Marks.Select(m => m.Duration.Value > 0 ? m : m with { Duration = new Seconds(1.0 / Rate) })]
        );
        AssertSamples(peer, 0, 1500 * Math.Pow(2, -24));
        AssertSamples(peer, 1, 1000 * Math.Pow(2, -24));
    }

    private static void AssertMarks(JsonNode peer, SignalEvent[] marks)
    {
        Assert.Equal(Rate, (double)peer["rate"]!);
        Assert.Equal(marks.Select(m => m.Text), peer["texts"]!.AsArray().Select(text => (string)text!));
        Assert.Equal(marks.Select(m => m.Onset.Value), Numbers(peer["onsets"]!), Close);
        Assert.Equal(marks.Select(m => m.Duration.Value), Numbers(peer["durations"]!), Close);
    }

    private static void AssertSamples(JsonNode peer, int channel, double most)
    {
        var read = Numbers(peer["samples"]![channel]!).Select(volts => volts * 1e6).ToArray();
        Assert.Equal(Records * Rate, read.Length);
        Assert.InRange(read.Zip(Wave(channel)).Max(pair => Math.Abs(pair.First - pair.Second)), 0, most);
    }

    private static IEnumerable<double> Numbers(JsonNode list) => list.AsArray().Select(number => (double)number!);

    private static bool Close(double a, double b) => Math.Abs(a - b) <= 1e-9;

    // Some microvolts of everything, different in each channel, within both ranges.
    private static double[] Wave(int channel) =>
        [
            .. Enumerable
                .Range(0, Records * Rate)
                .Select(i =>
                    channel == 0 ? 1499 * Math.Sin(i * 0.0123) * Math.Cos(i * 1.1) : 480 + (490 * Math.Sin(i * 0.37))
                ),
        ];
}
