using System.Text;
using CsCheck;
using Dorsal.Messages;
using Dorsal.Studies.Signals;
using Dorsal.Studies.Signals.BrainVision;
using Dorsal.Studies.Signals.Edf;
using Dorsal.Units;
using static System.FormattableString;

namespace Dorsal.Tests.Studies.Signals;

/// <summary>What is written is read back, equal content gives equal bytes, and nothing half-done stays.</summary>
public sealed class SignalWritingTests : IDisposable
{
    private static readonly Unit Microvolt = Unit.Parse("uV");

    private static readonly Gen<(double Low, double Width)> Ranges = Gen.Select(
        Gen.Double[-1e6, 1e6],
        Gen.Double[-6, 7].Select(power => Math.Pow(10, power))
    );

    private static readonly Gen<SignalEvent> Marks = Gen.Select(
            Gen.Double[-1, 5],
            Gen.OneOf(Gen.Const(0.0), Gen.Double[0, 2]),
            Gen.String[Gen.Char["aZ ,;|/\\\"=~é刺激\t"], 1, 12]
        )
        .Select((onset, duration, text) => new SignalEvent(new Seconds(onset), new Seconds(duration), text));

    private readonly TemporaryFolder folder = new();
    private int cases;

    public void Dispose() => folder.Dispose();

    [Fact]
    public void EDF_reads_back_within_half_a_quantisation_step_and_every_annotation() =>
        Gen.Select(Ranges, Ranges, Gen.Double[0, 1].Array[12], Marks.Array[0, 6])
            .Sample(
                (a, b, shares, marks) =>
                {
                    EdfOutput[] channels = [Channel("fast", 4, a), Channel("slow", 2, b)];
                    var samples = shares.Select((share, i) => Within(channels[i < 8 ? 0 : 1], share)).ToArray();
                    var path = folder[Invariant($"{cases++}.edf")];
                    Write(path, channels, samples, marks);
                    using var file = SignalOpening.File(path);
                    Assert.Empty(file.Notes);
                    AssertClose(samples[..8], file.All(0), channels[0]);
                    AssertClose(samples[8..], file.All(1), channels[1]);
                    Assert.Equal(marks.OrderBy(m => Math.Round(m.Onset.Value, 9)), file.Events, Same);
                },
                iter: 500,
                threads: 1
            );

    [Fact]
    public void EDF_holds_the_whole_range_that_was_asked_for_in_eight_characters() =>
        Gen.Select(Gen.Double[-1, 1].Where(m => Math.Abs(m) > 1e-3), Gen.Double[-6, 9], Gen.Double[1e-3, 1])
            .Sample(
                (mantissa, power, width) =>
                {
                    var low = mantissa * Math.Pow(10, power);
                    var high = low + (width * Math.Pow(10, power));
                    var channel = new EdfOutput("a", Microvolt, new Hertz(1), low, high);
                    Assert.InRange(channel.Minimum, low - Coarseness(low), low);
                    Assert.InRange(channel.Maximum, high, high + Coarseness(high));
                    Assert.True(EdfNumber.Outward(low, false).Length <= 8 && EdfNumber.Outward(high, true).Length <= 8);
                    Assert.Equal((channel.Maximum - channel.Minimum) / 65_534, channel.Step, 1e-12 * channel.Step);
                },
                iter: 5000
            );

    [Fact]
    public void Records_of_a_fraction_of_a_second_have_room_for_every_time_stamp()
    {
        // Record 100 begins at 13 s, those before it at times of more digits.
        EdfOutput[] channels = [new("EMG", Microvolt, new Hertz(100), -1, 1)];
        using (var writer = new EdfWriter(folder["fraction.edf"], channels, 101, [], new Seconds(0.13)))
        {
            for (var i = 0; i < 101; i++)
            {
                writer.Write([Enumerable.Repeat(i / 101.0, 13).ToArray()]);
            }

            writer.Commit();
        }

        using var file = SignalOpening.File(folder["fraction.edf"]);
        Assert.Empty(file.Notes);
        Assert.Equal(101 * 13, file.All(0).Length);
    }

    // A negative number with an exponent of two digits has room for two digits of its own ("-2.6E-10"), others for three.
    private static double Coarseness(double end) => (Math.Abs(end) < 1e-9 ? 1e-1 : 1e-2) * Math.Abs(end);

    [Fact]
    public void An_EDF_header_is_written_byte_for_byte_as_the_format_says()
    {
        var channel = new EdfOutput("EMG", Microvolt, new Hertz(2), -100, 100);
        Write(folder["a.edf"], [channel], [-100, 0, 100, 0.0015], [new(new Seconds(1.5), new Seconds(0.25), "S 1")]);
        var expected =
            "0       "
            + Wide("X X X X", 80)
            + Wide("Startdate X X X X", 80)
            + "01.01.8500.00.00"
            + Wide("768", 8)
            + Wide("EDF+C", 44)
            + Wide("2", 8)
            + Wide("1", 8)
            + Wide("2", 4)
            + Wide("EMG", 16)
            + Wide("EDF Annotations", 16)
            + Wide("", 160)
            + Wide("uV", 8)
            + Wide("", 8)
            + Wide("-100", 8)
            + Wide("-1", 8)
            + Wide("100", 8)
            + Wide("1", 8)
            + Wide("-32767", 8)
            + Wide("-32768", 8)
            + Wide("32767", 8)
            + Wide("32767", 8)
            + Wide("", 160)
            + Wide("2", 8)
            + Wide("10", 8)
            + Wide("", 64);
        byte[] data =
        [
            .. EdfBytes.Numbers(2, -32767, 0),
            .. "+0\u0014\u0014\0"u8,
            .. new byte[15],
            .. EdfBytes.Numbers(2, 32767, 0),
            .. "+1\u0014\u0014\0+1.5\u00150.25\u0014S 1\u0014\0"u8,
        ];
        var bytes = File.ReadAllBytes(folder["a.edf"]);
        Assert.Equal(expected, Encoding.ASCII.GetString(bytes[..768]));
        Assert.Equal(data, bytes[768..]);
    }

    [Fact]
    public void A_start_date_is_written_where_it_is_given_and_nobody_is_named()
    {
        var channel = new EdfOutput("EMG", Microvolt, new Hertz(1), -1, 1);
        using (var writer = new EdfWriter(folder["a.edf"], [channel], 1, [], null, new DateTime(2024, 5, 2, 13, 4, 5)))
        {
            writer.Write([new double[] { 0 }]);
            writer.Commit();
        }

        var header = Encoding.ASCII.GetString(File.ReadAllBytes(folder["a.edf"])[..256]);
        Assert.StartsWith("X X X X", header[8..], StringComparison.Ordinal);
        Assert.Equal("Startdate 02-MAY-2024 X X X", header[88..168].TrimEnd());
        Assert.Equal("02.05.2413.04.05", header[168..184]);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(1.01)]
    [InlineData(double.NegativeInfinity)]
    public void EDF_refuses_a_sample_that_it_would_change_and_leaves_nothing_behind(double sample)
    {
        var channel = new EdfOutput("EMG", Microvolt, new Hertz(1), -1, 1);
        using (var writer = new EdfWriter(folder["a.edf"], [channel], 1, []))
        {
            var fault = Assert.Throws<StudyException>(() => writer.Write([new[] { sample }]));
            Importing.Speak(fault.Note);
            Assert.Equal(("EdfSampleNotWritable", "EMG"), (fault.Note.Code, fault.Note.Place.Column));
            Assert.Throws<InvalidOperationException>(writer.Commit);
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Root));
    }

    [Fact]
    public void What_a_format_cannot_hold_is_refused_with_a_note()
    {
        var channel = new EdfOutput("EMG", Microvolt, new Hertz(2048), -1, 1);
        SignalEvent[] none = [];
        SignalEvent[] control = [new(new Seconds(0), new Seconds(0), "a\u0014b")];
        Assert.Equal("EdfTextNotWritable", Code(() => new EdfOutput("筋電図", Microvolt, new Hertz(1), -1, 1)));
        Assert.Equal(
            "EdfTextNotWritable",
            Code(() => new EdfOutput(new string('a', 17), Microvolt, new Hertz(1), -1, 1))
        );
        Assert.Equal(
            "EdfRateNotWritable",
            Code(() => new EdfWriter(folder["a"], [channel], 1, none, new Seconds(0.1)))
        );
        Assert.Equal(
            "EdfRateNotWritable",
            Code(() => new EdfWriter(folder["a"], [channel], 1, none, new Seconds(1.0 / 3)))
        );
        Assert.Equal("EdfAnnotationNotWritable", Code(() => new EdfWriter(folder["a"], [channel], 1, control)));
        Assert.Equal(
            "BrainVisionTextNotWritable",
            Code(() => new BrainVisionWriter(folder["a.vhdr"], [("a\nb", Microvolt)], new Hertz(1)))
        );
        folder.Write("b.edf", "");
        folder.Write("b.eeg", "");
        Assert.Equal("OutFileExists", Code(() => new EdfWriter(folder["b.edf"], [channel], 1, none)));
        Assert.Equal(
            "OutFileExists",
            Code(() => new BrainVisionWriter(folder["b.vhdr"], [("a", Microvolt)], new Hertz(1)))
        );
        Assert.Equal("OutFileUnwritable", Code(() => new EdfWriter(folder["no/b.edf"], [channel], 1, none)));
        Assert.Equal(["b.edf", "b.eeg"], Directory.EnumerateFiles(folder.Root).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void BrainVision_reads_back_the_nearest_32_bit_number_and_every_marker_to_the_sample() =>
        Gen.Select(
                Gen.Float.Array[8],
                Gen.String[Gen.Char["aZ ,;|=µ刺激"], 1, 20],
                Marks.Where(m => m.Onset.Value >= 0 && !m.Text.Contains('\t')).Array[0, 6]
            )
            .Sample(
                (values, name, marks) =>
                {
                    name = "n" + name + "n"; // blanks at the ends are not kept
                    var path = folder[Invariant($"{cases++}.vhdr")];
                    using (
                        var writer = new BrainVisionWriter(
                            path,
                            [(name, Microvolt), ("b", Unit.Parse("Cel"))],
                            new Hertz(2000)
                        )
                    )
                    {
                        var samples = values.Select(v => (double)v).ToArray();
                        writer.Write([samples.AsMemory(0, 3), samples.AsMemory(4, 3)]);
                        writer.Write([samples.AsMemory(3, 1), samples.AsMemory(7, 1)]);
                        writer.Commit(marks);
                    }

                    using var file = SignalOpening.File(path);
                    Assert.Equal([name, "b"], file.Channels.Select(c => c.Name));
                    Assert.Equal(["uV", "Cel"], file.Channels.Select(c => c.Unit.Code));
                    Assert.Equal(values[..4].Select(v => (double)v), file.All(0));
                    Assert.Equal(values[4..].Select(v => (double)v), file.All(1));
                    var expected = marks
                        .Select(m => (Math.Round(m.Onset.Value * 2000), Typed(m.Text)))
                        .OrderBy(m => m.Item1);
                    Assert.Equal(expected, file.Events.Select(m => (Math.Round(m.Onset.Value * 2000, 6), m.Text)));
                },
                iter: 500,
                threads: 1
            );

    [Fact]
    public void Equal_content_gives_equal_bytes()
    {
        var channel = new EdfOutput("EMG", Microvolt, new Hertz(2), -100, 100);
        SignalEvent[] marks = [new(new Seconds(0.5), new Seconds(0), "x")];
        Write(folder["a.edf"], [channel], [1, 2, 3, 4], marks);
        Write(folder["b.edf"], [channel], [1, 2, 3, 4], marks);
        Assert.Equal(File.ReadAllBytes(folder["a.edf"]), File.ReadAllBytes(folder["b.edf"]));
    }

    private static EdfOutput Channel(string name, double rate, (double Low, double Width) range) =>
        new(name, Microvolt, new Hertz(rate), range.Low, range.Low + range.Width);

    private static double Within(EdfOutput channel, double share) =>
        Math.Clamp(channel.Minimum + (share * (channel.Maximum - channel.Minimum)), channel.Minimum, channel.Maximum);

    // Blanks before a type are those between "=" and the value.
    private static string Typed(string text) => text.Contains('/') ? text.TrimStart() : "Comment/" + text;

    private static bool Same(SignalEvent a, SignalEvent b) =>
        Math.Abs(a.Onset.Value - b.Onset.Value) <= 1e-9
        && Math.Abs(a.Duration.Value - b.Duration.Value) <= 1e-9
        && a.Text == b.Text;

    // Half a step, and the rounding of a number near the ends of its range.
    private static void AssertClose(double[] expected, double[] read, EdfOutput channel)
    {
        var most = (channel.Step / 2) + (4e-16 * Math.Max(Math.Abs(channel.Minimum), Math.Abs(channel.Maximum)));
        Assert.All(expected.Zip(read), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, most));
    }

    // Two records, their samples channel by channel.
    private static void Write(string path, EdfOutput[] channels, double[] samples, IReadOnlyList<SignalEvent> marks)
    {
        using var writer = new EdfWriter(path, channels, 2, marks);
        for (var record = 0; record < 2; record++)
        {
            var at = 0;
            var part = new List<ReadOnlyMemory<double>>();
            foreach (var channel in channels)
            {
                var count = (int)channel.SamplingFrequency.Value;
                part.Add(samples.AsMemory(at + (record * count), count));
                at += 2 * count;
            }

            writer.Write(part);
        }

        writer.Commit();
    }

    private static string Wide(string text, int width) => text.PadRight(width);

    private static string Code(Func<object> action)
    {
        var note = Assert.Throws<StudyException>(action).Note;
        Importing.Speak(note);
        return note.Code;
    }
}
