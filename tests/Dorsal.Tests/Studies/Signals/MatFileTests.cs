using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Signals.Mat;

namespace Dorsal.Tests.Studies.Signals;

/// <summary>MAT files of level 5: every storage type, both byte orders, and each damage by its name.</summary>
public sealed class MatFileTests : IDisposable
{
    private readonly SignalBench bench = new();

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void Rows_and_columns_are_read_in_both_byte_orders_compressed_and_plain(bool isBig, bool isCompressed)
    {
        var mat = new MatBytes(isBig);
        var matrix = mat.Matrix(
            "x",
            MatBytes.Double,
            [3, 2],
            mat.Element(9, mat.Numbers(1, 2, double.NaN, 4.5, -5, 6))
        );
        using var file = Open(isCompressed ? mat.AddCompressed(matrix).File : mat.Add(matrix).File);
        var x = Assert.Single(file.Variables);
        Assert.Equal(("x", 3, 2, "double"), (x.Name, x.Rows, x.Columns, x.Class));
        Assert.Equal([4.5, -5, 6], Column(file, x, 1));
        var row = new double[2];
        file.ReadRow(x, 2, 0, row);
        Assert.Equal([double.NaN, 6], row);
        file.ReadColumn(x, 0, 1, row);
        Assert.Equal([2, double.NaN], row);
    }

    [Theory]
    [InlineData(8, 1, 1, -128.0, 127.0)]
    [InlineData(9, 2, 1, 0.0, 255.0)]
    [InlineData(10, 3, 2, -32768.0, 32767.0)]
    [InlineData(11, 4, 2, 0.0, 65535.0)]
    [InlineData(12, 5, 4, -2147483648.0, 2147483647.0)]
    [InlineData(13, 6, 4, 0.0, 4294967295.0)]
    [InlineData(14, 12, 8, -9223372036854775808.0, 9223372036854775807.0)]
    [InlineData(15, 13, 8, 0.0, 18446744073709551615.0)]
    public void Whole_numbers_of_each_size_keep_their_extremes(int kind, int type, int size, double least, double most)
    {
        foreach (var isBig in (bool[])[false, true])
        {
            var mat = new MatBytes(isBig);
            byte[] ends =
                least < 0
                    ? [.. mat.Turned([.. new byte[size - 1], 0x80]), .. mat.Turned([.. Full(size - 1), 0x7F])]
                    : [.. new byte[size], .. Full(size)];
            using var file = Open(mat.Stored("n", kind, 2, 1, type, ends).File);
            Assert.Equal([least, most], Column(file, file.Variables[0], 0));
        }
    }

    [Fact]
    public void Singles_and_doubles_stored_in_a_smaller_type_are_read()
    {
        var mat = new MatBytes();
        mat.Stored("s", 7, 1, 1, 7, BitConverter.GetBytes(0.1f)).Stored("d", MatBytes.Double, 3, 1, 2, [7, 8, 255]);
        using var file = Open(mat.File);
        Assert.Equal([(double)0.1f], Column(file, file.Find("s"), 0));
        Assert.Equal([7, 8, 255], Column(file, file.Find("d"), 0));
        Assert.Equal(["single", "double"], file.Variables.Select(variable => variable.Class));
    }

    [Fact]
    public void What_is_no_real_matrix_is_skipped_with_its_name_and_what_it_is()
    {
        var mat = new MatBytes();
        var one = mat.Element(9, mat.Numbers(1));
        foreach (
            var (kind, name) in (ReadOnlySpan<(int, string)>)
                [(1, "c"), (2, "s"), (3, "o"), (4, "t"), (5, "p"), (16, "f")]
        )
        {
            mat.Add(mat.Matrix(name, kind, [1, 1], one));
        }

        mat.Add(mat.Matrix("z", MatBytes.Double, [1, 1], [.. one, .. one], flags: 0x08));
        mat.Add(mat.Matrix("e", MatBytes.Double, [1, 1, 1], one)).Doubles("x", 1, 1, 42);
        using var file = Open(mat.File);
        Assert.Equal(
            [
                "c: cell",
                "s: struct",
                "o: object",
                "t: char",
                "p: sparse",
                "f: function_handle",
                "z: complex double",
                "e: 3-D double",
            ],
            file.Notes.Select(note => $"{note.Value}: {note.Limit}")
        );
        Assert.All(file.Notes, Importing.Speak);
        Assert.Equal([42], Column(file, Assert.Single(file.Variables), 0));
    }

    [Fact]
    public void An_empty_matrix_has_no_samples()
    {
        using var file = Open(new MatBytes().Doubles("x", 0, 3).File);
        Assert.Empty(Column(file, file.Variables[0], 2));
    }

    [Fact]
    public void A_large_compressed_matrix_is_unpacked_to_a_file_that_is_gone_when_it_is_closed()
    {
        const int Rows = 200_000;
        var values = Enumerable.Range(0, Rows * 4).Select(i => i * 0.5).ToArray();
        var mat = new MatBytes();
        mat.AddCompressed(mat.Matrix("x", MatBytes.Double, [Rows, 4], mat.Element(9, mat.Numbers(values))));
        string? spool;
        using (var file = Open(mat.File))
        {
            Assert.Equal(values[^Rows..], Column(file, file.Variables[0], 3));
            var row = new double[4];
            file.ReadRow(file.Variables[0], Rows - 1, 0, row);
            Assert.Equal([values[Rows - 1], values[(2 * Rows) - 1], values[(3 * Rows) - 1], values[^1]], row);
            spool = file.SpoolPath;
            Assert.True(File.Exists(spool));
        }

        Assert.False(File.Exists(spool));
    }

    [Fact]
    public void A_long_row_is_read_in_pieces()
    {
        const int Columns = 100_000;
        var values = Enumerable.Range(0, Columns * 3).Select(i => (double)i).ToArray();
        using var file = Open(new MatBytes().Doubles("x", 3, Columns, values).File);
        var row = new double[Columns - 1];
        file.ReadRow(file.Variables[0], 1, 1, row);
        Assert.Equal(values.Where((_, i) => i % 3 == 1).Skip(1), row);
    }

    [Fact]
    public void A_place_outside_the_matrix_is_refused()
    {
        using var file = Open(new MatBytes().Doubles("x", 2, 1, 1, 2).File);
        var x = file.Variables[0];
        Assert.Throws<ArgumentOutOfRangeException>(() => file.ReadColumn(x, 1, 0, new double[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => file.ReadColumn(x, 0, 1, new double[2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => file.ReadRow(x, 2, 0, new double[1]));
    }

    [Fact]
    public void Each_damage_is_named_with_its_field_and_what_was_expected()
    {
        var mat = new MatBytes();
        var one = mat.Element(9, mat.Numbers(1));
        AssertFault("MatHeaderWrong", null, new byte[20]);
        AssertFault("MatHeaderWrong", null, [.. Enumerable.Repeat((byte)'x', 200)]);
        AssertFault("MatVersion", "version", [0, 0, 0, 0, .. new byte[200]]);
        AssertFault("MatVersion", "version", MatBytes.Header(false, 7));
        AssertFault("MatCut", "tag", [.. MatBytes.Header(false), 14, 0, 0, 0]);
        AssertFault("MatCut", "tag", [.. MatBytes.Header(false), .. mat.Word(14), .. mat.Word(1000), .. new byte[8]]);
        AssertFault("MatFieldWrong", "tag", [.. MatBytes.Header(false), .. mat.Word(9), .. mat.Word(0)]);
        AssertFault("MatFieldWrong", "dimensions", With(mat.Matrix("x", 6, [-1, 1], one)));
        AssertFault("MatFieldWrong", "dimensions", With(mat.Matrix("x", 6, [1], one)));
        AssertFault("MatFieldWrong", "x", With(mat.Matrix("x", 6, [int.MaxValue, int.MaxValue], one)));
        AssertFault("MatFieldWrong", "x", With(mat.Matrix("x", 6, [1, 1], mat.Element(77, mat.Numbers(1)))));
        AssertFault("MatCut", "x", With(mat.Matrix("x", 6, [2, 1], [.. mat.Word(9), .. mat.Word(16)])));
        AssertFault("MatFieldWrong", "array name", With(mat.Matrix(new string('x', 300), 6, [1, 1], one)));
        AssertFault(
            "MatCompressionBroken",
            null,
            [.. MatBytes.Header(false), .. mat.Word(15), .. mat.Word(8), 1, 2, 3, 4, 5, 6, 7, 8]
        );
    }

    [Fact]
    public void A_compressed_variable_that_claims_more_than_its_bytes_can_hold_is_refused_on_opening()
    {
        var mat = new MatBytes();
        byte[] huge = [.. mat.Word(14), .. mat.Word(uint.MaxValue)];
        var note = AssertFault("MatCut", "miMATRIX", new MatBytes().AddCompressed(huge).File);
        Assert.Equal("4294967295", note.Value);
    }

    [Fact]
    public void A_compressed_variable_that_unpacks_to_less_than_it_claims_is_refused_when_it_is_read()
    {
        var mat = new MatBytes();
        var whole = mat.Matrix("x", MatBytes.Double, [1000, 1], mat.Element(9, mat.Numbers(new double[1000])));
        using var file = Open(new MatBytes().AddCompressed(whole[..4000]).File);
        var note = Importing.Fault(() => Column(file, file.Variables[0], 0));
        Assert.Equal(("MatCut", "miCOMPRESSED"), (note.Code, note.Place.Column));
    }

    [Fact]
    public void A_variable_that_unpacks_without_end_is_unpacked_no_further_than_it_promises()
    {
        var mat = new MatBytes();
        var promise = mat.Matrix("x", MatBytes.Double, [10, 1], mat.Element(9, mat.Numbers(new double[10])));
        using var file = Open(new MatBytes().AddCompressed([.. promise, .. new byte[200_000_000]]).File);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(new double[10], Column(file, file.Variables[0], 0));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    private static byte[] With(byte[] element) => new MatBytes().Add(element).File;

    private Note AssertFault(string code, string? field, byte[] bytes)
    {
        var note = Importing.Fault(() => Open(bytes));
        Assert.Equal((code, field), (note.Code, note.Place.Column));
        Assert.Equal("x.mat", note.Place.File);
        return note;
    }

    private MatFile Open(byte[] bytes) => MatFile.Open(bench.Write("x.mat", bytes), new Place("x.mat"));

    private static double[] Column(MatFile file, MatVariable variable, int column)
    {
        var values = new double[variable.Rows];
        file.ReadColumn(variable, column, 0, values);
        return values;
    }

    private static byte[] Full(int count) => [.. Enumerable.Repeat((byte)0xFF, count)];
}
