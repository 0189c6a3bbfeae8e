using Dorsal.Laboratory;
using Dorsal.Laboratory.GreyMatter;
using Dorsal.Laboratory.Groups;
using Dorsal.Laboratory.Protocols;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Studies;
using Dorsal.Studies.FreeSurfer;

namespace Dorsal.Tests.Laboratory;

/// <summary>Regions are put together rightly, the head's size is held equal by the controls' line, and what spoils a comparison is told.</summary>
public class GreyMatterTests
{
    private static readonly GreyBrain Brain = GreyGenerator.Make(false, 0, RandomStream.At(1, 0, "brain"));

    // Figures by hand from the file's lines: volumes are sums, thickness is weighted by area.
    [Fact]
    public void Regions_of_a_real_brain_are_those_of_its_lines()
    {
        var folder = Path.Combine(SharedData.Folder("freesurfer_stats_examples"), "soichi", "stats");
        var analysis = Brains.Analyse(
            Brains.Table("1", "aseg", "", File.ReadAllText(Path.Combine(folder, "aseg.stats"))),
            Brains.Table("1", "aparc", "L", File.ReadAllText(Path.Combine(folder, "lh.aparc.stats"))),
            Brains.Table("1", "aparc", "R", File.ReadAllText(Path.Combine(folder, "rh.aparc.stats")))
        );
        Assert.Empty(analysis.Notes.Where(note => note.Grade >= Grade.Warning));
        double[] Of(string structure) =>
            [
                .. File.ReadLines(Path.Combine(folder, "lh.aparc.stats"))
                    .Single(line => line.StartsWith(structure + " ", StringComparison.Ordinal))
                    .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..]
                    .Select(cell => double.Parse(cell, System.Globalization.CultureInfo.InvariantCulture)),
            ];
        var (rostral, caudal) = (Of("rostralmiddlefrontal"), Of("caudalmiddlefrontal"));
        Assert.Equal(rostral[2] + caudal[2], analysis.Of("grey_region_volume", "dlpfc", "left").Estimate.Value);
        Assert.Equal(
            ((rostral[1] * rostral[3]) + (caudal[1] * caudal[3])) / (rostral[1] + caudal[1]),
            analysis.Of("grey_region_thickness", "dlpfc", "left").Estimate.Value,
            12
        );
        Assert.Equal(1420434.160521, analysis.Of("intracranial_volume").Estimate.Value);
        Assert.Equal(625759.696158, analysis.Of("grey_total_volume").Estimate.Value);
        Assert.Equal(("freesurfer", "7.0.0"), Named(analysis.Of("grey_region_volume", "thalamus", "right")));
    }

    [Fact]
    public void All_regions_of_the_evidence_are_there_on_both_sides()
    {
        var analysis = Brains.Analyse(Brains.Tables("1", Brain, RandomStream.At(1, 0, "surface")));
        Assert.Equal(16, analysis.Findings.Count(f => f.Series.Outcome == "grey_region_volume"));
        Assert.Equal(8, analysis.Findings.Count(f => f.Series.Outcome == "grey_region_thickness"));
        Assert.Contains(analysis.Findings, f => f.Series is { Outcome: "grey_other_volume", Site: "Caudate" });
    }

    [Fact]
    public void The_thalamus_of_FreeSurfer_6_is_the_thalamus()
    {
        var text = GreyGenerator.Segmentation(Brain).Replace("-Thalamus", "-Thalamus-Proper", StringComparison.Ordinal);
        var analysis = Brains.Analyse(Brains.Table("1", "aseg", "", text));
        Assert.True(analysis.Of("grey_region_volume", "thalamus", "left").Estimate.IsFitted);
    }

    [Fact]
    public void A_brain_without_eTIV_says_so_and_has_no_invented_one()
    {
        var text = GreyGenerator.Segmentation(Brain).Replace(", eTIV,", ", nothing,", StringComparison.Ordinal);
        var analysis = Brains.Analyse(Brains.Table("1", "aseg", "", text));
        Assert.Equal(Grade.Warning, analysis.Noted("EtivMissing").Grade);
        Assert.DoesNotContain(analysis.Findings, f => f.Series.Outcome == "intracranial_volume");
        Assert.Contains(
            analysis.Of("grey_region_volume", "thalamus", "left").Quality,
            note => note.Code == "EtivMissing"
        );
    }

    [Fact]
    public void A_structure_of_0_is_missing_and_not_a_volume()
    {
        var text = GreyGenerator.Segmentation(Brain);
        var line = text.Split('\n').Single(l => l.EndsWith("Left-Caudate", StringComparison.Ordinal));
        var analysis = Brains.Analyse(
            Brains.Table("1", "aseg", "", text.Replace(line, "1 2 0 0.0 Left-Caudate", StringComparison.Ordinal))
        );
        Assert.False(analysis.Of("grey_other_volume", "Caudate", "left").Estimate.IsFitted);
        Assert.Equal("Left-Caudate", analysis.Noted("StructureNotFound").Value);
    }

    [Fact]
    public void A_measure_in_another_unit_is_not_read_as_mm3()
    {
        var text = GreyGenerator.Segmentation(Brain);
        var line = text.Split('\n').Single(l => l.Contains(", eTIV,", StringComparison.Ordinal));
        var other = line.Replace("mm^3", "cm^3", StringComparison.Ordinal);
        var analysis = Brains.Analyse(
            Brains.Table("1", "aseg", "", text.Replace(line, other, StringComparison.Ordinal))
        );
        Assert.Equal(
            ("cm^3", "mm^3"),
            (analysis.Noted("FreeSurferUnitWrong").Value, analysis.Noted("FreeSurferUnitWrong").Limit)
        );
        Assert.DoesNotContain(analysis.Findings, f => f.Series.Outcome == "intracranial_volume");
        Assert.Contains("EtivMissing", analysis.Codes());
    }

    [Fact]
    public void A_decimal_comma_in_a_measure_does_not_leave_its_second_half()
    {
        var text = GreyGenerator.Segmentation(Brain);
        var line = text.Split('\n').Single(l => l.Contains(", eTIV,", StringComparison.Ordinal));
        var comma = line.Replace('.', ',');
        var table = Brains.Table("1", "aseg", "", text.Replace(line, comma, StringComparison.Ordinal));
        Assert.Equal("FreeSurferMeasureWrong", Assert.Single(table.Stats.Notes, n => n.Grade == Grade.Error).Code);
        Assert.Null(table.Stats.Measure("eTIV"));
    }

    [Fact]
    public void A_missing_region_names_its_side_in_the_readers_language()
    {
        var table = Brains.Table(
            "1",
            "aseg",
            "",
            GreyGenerator.Segmentation(Brain).Replace("Right-Thalamus", "Right-X", StringComparison.Ordinal)
        );
        var note = Brains.Analyse(table).Noted("GreyRegionMissing");
        Assert.Contains("（右）", note.Message(Language.Japanese), StringComparison.Ordinal);
        Assert.Contains("(right)", note.Message(Language.English), StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_of_two_scans_or_sides_mixed_up_are_told()
    {
        var (one, random) = (Brain, RandomStream.At(1, 0, "surface"));
        var other = GreyGenerator.Make(true, 0, RandomStream.At(1, 1, "brain"));
        var mixed = Brains.Analyse(
            Brains.Table("1", "aseg", "", GreyGenerator.Segmentation(one)),
            Brains.Table("1", "aparc", "L", GreyGenerator.Surface(other, "left", random))
        );
        Assert.Contains(mixed.Notes, n => n.Code == "FreeSurferFilesDiffer" && n.Arguments[0] == "eTIV");
        var wrong = Brains.Table("1", "aparc", "R", GreyGenerator.Surface(one, "left", random));
        Assert.Equal("HemisphereWrong", Lab.Refusal(() => Brains.Analyse(wrong)).Code);
    }

    // Controls on an exact line V = 1000 + 0.005 eTIV; a patient 50 mm³ below it stays 50 below at the controls' mean head.
    [Fact]
    public void The_head_is_held_equal_along_the_line_of_the_controls()
    {
        var (findings, people) = OnLine(10);
        var notes = new List<Note>();
        var adjusted = HeadSize.Of(findings, people, "control", [], notes);
        Assert.Empty(notes);
        var controls = adjusted.Where(f => f.Participant.StartsWith('c')).Select(f => f.Estimate.Value).ToList();
        Assert.All(controls, value => Assert.Equal(1000 + (0.005 * 1.45e6), value, 6));
        Assert.Equal(controls[0] - 50, adjusted.Single(f => f.Participant == "p").Estimate.Value, 6);
        Assert.All(adjusted, f => Assert.Equal("grey_region_volume_adjusted", f.Series.Outcome));
    }

    [Fact]
    public void Too_few_controls_are_told_and_nothing_is_adjusted()
    {
        var (findings, people) = OnLine(9);
        var notes = new List<Note>();
        Assert.Empty(HeadSize.Of(findings, people, "control", [], notes));
        Assert.Equal(("HeadSizeNotAdjusted", "9", "10"), (notes[0].Code, notes[0].Value, notes[0].Limit));
    }

    [Fact]
    public void Mixed_versions_and_scanners_of_one_group_are_told()
    {
        Finding Of(string person, string version) =>
            Volume(person, "grey_region_volume", "insula", 1) with
            {
                Detector = new Detector("freesurfer", version),
            };
        var people = new[]
        {
            Brains.Person("a", "control", ("scanner", "X")),
            Brains.Person("b", "back_pain", ("scanner", "Y")),
            Brains.Person("c", "back_pain", ("scanner", "X")),
        };
        var notes = ImagingNotes.Of([Of("a", "6"), Of("b", "7"), Of("c", "7")], people).ToList();
        Assert.Equal(["FreeSurferVersionsMixed", "ScannersDiffer"], notes.Select(n => n.Code));
        Assert.Equal(["6; 7", "Y (back_pain)"], notes.Select(n => n.Value));
    }

    // y = 100 - 2 years + age, without noise; the person without years is left out and counted.
    [Fact]
    public void The_slope_on_years_of_pain_holds_age_equal_claim_6_f()
    {
        double[] years = [1, 3, 8, 2, 9, 5];
        double[] ages = [30, 31, 50, 44, 39, 61];
        var people = years
            .Select(
                (y, i) =>
                    Brains.Person(
                        FormattableString.Invariant($"p{i}"),
                        "back_pain",
                        ("pain_years", i == 5 ? "n/a" : y.ToString(System.Globalization.CultureInfo.InvariantCulture))
                    ) with
                    {
                        Age = ages[i],
                    }
            )
            .ToList();
        var findings = people.Select(
            (p, i) => Volume(p.Id, "grey_region_volume", "insula", 100 - (2 * years[i]) + ages[i] + (i % 2 * 1e-6))
        );
        var slope = Assert.Single(DurationSlopes.Of([.. findings], people, ["age"]));
        Assert.Equal((5, 1), (slope.Count, slope.LeftOut));
        Assert.Equal(-2, slope.Slope.Value, 5);
        Assert.True(slope.Slope.HasInterval);
    }

    // Cut behind a whole line: the header of a hemisphere's table has no number of rows.
    [Fact]
    public void A_table_of_a_hemisphere_that_was_cut_at_the_end_of_a_line_is_told()
    {
        var plain = GreyGenerator.Surface(Brain, "left", RandomStream.At(1, 0, "surface"));
        var rows = Brains.Table("1", "aparc", "L", plain).Stats;
        var vertices = rows.Rows.Sum(row => rows.ValueOf(row, "NumVert"));
        var text =
            FormattableString.Invariant($"# Measure Cortex, NumVert, Number of Vertices, {vertices}, unitless\n")
            + plain;
        var whole = Brains.Analyse(Brains.Table("1", "aparc", "L", text));
        Assert.DoesNotContain(whole.Notes, n => n.Code == "SurfaceRowsMissing");
        var lines = text.Split('\n');
        var cut = Brains.Analyse(Brains.Table("1", "aparc", "L", string.Join('\n', lines[..^3]) + "\n"));
        var note = Assert.Single(cut.Notes, n => n.Code == "SurfaceRowsMissing");
        Assert.Equal((FormattableString.Invariant($"{vertices}"), "5"), (note.Limit, note.Arguments[0]));
        Assert.DoesNotContain(cut.Notes, n => n.Code == "FreeSurferCut");
    }

    [Fact]
    public void Every_structure_is_a_region_under_its_own_name_where_the_protocol_says_so()
    {
        var tables = Brains.Tables("1", Brain, RandomStream.At(1, 0, "surface"));
        var protocol = new ProtocolReader(
            "greymatter",
            Lab.Sidecar("""{"Protocol":{"Regions":"atlas"}}"""),
            new Dictionary<string, string>(StringComparer.Ordinal)
        );
        Recording[] stated =
        [
            .. tables.Select(t => t with { Sidecar = Lab.Sidecar("""{"Protocol":{"Regions":"atlas"}}""") }),
        ];
        var analysis = new GreyMatterTest().Analyse(stated, protocol);
        var parts = ((string[])["rostralmiddlefrontal", "caudalmiddlefrontal"]).Sum(name =>
            analysis.Of("grey_region_volume", name, "left").Estimate.Value
        );
        Assert.Equal(Brains.Analyse(tables).Of("grey_region_volume", "dlpfc", "left").Estimate.Value, parts, 6);
        Assert.True(analysis.Of("grey_region_volume", "Caudate", "left").Estimate.IsFitted);
        Assert.DoesNotContain(
            analysis.Findings,
            f => f.Series.Outcome.StartsWith("grey_other", StringComparison.Ordinal)
        );
    }

    // Trap 2 of the evidence: in one study the somatosensory cortex was larger, not smaller. No outcome has a direction that is worse.
    [Fact]
    public void No_direction_of_grey_matter_is_judged_trap_2() =>
        Assert.All(new GreyMatterTest().Outcomes, outcome => Assert.Equal(Gain.None, outcome.Gain));

    private static (List<Finding> Findings, List<Participant> People) OnLine(int controls)
    {
        List<Participant> people = [Brains.Person("p", "back_pain")];
        var findings = new List<Finding>();
        void Add(string id, double head, double volume)
        {
            findings.Add(Volume(id, "intracranial_volume", "", head));
            findings.Add(Volume(id, "grey_region_volume", "insula", volume));
        }

        for (var i = 0; i < controls; i++)
        {
            var head = 1.45e6 + (1e4 * (i - ((controls - 1) / 2.0)));
            people.Add(Brains.Person(FormattableString.Invariant($"c{i}"), "control"));
            Add(FormattableString.Invariant($"c{i}"), head, 1000 + (0.005 * head));
        }

        Add("p", 1.6e6, 1000 + (0.005 * 1.6e6) - 50);
        return (findings, people);
    }

    private static Finding Volume(string person, string outcome, string site, double value) =>
        new(
            person,
            "",
            "greymatter",
            new SeriesKey(outcome, site, "", ""),
            Estimate.WithoutError(value),
            Units.Unit.Parse("mm3"),
            1,
            0,
            new Detector("freesurfer", "7.0.0"),
            ["x"]
        );

    private static (string, string) Named(Finding finding) => (finding.Detector.Name, finding.Detector.Version);
}
