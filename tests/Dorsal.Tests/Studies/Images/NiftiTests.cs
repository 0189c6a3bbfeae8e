using System.Buffers.Binary;
using Dorsal.Messages;
using Dorsal.Studies.Images;

namespace Dorsal.Tests.Studies.Images;

/// <summary>NIfTI images are read as they were written, in every real type, and what they cannot be is refused.</summary>
public sealed class NiftiTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public static TheoryData<NiftiType> Types => [.. Enum.GetValues<NiftiType>()];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_real_type_comes_back_as_it_was_written(NiftiType type)
    {
        double[] voxels = [.. Enumerable.Range(0, 24).Select(i => (double)(i * 5))];
        foreach (var name in (string[])["a.nii", "a.nii.gz"])
        {
            NiftiWriter.Write(folder[name], NiftiBytes.Header(type, 2, 3, 4), voxels);
            using var file = NiftiFile.Open(folder[name], new Place(name));
            Assert.Equal(
                (type, 1, 24L, 1L),
                (file.Header.Type, file.Header.Version, file.Header.VolumeVoxels, file.Header.Volumes)
            );
            Assert.Equal(voxels, NiftiBytes.All(file));
        }
    }

    [Fact]
    public void Big_endian_images_are_those_of_the_other_order()
    {
        folder.Write("big.nii", NiftiBytes.BigEndian([1, -2, 300]));
        using var file = NiftiFile.Open(folder["big.nii"], new Place("big.nii"));
        Assert.True(file.Header.IsBigEndian);
        Assert.Equal([1, -2, 300], NiftiBytes.All(file));
    }

    [Fact]
    public void Slope_and_intercept_scale_and_a_slope_of_0_does_not()
    {
        var header = NiftiBytes.Header(NiftiType.Signed16, 3) with { Slope = 0.5, Intercept = 10 };
        NiftiWriter.Write(folder["s.nii"], header, [10, 10.5, -6]);
        using (var scaled = NiftiFile.Open(folder["s.nii"], new Place("s.nii")))
        {
            Assert.Equal([10, 10.5, -6], NiftiBytes.All(scaled));
        }

        var bytes = File.ReadAllBytes(folder["s.nii"]);
        BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(112), 0);
        folder.Write("plain.nii", bytes);
        using var plain = NiftiFile.Open(folder["plain.nii"], new Place("plain.nii"));
        Assert.Equal([0, 1, -32], NiftiBytes.All(plain));
    }

    // A quarter turn about z with sizes 1, 2, 3: quaternion (cos 45°, 0, 0, sin 45°) turns x into y.
    [Fact]
    public void The_affine_is_sform_else_qform_else_the_size_of_a_voxel()
    {
        NiftiWriter.Write(folder["f.nii"], NiftiBytes.Header(NiftiType.Unsigned8, 1, 1, 1), [1]);
        var bytes = File.ReadAllBytes(folder["f.nii"]);
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(254), 0);
        for (var i = 1; i <= 3; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(76 + (4 * i)), i);
        }

        folder.Write("size.nii", bytes);
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(252), 1);
        BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(264), (float)Math.Sqrt(0.5));
        BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(268), 7);
        folder.Write("q.nii", bytes);
        using var size = NiftiFile.Open(folder["size.nii"], new Place("size.nii"));
        using var turned = NiftiFile.Open(folder["q.nii"], new Place("q.nii"));
        Assert.Equal(("size", "qform"), (size.Header.AffineFrom, turned.Header.AffineFrom));
        Assert.Equal(6, size.Header.VoxelVolume, 6);
        Assert.Equal(6, turned.Header.VoxelVolume, 5);
        double[][] expected =
        [
            [0, -2, 0, 7],
            [1, 0, 0, 0],
            [0, 0, 3, 0],
        ];
        Assert.All(
            Enumerable.Range(0, 12),
            i => Assert.Equal(expected[i / 4][i % 4], turned.Header.Affine[i / 4][i % 4], 6)
        );
    }

    [Fact]
    public void A_long_axis_is_written_as_NIfTI_2()
    {
        NiftiWriter.Write(
            folder["l.nii"],
            NiftiBytes.Header(NiftiType.Unsigned8, 40_000),
            Enumerable.Repeat(7.0, 40_000)
        );
        using var file = NiftiFile.Open(folder["l.nii"], new Place("l.nii"));
        Assert.Equal((2, 40_000L), (file.Header.Version, file.Header.Sizes[0]));
        Assert.All(NiftiBytes.All(file), voxel => Assert.Equal(7, voxel));
    }

    [Fact]
    public void Extensions_between_header_and_voxels_are_skipped()
    {
        NiftiWriter.Write(folder["e.nii"], NiftiBytes.Header(NiftiType.Unsigned8, 2), [3, 4]);
        var bytes = File.ReadAllBytes(folder["e.nii"]).ToList();
        bytes.InsertRange(352, new byte[32]);
        var extended = bytes.ToArray();
        BinaryPrimitives.WriteSingleLittleEndian(extended.AsSpan(108), 384);
        folder.Write("e2.nii", extended);
        using var file = NiftiFile.Open(folder["e2.nii"], new Place("e2.nii"));
        Assert.Equal([3, 4], NiftiBytes.All(file));
    }

    [Theory]
    [InlineData(42, -1, "dim[1]")]
    [InlineData(42, 0, "dim[1]")]
    [InlineData(40, 0, "dim[0]")]
    [InlineData(40, 8, "dim[0]")]
    [InlineData(70, 32, "datatype")]
    [InlineData(344, 0, "magic")]
    public void A_field_that_cannot_be_is_named(int at, short value, string field)
    {
        var note = Refused(bytes => BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(at), value));
        Assert.Equal(("NiftiFieldWrong", field), (note.Code, note.Place.Column));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(1, 1)]
    public void An_sform_that_gives_voxels_no_volume_is_refused(float x, float y)
    {
        // Rows of zeros, a third axis without length, and one in the plane of the others.
        var note = Refused(bytes =>
        {
            for (var i = 0; i < 12; i++)
            {
                BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(280 + (4 * i)), 0);
            }

            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(280), x);
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(300), x);
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(288), y);
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(304), y);
        });
        Assert.Equal(("NiftiFlat", "sform"), (note.Code, note.Value));
    }

    [Fact]
    public void Without_an_sform_a_size_that_nobody_stated_is_refused()
    {
        var note = Refused(bytes =>
        {
            BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(254), 0);
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(80), 0);
        });
        Assert.Equal(("NiftiFieldWrong", "pixdim[1]"), (note.Code, note.Place.Column));
    }

    [Fact]
    public void Claims_beyond_the_file_are_refused_before_anything_is_read()
    {
        Assert.Equal("NiftiCut", Refused(b => BinaryPrimitives.WriteInt16LittleEndian(b.AsSpan(42), 3000)).Code);
        Assert.Equal("NiftiUnknown", Refused(b => b[0] = 1).Code);
        var hostile = Refused(b =>
        {
            BinaryPrimitives.WriteInt16LittleEndian(b.AsSpan(40), 7);
            for (var i = 1; i <= 7; i++)
            {
                BinaryPrimitives.WriteInt16LittleEndian(b.AsSpan(40 + (2 * i)), short.MaxValue);
            }
        });
        Assert.Equal("NiftiFieldWrong", hostile.Code);
    }

    [Fact]
    public void A_packed_image_that_ends_early_is_refused()
    {
        NiftiWriter.Write(
            folder["c.nii.gz"],
            NiftiBytes.Header(NiftiType.Floating64, 500),
            Enumerable.Range(0, 500).Select(i => i * 0.37)
        );
        var bytes = File.ReadAllBytes(folder["c.nii.gz"]);
        folder.Write("cut.nii.gz", bytes[..(bytes.Length / 2)]);
        var fault = Assert.Throws<StudyException>(() =>
        {
            using var file = NiftiFile.Open(folder["cut.nii.gz"], new Place("cut.nii.gz"));
            NiftiBytes.All(file);
        });
        Assert.Contains(fault.Note.Code, (string[])["NiftiCut", "FileUnreadable"]);
    }

    [Theory]
    [InlineData(256)]
    [InlineData(-1)]
    [InlineData(1.5)]
    [InlineData(double.NaN)]
    public void A_voxel_that_does_not_fit_is_refused_and_nothing_is_left_behind(double voxel)
    {
        var fault = Assert.Throws<StudyException>(() =>
            NiftiWriter.Write(folder["v.nii"], NiftiBytes.Header(NiftiType.Unsigned8, 1), [voxel])
        );
        Assert.Equal("VoxelDoesNotFit", fault.Note.Code);
        Assert.False(File.Exists(folder["v.nii"]) || File.Exists(folder["v.nii.partial"]));
    }

    // Voxels of 2 x 2 x 2 mm: 8 mm³ each.
    [Fact]
    public void Volumes_of_labels_are_voxels_times_their_size()
    {
        NiftiWriter.Write(folder["m.nii"], NiftiBytes.Header(NiftiType.Signed16, 3, 2, 1), [0, 10, 10, 49, 0, 10]);
        using var map = NiftiFile.Open(folder["m.nii"], new Place("m.nii"));
        var names = new Dictionary<int, string> { [10] = "Left-Thalamus" };
        Assert.Equal(
            [new LabelVolume(10, "Left-Thalamus", 3, 24), new LabelVolume(49, "", 1, 8)],
            LabelVolumes.Of(map, names, new Place("m.nii"))
        );
    }

    [Fact]
    public void A_label_between_two_numbers_is_told()
    {
        NiftiWriter.Write(folder["h.nii"], NiftiBytes.Header(NiftiType.Floating32, 2), [1, 1.5]);
        using var map = NiftiFile.Open(folder["h.nii"], new Place("h.nii"));
        var fault = Assert.Throws<StudyException>(() =>
            LabelVolumes.Of(map, new Dictionary<int, string>(), new Place("h.nii"))
        );
        Assert.Equal(("LabelMapWrong", "1.5"), (fault.Note.Code, fault.Note.Value));
    }

    [Fact]
    public void The_course_of_a_region_is_the_mean_of_its_voxels()
    {
        NiftiWriter.Write(folder["atlas.nii"], NiftiBytes.Header(NiftiType.Unsigned8, 2, 2, 1), [0, 2, 1, 2]);
        NiftiWriter.Write(
            folder["bold.nii.gz"],
            NiftiBytes.Header(NiftiType.Floating32, 2, 2, 1, 3),
            [9, 1, 5, 3, 9, 2, 6, 4, 9, 10, 7, 20]
        );
        using var series = NiftiFile.Open(folder["bold.nii.gz"], new Place("bold"));
        using var atlas = NiftiFile.Open(folder["atlas.nii"], new Place("atlas"));
        var courses = RegionSeries.Of(series, atlas, new Place("atlas"));
        Assert.Equal([1, 2], courses.Select(c => c.Label));
        Assert.Equal([5, 6, 7], courses[0].Means);
        Assert.Equal([2, 3, 15], courses[1].Means);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Grids_that_differ_are_refused(bool isShifted)
    {
        var atlasHeader = NiftiBytes.Header(NiftiType.Unsigned8, isShifted ? [2, 2, 1] : [2, 1, 2]);
        if (isShifted)
        {
            atlasHeader.Affine[0][3] += 0.01;
        }

        NiftiWriter.Write(folder["atlas.nii"], atlasHeader, [0, 2, 1, 2]);
        NiftiWriter.Write(folder["bold.nii"], NiftiBytes.Header(NiftiType.Floating32, 2, 2, 1, 1), [1, 2, 3, 4]);
        using var series = NiftiFile.Open(folder["bold.nii"], new Place("bold"));
        using var atlas = NiftiFile.Open(folder["atlas.nii"], new Place("atlas"));
        Assert.Equal(
            "GridsDiffer",
            Assert.Throws<StudyException>(() => RegionSeries.Of(series, atlas, new Place("atlas"))).Note.Code
        );
    }

    private Note Refused(Action<byte[]> damage)
    {
        NiftiWriter.Write(folder["r.nii"], NiftiBytes.Header(NiftiType.Unsigned8, 2), [1, 2]);
        var bytes = File.ReadAllBytes(folder["r.nii"]);
        File.Delete(folder["r.nii"]);
        damage(bytes);
        folder.Write("r2.nii", bytes);
        return Assert
            .Throws<StudyException>(() => NiftiFile.Open(folder["r2.nii"], new Place("r2.nii")).Dispose())
            .Note;
    }
}
