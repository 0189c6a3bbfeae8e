using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Checks;
using Dorsal.Studies.Import;

namespace Dorsal.Tests.Studies;

/// <summary>What the documents show works, and their tables are those that the code goes by.</summary>
public sealed partial class DocsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("study-folder.md")]
    [InlineData("study-folder.ja.md")]
    public void The_example_study_of_the_document_has_no_faults(string document)
    {
        foreach (var (path, text) in Files(Read(document)))
        {
            folder.Write(
                "study/" + path,
                path.EndsWith(".gz", StringComparison.Ordinal) ? Gzip(text) : Encoding.UTF8.GetBytes(text)
            );
        }

        Assert.Empty(StudyCheck.Run(folder["study"], null, TestContext.Current.CancellationToken));
        var study = Study.Open(folder["study"]);
        Assert.Equal((2, 3, 4), (study.Participants.Count, study.Recordings.Count, study.GivenOutcomes.Count));
    }

    [Theory]
    [InlineData("clinic", 2, 4, 2)]
    [InlineData("trials", 1, 3, 0)]
    public void The_maps_of_the_document_import_its_tables(string name, int participants, int recordings, int given)
    {
        var files = Files(Read("import.md"));
        var map = ImportMap.Parse(files[name + ".json"], name + ".json");
        var result = Importing.Run(folder, map, Encoding.UTF8.GetBytes(files[name + ".csv"]), name + ".csv");
        Assert.Equal((participants, recordings, given), (result.Participants, result.Recordings, result.GivenValues));
        Assert.DoesNotContain(result.Notes, note => note.Grade != Grade.Note);
        Assert.Empty(StudyCheck.Run(result.OutFolder, null, TestContext.Current.CancellationToken));
        if (name == "clinic")
        {
            Assert.Equal("13", result.Notes.Single(note => note.Code == "DecimalCommasConverted").Value);
            Assert.Equal("Kommentar", result.Notes.Single(note => note.Code == "ColumnsNotUsed").Limit);
        }
    }

    [Fact]
    public void Every_shipped_map_is_walked_through() =>
        Assert.All(
            ImportMap.Shipped,
            name => Assert.Contains($"--map {name} ", Read("import.md"), StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("study-folder.md", "qst")]
    [InlineData("study-folder.md", "physio")]
    [InlineData("study-folder.md", "timeseries")]
    [InlineData("study-folder.md", "emg")]
    [InlineData("study-folder.md", "motion")]
    [InlineData("study-folder.md", "events")]
    [InlineData("study-folder.ja.md", "qst")]
    [InlineData("study-folder.ja.md", "physio")]
    [InlineData("study-folder.ja.md", "timeseries")]
    [InlineData("study-folder.ja.md", "emg")]
    [InlineData("study-folder.ja.md", "motion")]
    [InlineData("study-folder.ja.md", "events")]
    public void The_tables_of_columns_are_those_of_the_check(string document, string suffix)
    {
        var isJapanese = document.EndsWith(".ja.md", StringComparison.Ordinal);
        var begin = $"<!-- columns:{suffix} -->\n";
        var text = Read(document);
        var start = text.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        var end = text.IndexOf("<!-- /columns -->", start, StringComparison.Ordinal);
        var expected = ColumnRows(suffix, isJapanese);
        if (Environment.GetEnvironmentVariable("DORSAL_WRITE_DOCS") == "1")
        {
            File.WriteAllText(PathOf(document), text[..start] + expected + text[end..]);
        }
        else
        {
            Assert.Equal(expected, text[start..end]);
        }
    }

    private static string ColumnRows(string suffix, bool isJapanese)
    {
        var text = new StringBuilder();
        text.Append(
            isJapanese
                ? "| 検査 | 名前 | 要否 | 内容 |\n|---|---|---|---|\n"
                : "| test | name | | holds | |\n|---|---|---|---|---|\n"
        );
        foreach (var part in ColumnTable.All.Where(part => part.Suffix == suffix && !IsShared(part)))
        {
            var need = (part.Need, isJapanese) switch
            {
                (PartNeed.Optional, true) => "任意",
                (PartNeed.Optional, false) => "optional",
                (PartNeed.Either, true) => "いずれか必須",
                (PartNeed.Either, false) => "one of these",
                (_, true) => "必須",
                _ => "needed",
            };
            var name = part.Place == PartPlace.Field ? $"`{part.Name}` (JSON)" : $"`{part.Name}`";
            text.Append(CultureInfo.InvariantCulture, $"| {part.Task} | {name} | {need} | {Holds(part, isJapanese)} |");
            text.Append(isJapanese ? "\n" : $" {part.Description} |\n");
        }

        return text.ToString();
    }

    // The columns that every table of trials may have are described in the text.
    private static bool IsShared(RecordingPart part) =>
        part
            is {
                Suffix: "qst",
                Need: PartNeed.Optional,
                Name: "trial" or "site" or "side" or "condition" or "status" or "status_description"
            };

    private static string Holds(RecordingPart part, bool isJapanese) =>
        part.Kind switch
        {
            PartKind.Word => string.Join(
                ", ",
                part.Words.Select(word =>
                    word.Measure.Length == 0 ? $"`{word.Word}`" : $"`{word.Word}` ({word.Measure})"
                )
            ),
            PartKind.Bounded => isJapanese ? "数値、または `<` か `>` と限界値" : "number, or `<` or `>` and the limit",
            PartKind.Number when part.Unit?.Dimension == Units.Dimension.Rating => FormattableString.Invariant(
                $"{part.Lowest}–{part.Highest}"
            ),
            PartKind.Number when double.IsInfinity(part.Lowest) => isJapanese ? "数値" : "number",
            PartKind.Number when double.IsInfinity(part.Highest) => string.Create(
                    CultureInfo.InvariantCulture,
                    $"≥ {part.Lowest} {part.Unit?.Symbol}"
                )
                .Trim(),
            PartKind.Number => string.Create(
                    CultureInfo.InvariantCulture,
                    $"{part.Lowest}–{part.Highest} {part.Unit?.Symbol}"
                )
                .Trim(),
            _ => isJapanese ? "文字列" : "text",
        };

    // A file is shown as its path in back quotes on a line, and its content fenced below.
    private static Dictionary<string, string> Files(string document) =>
        File_()
            .Matches(document)
            .ToDictionary(
                match => match.Groups["path"].Value,
                match => match.Groups["text"].Value,
                StringComparer.Ordinal
            );

    private static string PathOf(string document) => Path.Combine(House.Repository.Root, "docs", document);

    private static string Read(string document) => File.ReadAllText(PathOf(document)).ReplaceLineEndings("\n");

    private static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }

    [GeneratedRegex(
        @"^`(?<path>[^`\n]+\.(json|tsv|tsv\.gz|csv))`[^\n]*\n\n```[a-z]+\n(?<text>.*?)^```$",
        RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        5000
    )]
    private static partial Regex File_();
}
