using Dorsal.Studies.Signals;
using Dorsal.Units;

namespace Dorsal.Tests.Studies.Signals;

/// <summary>What hand-made files of the EDF family hold is what is read.</summary>
public class EdfReadingTests
{
    private static readonly byte[] Two = EdfBytes.Numbers(2, 0, 1, -1, 32767);

    [Fact]
    public void Samples_are_scaled_by_both_ranges_and_each_channel_has_its_own_rate()
    {
        var fast = new EdfSignal("EMG L", 4, EdfBytes.Numbers(2, -32768, 32767, 0, 1, 5, 6, 7, 8));
        var slow = new EdfSignal("Temp", 1, EdfBytes.Numbers(2, 0, 1000))
        {
            Dimension = "degC",
            PhysicalMinimum = "30",
            PhysicalMaximum = "40",
            DigitalMinimum = "0",
            DigitalMaximum = "1000",
        };
        using var file = SignalOpening.Edf(new EdfBytes([fast, slow]) { Records = "2", Duration = "0.5" }.Build());
        Assert.Equal(
            [
                new SignalChannel("EMG L", Unit.Parse("uV"), new Hertz(8), 8),
                new SignalChannel("Temp", Unit.Parse("Cel"), new Hertz(2), 2),
            ],
            file.Channels
        );
        const double Step = 200.0 / 65535;
        Assert.Equal([-100, 100, -100 + (32768 * Step), -100 + (32769 * Step)], file.All(0)[..4], Near);
        Assert.Equal([30, 40], file.All(1), Near);
        Assert.Empty(file.Notes);
    }

    [Fact]
    public void BDF_has_24_bits_with_their_sign()
    {
        var signal = new EdfSignal("A1", 4, EdfBytes.Numbers(3, -8388608, 8388607, -1, 256))
        {
            PhysicalMinimum = "-8388608",
            PhysicalMaximum = "8388607",
            DigitalMinimum = "-8388608",
            DigitalMaximum = "8388607",
        };
        using var file = SignalOpening.Edf(EdfBytes.Bdf(signal).Build());
        Assert.Equal([-8388608, 8388607, -1, 256], file.All(0), Near);
    }

    [Fact]
    public void Rising_trigger_bits_of_BDF_become_marks_and_the_resting_state_and_upper_bits_do_not()
    {
        // 4 rests; 5: a bit rises; 4 and 0: none rises; 2 with the electrodes in range; the same 2 without; 3.
        var status = new EdfSignal(
            "Status",
            8,
            EdfBytes.Numbers(3, 4, 5, 5, 4, 0, 2 | (1 << 20), 2, 3, 3, 3, 3, 3, 3, 3, 3, 0x1_0003)
        )
        {
            Dimension = "Boolean",
            DigitalMinimum = "-8388608",
            DigitalMaximum = "8388607",
        };
        using var file = SignalOpening.Edf((EdfBytes.Bdf(status) with { Records = "2" }).Build());
        Assert.Equal([Mark(1.0 / 8, "Status/5"), Mark(5.0 / 8, "Status/2"), Mark(7.0 / 8, "Status/3")], file.Events);
        Assert.Empty(file.Notes);
    }

    [Fact]
    public void Annotations_have_onset_duration_and_every_text_in_UTF8_measured_from_the_first_sample()
    {
        var marks = EdfBytes.Annotations(
            40,
            2,
            "+0.25\u0014\u0014\0+0.75\u00150.5\u0014刺激 1\u0014also\u0014\0",
            "+1.25\u0014\u0014\0\0\0+0.5\u0014earlier\u0014\0"
        );
        using var file = SignalOpening.Edf(
            new EdfBytes([new EdfSignal("a", 2, Two), marks]) { Kind = "EDF+C", Records = "2" }.Build()
        );
        Assert.Equal(
            [
                Mark(0.25, "earlier"),
                new SignalEvent(new Seconds(0.5), new Seconds(0.5), "刺激 1"),
                new SignalEvent(new Seconds(0.5), new Seconds(0.5), "also"),
            ],
            file.Events
        );
        Assert.Equal("a", Assert.Single(file.Channels).Name);
        Assert.Empty(file.Notes);
    }

    [Fact]
    public void A_gap_of_EDF_D_is_missing_samples_on_one_time_line_and_marks_keep_their_time()
    {
        var marks = EdfBytes.Annotations(
            16,
            2,
            "+10\u0014\u0014\0",
            "+11.0004\u0014\u0014\0",
            "+13.5\u0014\u0014\0+13.75\u0014x\u0014\0"
        );
        var slow = new EdfSignal("slow", 1, EdfBytes.Numbers(2, 32767, 32767, 32767));
        var fast = new EdfSignal("fast", 4, EdfBytes.Numbers(2, Enumerable.Repeat(32767, 12).ToArray()));
        using var file = SignalOpening.Edf(new EdfBytes([fast, slow, marks]) { Kind = "EDF+D", Records = "3" }.Build());
        double[] gap = [double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN];
        Assert.Equal([.. Enumerable.Repeat(100.0, 8), .. gap, 100, 100, 100, 100], file.All(0), Near);
        // 3.5 s is nearest to sample 4 at 1 Hz (halves up).
        Assert.Equal([100, 100, double.NaN, double.NaN, 100], file.All(1), Near);
        Assert.Equal([Mark(3.75, "x")], file.Events);
        var note = file.Told("EdfGaps");
        Assert.Equal(("1", "1.5"), (note.Value, note.Arguments[0]));

        Span<double> across = stackalloc double[8];
        file.Read(0, 7, across);
        Assert.Equal([100, .. gap, 100], across.ToArray(), Near);
    }

    [Theory]
    [InlineData("uV", "uV")]
    [InlineData("\u00b5V", "uV")]
    [InlineData("\u00c2\u00b5V", "uV")] // UTF-8
    [InlineData("mV", "mV")]
    [InlineData("V", "V")]
    [InlineData("Cel", "Cel")]
    [InlineData("degC", "Cel")]
    [InlineData("mmHg", "mm[Hg]")]
    [InlineData("%", "%")]
    [InlineData("g", "unstated")]
    [InlineData("foo", "unstated")]
    [InlineData("", "unstated")]
    public void A_dimension_is_a_unit_or_it_is_unstated_and_told(string dimension, string unit)
    {
        using var file = SignalOpening.Edf(
            new EdfBytes([new EdfSignal("a", 4, Two) { Dimension = dimension }]).Build()
        );
        Assert.Equal(unit, file.Channels[0].Unit.Code);
        Assert.Equal(unit == "unstated", file.Notes.Any(n => n.Code is "SignalUnitUnknown" or "SignalUnitMissing"));
        Assert.Equal(dimension.Any(c => c > '~'), file.Notes.Any(n => n.Code == "EdfHeaderNotAscii"));
    }

    [Fact]
    public void A_channel_without_a_range_keeps_its_stored_numbers_without_a_unit()
    {
        var flat = new EdfSignal("unused", 4, EdfBytes.Numbers(2, 1, 2, 3, 4))
        {
            DigitalMinimum = "0",
            DigitalMaximum = "0",
        };
        using var file = SignalOpening.Edf(new EdfBytes([flat]).Build());
        Assert.Equal([1, 2, 3, 4], file.All(0));
        Assert.Equal(Unit.Unstated, file.Channels[0].Unit);
        Assert.Equal(["unused"], file.Told("EdfRangeEmpty").Value!.Split(','));
    }

    [Fact]
    public void Large_records_are_read_from_any_place_in_them()
    {
        var numbers = Enumerable.Range(0, 60_000).Select(i => (i * 7 % 60_000) - 30_000).ToArray();
        var signal = new EdfSignal("a", 30_000, EdfBytes.Numbers(2, numbers))
        {
            PhysicalMinimum = "-32768",
            PhysicalMaximum = "32767",
        };
        using var file = SignalOpening.Edf(new EdfBytes([signal]) { Records = "2" }.Build());
        Assert.Equal(numbers.Select(n => (double)n), file.All(0));
        for (var first = 0; first < 59_000; first += 977)
        {
            var part = new double[1000];
            file.Read(0, first, part);
            Assert.Equal(numbers.Skip(first).Take(1000).Select(n => (double)n), part);
        }
    }

    private static SignalEvent Mark(double onset, string text) => new(new Seconds(onset), new Seconds(0), text);

    private static bool Near(double a, double b) =>
        (double.IsNaN(a) && double.IsNaN(b)) || Math.Abs(a - b) <= 1e-9 * Math.Max(1, Math.Abs(a));
}
