using Dorsal.Units;

namespace Dorsal.Tests.Studies.Signals;

/// <summary>A matrix of a MAT file as a signal, by what the sidecar says of it.</summary>
public sealed class MatSignalTests : IDisposable
{
    private readonly SignalBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public void Columns_are_channels_with_the_names_and_units_of_the_sidecar()
    {
        bench.Write("x.mat", new MatBytes().Doubles("emg", 3, 2, 1, 2, 3, 4, 5, 6).File);
        using var signal = bench.Open(
            "x.mat",
            """{ "Variable": "emg", "SamplingFrequency": 3000, "Columns": ["a", "b"], "b": { "Units": "uV" } }"""
        );
        Assert.Equal(["a", "b"], signal.Channels.Select(channel => channel.Name));
        Assert.Equal([Unit.Unstated, Unit.Parse("uV")], signal.Channels.Select(channel => channel.Unit));
        Assert.Equal((3000, 3), (signal.Channels[0].SamplingFrequency.Value, signal.Channels[0].Samples));
        Assert.Equal([4, 5, 6], SignalBench.All(signal, 1));
        Assert.Empty(signal.Notes);
    }

    [Fact]
    public void Rows_are_channels_where_the_sidecar_says_so_and_unnamed_channels_are_numbered_with_a_note()
    {
        bench.Write("x.mat", new MatBytes().Doubles("emg", 3, 2, 1, 2, 3, 4, 5, 6).File);
        using var signal = bench.Open(
            "x.mat",
            """{ "Variable": "emg", "SamplingFrequency": 3000, "Channels": "rows" }"""
        );
        Assert.Equal(["1", "2", "3"], signal.Channels.Select(channel => channel.Name));
        Assert.Equal([2, 5], SignalBench.All(signal, 1));
        Assert.Equal("ChannelsNumbered", Assert.Single(signal.Notes).Code);
    }

    [Theory]
    [InlineData("""{ "SamplingFrequency": 1 }""", "SidecarFieldMissing")]
    [InlineData("""{ "Variable": "emg" }""", "SidecarFieldMissing")]
    [InlineData("""{ "Variable": "emg", "SamplingFrequency": -1 }""", "SidecarFieldWrong")]
    [InlineData("""{ "Variable": "emg", "SamplingFrequency": 1, "Channels": "across" }""", "SidecarFieldWrong")]
    [InlineData("""{ "Variable": "eeg", "SamplingFrequency": 1 }""", "MatVariableMissing")]
    [InlineData("""{ "Variable": "emg", "SamplingFrequency": 1, "Columns": ["a"] }""", "ChannelCountDiffers")]
    [InlineData("""{ "Variable": "emg", "SamplingFrequency": 1, "Columns": ["a", "a"] }""", "ColumnTwice")]
    [InlineData(
        """{ "Variable": "emg", "SamplingFrequency": 1, "Columns": ["a", "b"], "a": { "Units": "?" } }""",
        "UnitUnknown"
    )]
    public void What_the_sidecar_lacks_or_has_wrong_is_named(string sidecar, string code)
    {
        bench.Write("x.mat", new MatBytes().Doubles("emg", 3, 2, 1, 2, 3, 4, 5, 6).File);
        Assert.Equal(code, bench.Fault("x.mat", sidecar).Code);
    }

    [Fact]
    public void A_name_that_stands_twice_is_refused()
    {
        bench.Write("x.mat", new MatBytes().Doubles("emg", 1, 1, 1).Doubles("emg", 1, 1, 2).File);
        Assert.Equal(
            "MatVariableTwice",
            bench.Fault("x.mat", """{ "Variable": "emg", "SamplingFrequency": 1 }""").Code
        );
    }

    [Fact]
    public void A_matrix_that_lies_the_other_way_round_does_not_become_a_channel_for_each_sample()
    {
        bench.Write("x.mat", new MatBytes().Doubles("emg", 1, 70_000, new double[70_000]).File);
        Assert.Equal("ChannelsTooMany", bench.Fault("x.mat", """{ "Variable": "emg", "SamplingFrequency": 1 }""").Code);
    }

    [Fact]
    public void Whole_numbers_of_64_bits_are_told_to_be_rounded()
    {
        bench.Write("x.mat", new MatBytes().Stored("n", 14, 1, 1, 12, BitConverter.GetBytes(long.MaxValue)).File);
        using var signal = bench.Open("x.mat", """{ "Variable": "n", "SamplingFrequency": 1, "Columns": ["a"] }""");
        Assert.Equal("SamplesRounded", Assert.Single(signal.Notes).Code);
    }

    [Fact]
    public void The_recorded_potentials_of_a_published_data_set_are_read()
    {
        var folder = SharedData.Folder("mep_raw_traces_mepfeatx");
        foreach (
            var (name, samples, trials) in (ReadOnlySpan<(string, int, int)>)
                [("ID01", 451, 152), ("ID02", 601, 40), ("ID03", 601, 80)]
        )
        {
            File.Copy(Path.Combine(folder, name + ".mat"), bench[name + ".mat"]);
            using var signal = bench.Open(name + ".mat", """{ "Variable": "meps", "SamplingFrequency": 3000 }""");
            Assert.Equal((trials, samples), (signal.Channels.Count, signal.Channels[0].Samples));
            Assert.All(SignalBench.All(signal, trials - 1), value => Assert.InRange(value, -1e5, 1e5));
        }
    }
}
