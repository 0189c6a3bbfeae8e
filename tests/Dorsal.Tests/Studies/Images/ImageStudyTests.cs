using System.Buffers.Binary;
using System.Globalization;
using Dorsal.Laboratory;
using Dorsal.Laboratory.Measurement;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Checks;
using Dorsal.Studies.Images;

namespace Dorsal.Tests.Studies.Images;

/// <summary>Images of a study folder: series of volumes become courses of regions, maps of labels become volumes, and what does not fit is told.</summary>
public sealed class ImageStudyTests : IDisposable
{
    private const string Bold = "sub-1/func/sub-1_task-rest_space-T1w_desc-preproc_bold.nii.gz";
    private const string Map = "sub-1/anat/sub-1_dseg.nii.gz";
    private const int Volumes = 150;
    private readonly TemporaryFolder folder = new();

    public ImageStudyTests()
    {
        folder.Write("dataset_description.json", """{"Name":"x","BIDSVersion":"1.10.0"}""");
        folder.Write("participants.tsv", "participant_id\nsub-1\n");
        folder.Write("task-rest_bold.json", """{"RepetitionTime":2}""");
        folder.Write(
            "atlas-X_dseg.tsv",
            "index\tname\tnetwork\tstructure\n0\tbackground\t\t\n1\tNAc\tLIM\taccumbens\n2\tmPFC\tDMN\tmedial_prefrontal\n7\tPCC\tDMN\tn/a\n"
        );
        Atlas("atlas-X_dseg.nii.gz", 2, 2, 2);
        Series(2, 2, 2, Volumes);
    }

    public void Dispose() => folder.Dispose();

    // Voxels in turn: background, 1, 1, 2, 2, 2, 7, 7; voxel v of volume t is 100 v + a wave of its region.
    [Fact]
    public void A_series_and_an_atlas_give_the_mean_of_each_region_in_each_volume()
    {
        var study = Study.Open(folder.Root);
        var recording = Assert.IsType<RegionRecording>(study.Read(Assert.Single(study.Recordings)));
        Assert.Empty(recording.Notes);
        Assert.Equal(["NAc", "mPFC", "PCC"], recording.Regions.Select(region => region.Name));
        Assert.Equal(("DMN", "medial_prefrontal"), (recording.Regions[1].Network, recording.Regions[1].Structure));
        Assert.Equal("", recording.Regions[2].Structure);
        Assert.Equal(150 + Wave(1, 9), recording.Regions[0].Samples[9], 3);
        Assert.Equal(650 + Wave(7, 149), recording.Regions[2].Samples[149], 3);
        Assert.Empty(Checked());
    }

    [Fact]
    public void Rest_is_measured_from_an_image_with_the_confounds_beside_it()
    {
        var rows = Enumerable
            .Range(0, Volumes)
            .Select(t =>
                t == 0 ? "n/a"
                : t == 40 ? "3"
                : "0.1"
            );
        folder.Write(
            "sub-1/func/sub-1_task-rest_desc-confounds_timeseries.tsv",
            "framewise_displacement\n" + string.Join('\n', rows) + "\n"
        );
        var result = Measured();
        Assert.Equal((Volumes - 3 - 1) * 2 / 60.0, Value(result, "rest_minutes", "").Estimate.Value, 9);
        Assert.Equal(Bold, Assert.Single(Value(result, "seed_connectivity", "").SourceFiles));
        Assert.DoesNotContain(
            result.Notes,
            note => note.Grade == Grade.Error || note.Code == "RestWithoutDisplacement"
        );
    }

    [Fact]
    public void Labels_without_a_name_and_names_without_a_voxel_are_left_out_by_number()
    {
        folder.Write("atlas-X_dseg.tsv", "index\tname\n1\ta\n2\tb\n9\tlost\n");
        var notes = Checked();
        Assert.Equal("7", Assert.Single(notes, n => n.Code == "LabelWithoutName").Value);
        var lost = Assert.Single(notes, n => n.Code == "LabelWithoutVoxels");
        Assert.Equal(("9", 4, "lost"), (lost.Value, lost.Place.Line, lost.Arguments[0]));
    }

    [Theory]
    [InlineData("none", "AtlasMissing")]
    [InlineData("two", "AtlasSeveral")]
    [InlineData("grid", "GridsDiffer")]
    [InlineData("table", "LabelTableMissing")]
    [InlineData("twice", "LabelTwice")]
    [InlineData("number", "NotANumber")]
    [InlineData("4d", "LabelMapWrong")]
    [InlineData("3d", "SeriesIsOneVolume")]
    [InlineData("cut", "NiftiCut")]
    public void What_does_not_fit_is_refused_with_its_reason(string fault, string code)
    {
        switch (fault)
        {
            case "none":
                File.Delete(folder["atlas-X_dseg.nii.gz"]);
                break;
            case "two":
                Atlas("atlas-Y_dseg.nii.gz", 2, 2, 2);
                break;
            case "grid":
                Atlas("atlas-X_dseg.nii.gz", 2, 4, 1);
                break;
            case "table":
                File.Delete(folder["atlas-X_dseg.tsv"]);
                break;
            case "twice":
                folder.Write("atlas-X_dseg.tsv", "index\tname\n1\ta\n1\tb\n");
                break;
            case "number":
                folder.Write("atlas-X_dseg.tsv", "index\tname\none\ta\n");
                break;
            case "4d":
                Atlas("atlas-X_dseg.nii.gz", 2, 2, 1, 2);
                Series(2, 2, 1, Volumes);
                break;
            case "3d":
                Series(2, 2, 2, 1);
                break;
            default:
                var bytes = Unpacked(Bold);
                File.Delete(folder[Bold]);
                folder.Write(Bold[..^3], bytes[..^100]);
                break;
        }

        var note = Assert.Single(Checked(), n => n.Grade == Grade.Error);
        Assert.Equal(code, note.Code);
        Assert.All(Enum.GetValues<Language>(), language => Assert.NotEqual("", note.Remedy(language)));
    }

    [Fact]
    public void The_sidecar_chooses_among_atlases_and_the_nearest_counts()
    {
        Atlas("atlas-Y_dseg.nii.gz", 2, 2, 2);
        folder.Write("atlas-Y_dseg.tsv", "index\tname\n1\tone\n2\ttwo\n7\tseven\n");
        folder.Write("task-rest_bold.json", """{"RepetitionTime":2,"Atlas":"Y"}""");
        Assert.Equal("one", Regions()[0].Name);
        folder.Write("task-rest_bold.json", """{"RepetitionTime":2}""");
        Atlas("sub-1/func/sub-1_atlas-Z_dseg.nii.gz", 2, 2, 2);
        folder.Write("sub-1/func/sub-1_atlas-Z_dseg.tsv", "index\tname\n1\tz1\n2\tz2\n7\tz7\n");
        Assert.Equal("z1", Regions()[0].Name);
    }

    [Fact]
    public void Forms_that_put_a_voxel_in_two_places_are_told_with_the_distance()
    {
        Atlas("atlas-X_dseg.nii", 2, 2, 2);
        var bytes = File.ReadAllBytes(folder["atlas-X_dseg.nii"]);
        File.Delete(folder["atlas-X_dseg.nii.gz"]);
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(252), 1);
        BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(268), -85);
        BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(272), -126);
        BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(276), -72);
        folder.Write("atlas-X_dseg.nii", bytes);
        Assert.Equal("5 mm", Assert.Single(Checked(), n => n.Code == "NiftiFormsDiffer").Value);
    }

    [Fact]
    public void A_map_of_labels_gives_voxels_times_the_volume_of_one()
    {
        Maps("space-T1w_");
        var result = Measured();
        var hippocampus = Value(result, "grey_region_volume", "hippocampus");
        Assert.Equal(
            (16, "left", "label-map"),
            (hippocampus.Estimate.Value, hippocampus.Series.Side, hippocampus.Detector.Name)
        );
        Assert.Equal(24, Value(result, "grey_region_volume", "insula").Estimate.Value);
        Assert.Equal(16, Value(result, "grey_other_volume", "CSF").Estimate.Value);
        Assert.Contains(result.Notes, note => note.Code == "EtivMissing");
    }

    [Fact]
    public void A_map_in_the_space_of_a_template_is_refused_claim_6()
    {
        Maps("space-MNI152NLin2009cAsym_");
        var note = Assert.Single(Measured().Notes, n => n.Code == "LabelMapOfTemplate");
        Assert.Equal("space-MNI152NLin2009cAsym", note.Value);
    }

    private void Maps(string space)
    {
        var name = Map.Replace("_dseg", "_" + space + "dseg", StringComparison.Ordinal);
        Directory.CreateDirectory(folder["sub-1/anat"]);
        Atlas(name, 2, 2, 2);
        folder.Write("dseg.tsv", "index\tname\n1\tLeft-Hippocampus\n2\tctx-rh-insula\n7\tCSF\n");
    }

    private void Atlas(string path, params long[] sizes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder[path])!);
        File.Delete(folder[path]);
        double[] labels = [0, 1, 1, 2, 2, 2, 7, 7];
        NiftiWriter.Write(folder[path], NiftiBytes.Header(NiftiType.Signed16, sizes), labels);
    }

    private void Series(params long[] sizes)
    {
        var voxels = (int)(sizes[0] * sizes[1] * sizes[2]);
        int[] label = [0, 1, 1, 2, 2, 2, 7, 7];
        Directory.CreateDirectory(folder["sub-1/func"]);
        File.Delete(folder[Bold]);
        NiftiWriter.Write(
            folder[Bold],
            NiftiBytes.Header(NiftiType.Floating32, sizes),
            Enumerable
                .Range(0, voxels * (int)sizes[3])
                .Select(i => (100.0 * (i % voxels)) + Wave(label[i % voxels], i / voxels))
        );
    }

    private static double Wave(int label, int t) =>
        (10 * Math.Sin(t / (3.0 + label))) + (5 * Math.Cos(t * (1 + (0.1 * label))));

    private byte[] Unpacked(string path)
    {
        using var stream = new System.IO.Compression.GZipStream(
            File.OpenRead(folder[path]),
            System.IO.Compression.CompressionMode.Decompress
        );
        using var plain = new MemoryStream();
        stream.CopyTo(plain);
        return plain.ToArray();
    }

    private IReadOnlyList<AtlasRegion> Regions()
    {
        var study = Study.Open(folder.Root);
        return ((RegionRecording)study.Read(study.Recordings[0])).Regions;
    }

    private IReadOnlyList<Note> Checked() => StudyCheck.Run(folder.Root, null, TestContext.Current.CancellationToken);

    private StudyResult Measured() =>
        new StudyMeasurement(Study.Open(folder.Root), MeasureOptions.Default).Run(
            cancellation: TestContext.Current.CancellationToken
        );

    private static Finding Value(StudyResult result, string outcome, string site) =>
        result.Findings.First(f => f.Series.Outcome == outcome && f.Series.Site == site);
}
