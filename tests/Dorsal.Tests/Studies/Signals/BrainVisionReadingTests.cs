using System.Buffers.Binary;
using System.Text;
using Dorsal.Messages;
using Dorsal.Studies.Signals;
using Dorsal.Units;

namespace Dorsal.Tests.Studies.Signals;

/// <summary>What hand-made BrainVision recordings hold is what is read; what is wrong is told by file, line, key and value.</summary>
public sealed class BrainVisionReadingTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Multiplexed_whole_numbers_are_scaled_by_their_resolution_and_microvolts_are_the_default()
    {
        using var file = SignalOpening.File(new BrainVisionBytes().WriteTo(folder));
        var unit = Unit.Parse("uV");
        Assert.Equal(
            [
                new SignalChannel("EMG, left", unit, new Hertz(2000), 3),
                new SignalChannel("EMG right", unit, new Hertz(2000), 3),
            ],
            file.Channels
        );
        Assert.Equal([1, 2, 3], file.All(0));
        Assert.Equal([10, 20, -32768], file.All(1));
        Assert.Equal("EMG right", file.Told("BrainVisionDefaults").Value);
        Assert.Equal(
            [
                new SignalEvent(new Seconds(0), new Seconds(0), "New Segment/"),
                new SignalEvent(new Seconds(0.001), new Seconds(0), "Stimulus/S  1"),
            ],
            file.Events
        );
    }

    [Theory]
    [InlineData("INT_16", false)]
    [InlineData("INT_16", true)]
    [InlineData("INT_32", false)]
    [InlineData("INT_32", true)]
    [InlineData("IEEE_FLOAT_32", false)]
    [InlineData("IEEE_FLOAT_32", true)]
    public void Each_number_format_is_read_in_each_order(string format, bool isVectorized)
    {
        int[] values = [-3, 100, 7, 20_000, 5, -20_000];
        int[] inOrder = isVectorized
            ? [.. values.Where((_, i) => i % 2 == 0), .. values.Where((_, i) => i % 2 == 1)]
            : values;
        var whole = new BrainVisionBytes();
        var recording = whole with
        {
            Common = isVectorized ? whole.Common.Replace("MULTIPLEXED", "VECTORIZED") : whole.Common,
            Binary = "BinaryFormat=" + format,
            Channels = "Ch1=a,,1,mV\nCh2=b,,1,mV",
            Data = [.. inOrder.SelectMany(value => Stored(value, format))],
        };
        using var file = SignalOpening.File(recording.WriteTo(folder));
        Assert.Equal([-3, 7, 5], file.All(0));
        Assert.Equal([100, 20_000, -20_000], file.All(1));
        var one = new double[1];
        file.Read(1, 2, one);
        Assert.Equal(-20_000, one[0]);
        Assert.Empty(file.Notes);
    }

    [Fact]
    public void Marker_texts_may_have_commas_and_sizes_become_durations()
    {
        var recording = new BrainVisionBytes { Markers = "Mk1=Stimulus,heat\\1 44 °C,2,4,1\nMk2=Comment,first,1,0,0" };
        using var file = SignalOpening.File(recording.WriteTo(folder));
        Assert.Equal(
            [
                new SignalEvent(new Seconds(0), new Seconds(0), "Comment/first"),
                new SignalEvent(new Seconds(0.0005), new Seconds(0.002), "Stimulus/heat, 44 °C"),
            ],
            file.Events
        );
    }

    [Fact]
    public void Broken_markers_are_left_out_and_told_by_line_and_those_behind_the_end_are_told()
    {
        var recording = new BrainVisionBytes
        {
            Markers = "Mk1=S,a,1,1,0\nMk2=S,b,0,1,0\nMk3=S,c,x,1,0\nMk4=S\nMk5=S,d,99,1,0",
        };
        using var file = SignalOpening.File(recording.WriteTo(folder));
        Assert.Equal(["S/a", "S/d"], file.Events.Select(mark => mark.Text));
        var broken = file.Told("BrainVisionMarkerBroken");
        Assert.Equal(("3", 9, "sub-1/emg/rec.vmrk"), (broken.Value, broken.Place.Line, broken.Place.File));
        Assert.Equal(12, file.Told("BrainVisionMarkerOutside").Place.Line);
    }

    [Theory]
    [InlineData("DataFormat=BINARY", "DataFormat=ASCII", "DataFormat", 8)]
    [InlineData("DataOrientation=MULTIPLEXED", "DataOrientation=SPIRAL", "DataOrientation", 10)]
    [InlineData("NumberOfChannels=2", "NumberOfChannels=99999999999999999999", "NumberOfChannels", 11)]
    [InlineData("NumberOfChannels=2", "NumberOfChannels=-1", "NumberOfChannels", 11)]
    [InlineData("SamplingInterval=500", "SamplingInterval=0", "SamplingInterval", 12)]
    [InlineData("SamplingInterval=500", "SamplingInterval=NaN", "SamplingInterval", 12)]
    [InlineData("DataFile=$b.eeg", "DataFile=../rec.eeg", "DataFile", 6)]
    [InlineData("DataFile=$b.eeg", "DataFile=/etc/passwd", "DataFile", 6)]
    [InlineData("DataFile=$b.eeg", "DataFile=C:\\rec.eeg", "DataFile", 6)]
    [InlineData("MarkerFile=$b.vmrk", "MarkerFile=..\\$b.vmrk", "MarkerFile", 7)]
    [InlineData("; a comment", "DataType=FREQUENCYDOMAIN", "DataType", 9)]
    [InlineData("BinaryFormat=INT_16", "BinaryFormat=INT_12", "BinaryFormat", 15)]
    [InlineData("BinaryFormat=INT_16", "BinaryFormat=INT_16\nUseBigEndianOrder=YES", "UseBigEndianOrder", 16)]
    [InlineData("0.5,µV", "0,µV", "Ch1", 18)]
    [InlineData("0.5,µV", "1e999,µV", "Ch1", 18)]
    public void A_wrong_value_is_named_with_its_key_and_line(string was, string put, string key, int line)
    {
        var path = new BrainVisionBytes().WriteTo(folder);
        folder.Write("rec.vhdr", File.ReadAllText(path).Replace(was, put));
        var note = SignalOpening.Refused(() => SignalOpening.File(path));
        Assert.Equal(("BrainVisionValueWrong", key, line), (note.Code, note.Place.Column, note.Place.Line));
        Assert.Equal("sub-1/emg/rec.vhdr", note.Place.File);
        Assert.Contains(note.Value!, put, StringComparison.Ordinal);
        Assert.Contains(note.Limit!, note.Message(Language.English), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DataFile")]
    [InlineData("DataFormat")]
    [InlineData("DataOrientation")]
    [InlineData("NumberOfChannels")]
    [InlineData("SamplingInterval")]
    [InlineData("BinaryFormat")]
    [InlineData("Ch2")]
    public void A_missing_key_is_named(string key)
    {
        var path = new BrainVisionBytes().WriteTo(folder);
        folder.Write("rec.vhdr", File.ReadAllText(path).Replace(key + "=", "X" + key + "="));
        var note = SignalOpening.Refused(() => SignalOpening.File(path));
        Assert.Equal(("BrainVisionKeyMissing", key), (note.Code, note.Place.Column));
    }

    [Fact]
    public void A_key_that_stands_twice_is_refused_with_its_line()
    {
        var recording = new BrainVisionBytes { Channels = "Ch1=a,,1,µV\nCh1=b,,1,µV" };
        var note = SignalOpening.Refused(() => SignalOpening.File(recording.WriteTo(folder)));
        Assert.Equal(("BrainVisionKeyTwice", 19), (note.Code, note.Place.Line));
    }

    [Fact]
    public void Another_text_is_not_taken_for_a_header()
    {
        var path = folder.Write("rec.vhdr", "[Common Infos]\nDataFile=$b.eeg\n");
        var note = SignalOpening.Refused(() => SignalOpening.File(path));
        Assert.Equal(("BrainVisionFirstLine", "[Common Infos]"), (note.Code, note.Value));
    }

    [Fact]
    public void A_header_beyond_the_bound_is_refused_unread()
    {
        var path = folder.Write("rec.vhdr", new byte[(1 << 22) + 1]);
        Assert.Equal("SignalTextTooLong", SignalOpening.Refused(() => SignalOpening.File(path)).Code);
    }

    [Fact]
    public void An_ANSI_header_is_read_as_Windows_1252_and_that_is_told()
    {
        var path = new BrainVisionBytes().WriteTo(folder);
        var text = File.ReadAllText(path).Replace("Codepage=UTF-8", "Codepage=ANSI");
        folder.Write("rec.vhdr", Encoding.Latin1.GetBytes(text));
        using var file = SignalOpening.File(path);
        file.Told("BrainVisionAnsi");
        Assert.Equal("uV", file.Channels[0].Unit.Code);
    }

    [Fact]
    public void A_cut_off_multiplexed_file_keeps_its_whole_moments_and_a_vectorized_one_is_refused()
    {
        var whole = new BrainVisionBytes();
        var cut = whole with { Data = whole.Data[..^1], Common = whole.Common + "\nDataPoints=3" };
        using (var file = SignalOpening.File(cut.WriteTo(folder)))
        {
            Assert.Equal([1, 2], file.All(0));
            Assert.Equal([10, 20], file.All(1));
            var note = file.Told("SignalTruncated");
            Assert.Equal(("2", "3", "sub-1/emg/rec.eeg"), (note.Value, note.Limit, note.Place.File));
        }

        var vectors = cut with { Common = cut.Common.Replace("MULTIPLEXED", "VECTORIZED") };
        Assert.Equal(
            "BrainVisionVectorsCut",
            SignalOpening.Refused(() => SignalOpening.File(vectors.WriteTo(folder))).Code
        );
        var empty = whole with { Data = [1, 2, 3] };
        Assert.Equal("SignalEmpty", SignalOpening.Refused(() => SignalOpening.File(empty.WriteTo(folder))).Code);
    }

    [Fact]
    public void A_recording_without_its_marker_file_is_read_and_told_and_one_without_samples_is_refused()
    {
        var path = new BrainVisionBytes().WriteTo(folder);
        File.Delete(folder["rec.vmrk"]);
        using (var file = SignalOpening.File(path))
        {
            Assert.Equal(Grade.Error, file.Told("BrainVisionMarkersMissing").Grade);
        }

        File.Delete(folder["rec.eeg"]);
        var note = SignalOpening.Refused(() => SignalOpening.File(path));
        Assert.Equal(("FileUnreadable", "sub-1/emg/rec.eeg"), (note.Code, note.Place.File));
    }

    private static byte[] Stored(int value, string format)
    {
        var bytes = new byte[4];
        if (format == "IEEE_FLOAT_32")
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
        }
        else
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        }

        return format == "INT_16" ? bytes[..2] : bytes;
    }
}
