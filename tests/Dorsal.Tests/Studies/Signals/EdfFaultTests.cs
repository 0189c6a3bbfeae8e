using Dorsal.Messages;
using Dorsal.Studies.Signals.Edf;
using static System.FormattableString;

namespace Dorsal.Tests.Studies.Signals;

/// <summary>What is wrong with a file of the EDF family is told by file, field, value and limit.</summary>
public class EdfFaultTests
{
    private static readonly EdfSignal Whole = new("a", 2, EdfBytes.Numbers(2, 1, 2));
    private static readonly EdfBytes Good = new([Whole]);

    [Theory]
    [InlineData(0, "1       ", "EdfVersionUnknown", "version", "1")]
    [InlineData(184, "768", "EdfHeaderSizeWrong", "header_bytes", "768")]
    [InlineData(192, "EDF+X", "EdfKindUnknown", "reserved", "EDF+X")]
    [InlineData(236, "-2", "EdfFieldOutOfRange", "number_of_records", "-2")]
    [InlineData(236, "1.5", "EdfNumberWrong", "number_of_records", "1.5")]
    [InlineData(244, "0", "EdfFieldOutOfRange", "record_duration", "0")]
    [InlineData(244, "-1", "EdfFieldOutOfRange", "record_duration", "-1")]
    [InlineData(244, "1E-99", "EdfFieldOutOfRange", "record_duration", "1E-99")]
    [InlineData(244, "1E999", "EdfNumberWrong", "record_duration", "1E999")]
    [InlineData(244, "NaN", "EdfNumberWrong", "record_duration", "NaN")]
    [InlineData(252, "0", "EdfFieldOutOfRange", "number_of_signals", "0")]
    [InlineData(252, "-1", "EdfFieldOutOfRange", "number_of_signals", "-1")]
    [InlineData(252, "2", "EdfHeaderCut", null, "516")]
    [InlineData(252, "x", "EdfNumberWrong", "number_of_signals", "x")]
    [InlineData(256 + 104, "-3,2", "EdfNumberWrong", "physical_minimum[1]", "-3,2")]
    [InlineData(256 + 112, "", "EdfNumberWrong", "physical_maximum[1]", "")]
    [InlineData(256 + 120, "-32769", "EdfFieldOutOfRange", "digital_minimum[1]", "-32769")]
    [InlineData(256 + 128, "32768", "EdfFieldOutOfRange", "digital_maximum[1]", "32768")]
    [InlineData(256 + 128, "-32769", "EdfFieldOutOfRange", "digital_maximum[1]", "-32769")]
    [InlineData(256 + 216, "0", "EdfFieldOutOfRange", "samples_per_record[1]", "0")]
    [InlineData(256 + 216, "99999999", "SignalEmpty", null, "516")]
    public void A_wrong_field_is_named_with_its_value(int at, string put, string code, string? field, string value)
    {
        var bytes = Good.Build();
        var width = at is 252 ? 4 : 8;
        System.Text.Encoding.ASCII.GetBytes(put.PadRight(width)).CopyTo(bytes, at);
        var note = SignalOpening.Refused(() => SignalOpening.Edf(bytes));
        Assert.Equal((code, field, value), (note.Code, note.Place.Column, note.Value));
        Assert.Equal("sub-1/emg/file.edf", note.Place.File);
        if (field is not null and not "version")
        {
            Assert.Contains(Invariant($"{at}"), note.Message(Language.English), StringComparison.Ordinal);
            Assert.Contains(field, note.Message(Language.Japanese), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("3", 1, "SignalTruncated", "2", "3")]
    [InlineData("-1", 1, "SignalTruncated", "2", "3")]
    [InlineData("5", 0, "SignalTruncated", "2", "5")]
    [InlineData("1", 0, "SignalLonger", "4", "1")]
    [InlineData("2", 3, "SignalLonger", "3", "2")]
    public void A_length_that_differs_is_told_and_the_whole_records_are_kept(
        string records,
        int extra,
        string code,
        string value,
        string limit
    )
    {
        var signal = Whole with { Data = EdfBytes.Numbers(2, 1, 2, 3, 4) };
        byte[] bytes = [.. (Good with { Signals = [signal], Records = records }).Build(), .. new byte[extra]];
        using var file = SignalOpening.Edf(bytes);
        Assert.Equal(records == "1" ? 2 : 4, file.Channels[0].Samples);
        var note = file.Told(code);
        Assert.Equal((value, limit), (note.Value, note.Limit));
        Assert.Equal(records == "-1", file.Notes.Any(n => n.Code == "EdfRecordsUnstated"));
    }

    [Fact]
    public void A_file_without_a_whole_record_is_refused() =>
        Assert.Equal("SignalEmpty", SignalOpening.Refused(() => SignalOpening.Edf(Good.Build()[..^1])).Code);

    [Theory]
    [InlineData("+0\u0014\u0014\0", "no stamp", "EdfClockMissing", "record 2")]
    [InlineData("+0\u0014\u0014\0", "+0.5\u0014\u0014\0", "EdfRecordsOverlap", "record 2")]
    [InlineData("+0\u0014\u0014\0", "+86402\u0014\u0014\0", "EdfGapsTooLong", "record 2")]
    [InlineData("+0\u0014\u0014\0", "+1e5\u0014\u0014\0", "EdfClockMissing", "record 2")]
    [InlineData("", "+1\u0014\u0014\0", "EdfClockMissing", "record 1")]
    public void A_record_of_EDF_D_that_has_no_place_in_time_is_refused(
        string first,
        string second,
        string code,
        string record
    )
    {
        var bytes = Stamped("EDF+D", first, second);
        var note = SignalOpening.Refused(() => SignalOpening.Edf(bytes));
        Assert.Equal((code, record), (note.Code, note.Place.Column));
    }

    [Fact]
    public void Gaps_of_a_day_together_are_read()
    {
        using var file = SignalOpening.Edf(Stamped("EDF+D", "+0\u0014\u0014\0", "+86401\u0014\u0014\0"));
        Assert.Equal(2 * (86_401L + 1), file.Channels[0].Samples);
        Assert.Equal(86_400, EdfTimeline.LongestGaps);
    }

    [Fact]
    public void Time_stamps_with_pauses_in_a_file_without_gaps_are_told()
    {
        using var file = SignalOpening.Edf(Stamped("EDF+C", "+0\u0014\u0014\0", "+2\u0014\u0014\0"));
        file.Told("EdfClockUneven");
        Assert.Equal(4, file.Channels[0].Samples);
    }

    [Theory]
    [InlineData("+x\u0014bad\u0014\0")]
    [InlineData("1\u0014no sign\u0014\0")]
    [InlineData("+1\u0015-1\u0014negative\u0014\0")]
    [InlineData("+1 no end\0")]
    [InlineData("+1\u0014not closed")]
    public void A_broken_annotation_is_left_out_and_told_with_its_place(string broken)
    {
        using var file = SignalOpening.Edf(
            Stamped("EDF+C", "+0\u0014\u0014\0", "+1\u0014\u0014\0+1.5\u0014good\u0014\0" + broken)
        );
        Assert.Equal("good", Assert.Single(file.Events).Text);
        var note = file.Told("EdfAnnotationBroken");
        Assert.Equal(("1", "record 2, byte 840"), (note.Value, note.Place.Column));
    }

    [Fact]
    public void Annotations_beyond_the_bound_are_refused()
    {
        var perRecord = (EdfAnnotationReader.LongestList / 2) + 1;
        var bytes = new EdfBytes([EdfBytes.Annotations(perRecord, 2, "+0\u0014\u0014\0")]) { Kind = "EDF+C" }.Build();
        Assert.Equal("EdfAnnotationsTooLong", SignalOpening.Refused(() => SignalOpening.Edf(bytes)).Code);
    }

    [Fact]
    public void The_patient_is_not_read_into_any_message()
    {
        var bytes = Good.Build();
        System.Text.Encoding.Latin1.GetBytes("MCH-0234567 F 02-MAY-1951 Müller").CopyTo(bytes, 8);
        using var file = SignalOpening.Edf(bytes);
        Assert.Empty(file.Notes);
    }

    private static byte[] Stamped(string kind, params string[] lists) =>
        new EdfBytes([Whole with { Data = EdfBytes.Numbers(2, 1, 2, 3, 4) }, EdfBytes.Annotations(32, 2, lists)])
        {
            Kind = kind,
            Records = "2",
        }.Build();
}
