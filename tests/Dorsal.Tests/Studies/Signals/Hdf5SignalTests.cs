using Dorsal.Studies.Signals;
using PureHDF;
using PureHDF.Filters;
using PureHDF.VOL.Native;

namespace Dorsal.Tests.Studies.Signals;

/// <summary>Data sets of an HDF5 file as signals, and what a file that lies is told.</summary>
public sealed class Hdf5SignalTests : IDisposable
{
    private const string Raw = """{ "Dataset": "/emg/raw", "SamplingFrequency": 2000, "Columns": ["a", "b"] }""";

    private readonly SignalBench bench = new();

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Columns_of_a_matrix_are_channels_plain_and_in_deflated_chunks(bool isDeflated)
    {
        Write(Matrix(1000, (row, column) => (short)(row + (1000 * column))), isDeflated ? [100, 1] : null);
        using var signal = bench.Open("x.h5", Raw);
        Assert.Equal(1000, signal.Channels[1].Samples);
        Assert.Equal(Enumerable.Range(1000, 1000).Select(i => (double)i), SignalBench.All(signal, 1));
        var some = new double[7];
        signal.Read(0, 95, some);
        Assert.Equal([95, 96, 97, 98, 99, 100, 101], some);
    }

    [Fact]
    public void Rows_are_channels_where_the_sidecar_says_so()
    {
        Write(Matrix(3, (row, column) => row + (10.0 * column)));
        using var signal = bench.Open(
            "x.h5",
            """{ "Dataset": "/emg/raw", "SamplingFrequency": 2000, "Channels": "rows" }"""
        );
        Assert.Equal(3, signal.Channels.Count);
        Assert.Equal([2, 12], SignalBench.All(signal, 2));
        Assert.Equal("ChannelsNumbered", Assert.Single(signal.Notes).Code);
    }

    [Fact]
    public void A_vector_is_one_channel_and_the_frequency_may_be_an_attribute()
    {
        var dataset = new H5Dataset(new float[] { 1.5f, float.NaN }) { Attributes = { ["fs"] = 512 } };
        new H5File { ["v"] = dataset }.Write(bench["x.h5"]);
        using var signal = bench.Open(
            "x.h5",
            """{ "Dataset": "v", "SamplingFrequencyAttribute": "fs", "Columns": ["a"] }"""
        );
        Assert.Equal(512, signal.Channels[0].SamplingFrequency.Value);
        Assert.Equal([1.5, double.NaN], SignalBench.All(signal, 0));
    }

    [Theory]
    [InlineData("""{ "SamplingFrequency": 1 }""", "SidecarFieldMissing")]
    [InlineData("""{ "Dataset": "/emg/raw" }""", "SidecarFieldMissing")]
    [InlineData("""{ "Dataset": "/emg/raw", "SamplingFrequencyAttribute": "fs" }""", "Hdf5AttributeWrong")]
    [InlineData("""{ "Dataset": "/emg", "SamplingFrequency": 1 }""", "Hdf5DatasetMissing")]
    [InlineData("""{ "Dataset": "/emg/none", "SamplingFrequency": 1 }""", "Hdf5DatasetMissing")]
    [InlineData("""{ "Dataset": "/emg/raw", "SamplingFrequency": 1, "Columns": ["a"] }""", "ChannelCountDiffers")]
    public void What_the_sidecar_lacks_or_has_wrong_is_named(string sidecar, string code)
    {
        Write(Matrix(3, (row, column) => (double)row));
        Assert.Equal(code, bench.Fault("x.h5", sidecar).Code);
    }

    [Fact]
    public void Texts_and_cubes_are_refused()
    {
        const string Sidecar = """{ "Dataset": "x", "SamplingFrequency": 1 }""";
        new H5File { ["x"] = new[] { "a", "b" } }.Write(bench["x.h5"]);
        Assert.Equal("Hdf5NotNumeric", bench.Fault("x.h5", Sidecar).Code);
        new H5File { ["x"] = new double[2, 2, 2] }.Write(bench["x.h5"]);
        Assert.Equal("Hdf5Dimensions", bench.Fault("x.h5", Sidecar).Code);
    }

    [Fact]
    public void What_is_no_HDF5_file_is_refused()
    {
        foreach (
            var bytes in (byte[][])
                [
                    [],
                    [1, 2, 3],
                    [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A],
                    new byte[5000],
                ]
        )
        {
            bench.Write("x.h5", bytes);
            Assert.Equal("Hdf5Broken", bench.Fault("x.h5", Raw).Code);
        }
    }

    [Fact]
    public void A_chunk_larger_than_the_bound_is_refused_before_it_is_unpacked()
    {
        Write(Matrix(600_000, (row, column) => 0.0), [600_000, 2]);
        var note = bench.Fault("x.h5", Raw);
        Assert.Equal(("Hdf5ClaimTooLarge", "9600000"), (note.Code, note.Value));
    }

    [Fact]
    public void A_container_of_MATLAB_7_3_is_read_with_rows_and_columns_as_MATLAB_has_them()
    {
        Write(Matrix(3, (row, column) => row + (10.0 * column)));
        const int UserBlock = 512;
        const int BaseAddressAt = 12; // HDF5 File Format Specification, superblock of versions 2 and 3
        var header = MatBytes.Header(false, 2);
        var container = File.ReadAllBytes(bench["x.h5"]);
        BitConverter.GetBytes((long)UserBlock).CopyTo(container, BaseAddressAt);
        bench.Write("x.mat", [.. header, .. new byte[UserBlock - header.Length], .. container]);
        using var signal = bench.Open(
            "x.mat",
            """{ "Variable": "/emg/raw", "SamplingFrequency": 2000, "Columns": ["a", "b", "c"] }"""
        );

        // The data set is 3 x 2; MATLAB's matrix is 2 x 3.
        Assert.Equal([1, 11], SignalBench.All(signal, 1));
    }

    private static T[,] Matrix<T>(int rows, Func<int, int, T> at)
    {
        var matrix = new T[rows, 2];
        for (var row = 0; row < rows; row++)
        {
            (matrix[row, 0], matrix[row, 1]) = (at(row, 0), at(row, 1));
        }

        return matrix;
    }

    private void Write(Array matrix, uint[]? chunks = null)
    {
        var creation = new H5DatasetCreation(Filters: chunks is null ? null : [DeflateFilter.Id]);
        var dataset = new H5Dataset(matrix, chunks: chunks, datasetCreation: creation);
        new H5File { ["emg"] = new H5Group { ["raw"] = dataset } }.Write(bench["x.h5"]);
    }
}
