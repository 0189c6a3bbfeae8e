using System.Globalization;
using System.Text.RegularExpressions;
using Dorsal.Messages;
using Dorsal.Studies.FreeSurfer;

namespace Dorsal.Tests.Studies.FreeSurfer;

/// <summary>Tables of FreeSurfer are read whole, and what is damaged in them is told with its line.</summary>
public sealed partial class FreeSurferReaderTests
{
    private const string Whole = """
        # cvs_version 7.0.0
        # hemi lh
        # Measure EstimatedTotalIntraCranialVol, eTIV, Estimated Total Intracranial Volume, 1420434.160521, mm^3
        # TableCol  2 Units     mm^3
        # TableCol  3 Units     mm
        # ColHeaders StructName GrayVol ThickAvg
        insula   6900  2.9
        bankssts 1536  2.144

        """;

    // Every line of every file is read a second time here, by other means.
    [Fact]
    public void The_examples_are_read_whole_headers_included()
    {
        var files = Directory
            .EnumerateFiles(SharedData.Folder("freesurfer_stats_examples"), "*.stats", SearchOption.AllDirectories)
            .ToList();
        Assert.Equal(9, files.Count);
        foreach (var path in files)
        {
            var stats = FreeSurferReader.Read(path, new Place(Path.GetFileName(path)));
            Assert.Empty(stats.Notes);
            var lines = File.ReadAllLines(path);
            var names = lines.SingleOrDefault(l => l.StartsWith("# ColHeaders", StringComparison.Ordinal))
                is { } columns
                ? Space().Split(columns.Trim())[2..]
                : [];
            Assert.Equal(names, stats.Columns.Select(c => c.Name));
            Assert.Equal(Values(lines, names), stats.Rows.SelectMany(row => row.Values.Where(v => !double.IsNaN(v))));
            Assert.Equal(
                lines
                    .Where(l => l.Length > 0 && l[0] != '#')
                    .Select(l => Space().Split(l.Trim())[Array.IndexOf(names, "StructName")]),
                stats.Rows.Select(row => row.Name)
            );
            Assert.Equal(
                lines
                    .Select(l => MeasureLine().Match(l))
                    .Where(m => m.Success)
                    .Select(m => m.Groups["all"].Value.Trim()),
                stats.Measures.Select(m =>
                    // FreeSurfer 6 forgets the comma behind CortexVol.
                    $"{m.Structure}, {m.Name}{(lines[m.Line - 1].Contains("CortexVol ", StringComparison.Ordinal) ? "" : ",")} {m.Description}, {Written(lines[m.Line - 1])}, {m.Unit}"
                )
            );
            Assert.All(
                stats.Measures,
                m => Assert.Equal(double.Parse(Written(lines[m.Line - 1]), CultureInfo.InvariantCulture), m.Value)
            );
            Assert.Equal(
                lines.Where(IsOtherHeader).Select(l => string.Join(' ', Space().Split(l[1..].Trim()))),
                stats.Headers.Select(h => string.Join(' ', Space().Split($"{h.Key} {h.Value}".Trim())))
            );
        }
    }

    [Fact]
    public void Units_version_and_side_are_kept()
    {
        var stats = FreeSurferReader.Parse(Whole, new Place("x"));
        Assert.Equal(("7.0.0", "left"), (stats.Version, stats.Side));
        Assert.Equal(["", "mm^3", "mm"], stats.Columns.Select(c => c.Unit));
        Assert.Equal(6900, stats.ValueOf("insula", "GrayVol"));
        Assert.Equal(
            (1420434.160521, "mm^3", 3),
            (stats.Measure("eTIV")!.Value, stats.Measure("eTIV")!.Unit, stats.Measure("eTIV")!.Line)
        );
    }

    [Fact]
    public void The_version_of_FreeSurfer_6_is_that_of_its_program() =>
        Assert.Equal(
            "mri_segstats.c,v 1.121",
            FreeSurferReader
                .Parse(
                    Whole.Replace(
                        "7.0.0",
                        "$Id: mri_segstats.c,v 1.121 2016/05/31 17:27:11 greve Exp $",
                        StringComparison.Ordinal
                    ),
                    new Place("x")
                )
                .Version
        );

    [Theory]
    [InlineData("insula   6900  2.9", "insula   6900", "FreeSurferCellsWrong", 7)]
    [InlineData("insula   6900  2.9", "insula   6900  2.9 3", "FreeSurferCellsWrong", 7)]
    [InlineData("6900", "nan", "FreeSurferNumberWrong", 7)]
    [InlineData("6900", "-6900", "FreeSurferNegative", 7)]
    [InlineData("2.144", "inf", "FreeSurferNumberWrong", 8)]
    [InlineData("bankssts", "insula  ", "FreeSurferTwice", 8)]
    [InlineData("1420434.160521", "-1", "FreeSurferNegative", 3)]
    [InlineData("7.0.0", "8.1.0", "FreeSurferVersionOther", 1)]
    [InlineData(", eTIV", "; eTIV", "FreeSurferMeasureWrong", 3)]
    [InlineData("1420434.160521", "many", "FreeSurferMeasureWrong", 3)]
    [InlineData("1536  2.144\n", "1536  2.144", "FreeSurferCut", 8)]
    [InlineData("# hemi lh", "# NRows 45", "FreeSurferCut", 8)]
    public void A_damaged_line_is_told_and_the_others_are_read(string found, string damage, string code, int line)
    {
        var stats = FreeSurferReader.Parse(Whole.Replace(found, damage, StringComparison.Ordinal), new Place("x"));
        var note = Assert.Single(stats.Notes);
        Assert.Equal((code, (int?)line), (note.Code, note.Place.Line));
        Assert.Equal(code == "FreeSurferCut" || line <= 3 ? 2 : 1, stats.Rows.Count);
    }

    [Theory]
    [InlineData("# ColHeaders StructName GrayVol ThickAvg", "#", "FreeSurferWithoutColumns")]
    [InlineData("StructName GrayVol", "Name GrayVol", "FreeSurferWithoutColumns")]
    [InlineData("GrayVol ThickAvg", "GrayVol GrayVol", "FreeSurferWithoutColumns")]
    public void A_file_that_is_no_table_is_refused(string found, string damage, string code) =>
        Assert.Equal(
            code,
            Assert
                .Throws<StudyException>(() =>
                    FreeSurferReader.Parse(Whole.Replace(found, damage, StringComparison.Ordinal), new Place("x"))
                )
                .Note.Code
        );

    [Fact]
    public void A_table_without_rows_is_refused() =>
        Assert.Equal(
            "FreeSurferWithoutRows",
            Assert
                .Throws<StudyException>(() =>
                    FreeSurferReader.Parse(Whole[..Whole.IndexOf("insula", StringComparison.Ordinal)], new Place("x"))
                )
                .Note.Code
        );

    private static IEnumerable<double> Values(string[] lines, string[] names) =>
        lines
            .Where(l => l.Length > 0 && l[0] != '#')
            .SelectMany(l => Space().Split(l.Trim()).Where((_, i) => names[i] != "StructName"))
            .Select(cell => double.Parse(cell, CultureInfo.InvariantCulture));

    private static string Written(string line) => line.Split(',')[^2].Trim();

    private static bool IsOtherHeader(string line) =>
        line.Length > 1
        && line[0] == '#'
        && line[1..].Trim() is { Length: > 0 } text
        && !text.StartsWith("Measure ", StringComparison.Ordinal)
        && !text.StartsWith("ColHeaders", StringComparison.Ordinal);

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Space();

    [GeneratedRegex("^# Measure (?<all>.*)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MeasureLine();
}
