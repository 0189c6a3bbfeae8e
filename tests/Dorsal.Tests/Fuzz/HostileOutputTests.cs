using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Dorsal.Laboratory.Measurement;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Reports;
using Dorsal.Studies;
using Dorsal.Studies.Tables;
using Dorsal.Tests.Studies;
using static System.FormattableString;

namespace Dorsal.Tests.Fuzz;

/// <summary>
/// Formulas, scripts and paths stand wherever a study has words; what is written of it runs in no spreadsheet and in no browser, and
/// nothing is written outside the folder of the results.
/// </summary>
public class HostileOutputTests
{
    private const int Share = 100;

    [Fact]
    public void What_is_written_of_hostile_words_runs_nowhere_and_stays_in_its_folder() =>
        FuzzRun.All(Share, () => new TemporaryFolder(), Case);

    private static FuzzFault? Case(int seed, RandomStream random, TemporaryFolder folder)
    {
        var study = WholeStudy.All[seed % WholeStudy.All.Count];
        var root = Invariant($"{seed}/deep/study");
        foreach (var (path, bytes) in study.Files)
        {
            folder.Write(root + "/" + path, Hostile(path, bytes, random));
        }

        var before = Files(folder[Invariant($"{seed}")]);
        var language = random.NextInt(2) == 0 ? Language.English : Language.Japanese;
        var output = new StudyOutput(folder[Invariant($"{seed}/deep/out")], language, withPages: true);
        output
            .WriteAsync(Study.Open(folder[root]), MeasureOptions.Default with { Threads = 1 })
            .GetAwaiter()
            .GetResult();
        var written = Files(folder[Invariant($"{seed}")]).Except(before).ToList();
        var why =
            before.Except(Files(folder[Invariant($"{seed}")])).Select(f => f.Path).FirstOrDefault() is { } gone
                ? "gone or changed: " + gone
            : written
                .Select(f => f.Path)
                .FirstOrDefault(path =>
                    !path.StartsWith(output.Folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)
                )
                is { } outside
                ? "written outside: " + outside
            : written.Select(f => Runs(f.Path)).FirstOrDefault(w => w is not null);
        Directory.Delete(folder[Invariant($"{seed}")], recursive: true);
        return why is null ? null : new FuzzFault(study.Kind, why);
    }

    // Every cell of words is hostile, one in three is left; numbers and the words that a test needs stay.
    private static byte[] Hostile(string path, byte[] bytes, RandomStream random)
    {
        string Word() =>
            random.Pick([.. Nasty.Formulas, .. Nasty.Scripts, .. Nasty.Paths, "\"=1+1\"", "\"\t=1\"", "\"\r=1\""]);
        if (path.EndsWith(".gz", StringComparison.Ordinal))
        {
            return bytes;
        }

        var text = Encoding.UTF8.GetString(bytes);
        if (path.EndsWith(".json", StringComparison.Ordinal))
        {
            string[] fields = ["Name", "Site", "Side", "Condition", "Language", "Version", "License", "Description"];
            var more = fields
                .Where(f => !text.Contains($"\"{f}\"", StringComparison.Ordinal))
                .Select(f => $"\"{f}\": {System.Text.Json.JsonSerializer.Serialize(Word())}, ");
            return Encoding.UTF8.GetBytes(
                text.Insert(1, string.Concat(more))
                    .Replace(
                        "\"Name\": \"s\"",
                        $"\"Name\": {System.Text.Json.JsonSerializer.Serialize(Word())}",
                        StringComparison.Ordinal
                    )
            );
        }

        var lines = text.TrimEnd('\n').Split('\n').Select(line => line.Split('\t').ToList()).ToList();
        var columns = FuzzColumn.Of(path, lines[0]);
        foreach (var cells in lines.Skip(1))
        {
            for (var i = 0; i < cells.Count; i++)
            {
                var isFree = columns[i] is { Kind: PartKind.Label, IsId: false, Name: not "date" };
                cells[i] = (isFree || columns[i].Name == "side") && random.NextInt(3) > 0 ? Word() : cells[i];
            }
        }

        if (path == "participants.tsv")
        {
            lines[0].Add(Word());
            lines.Skip(1).ToList().ForEach(cells => cells.Add(Word()));
        }

        return Encoding.UTF8.GetBytes(string.Concat(lines.Select(cells => string.Join('\t', cells) + "\n")));
    }

    private static HashSet<(string Path, string Content)> Files(string folder) =>
        [
            .. Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Select(path =>
                    (path, Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path))))
                ),
        ];

    private static string? Runs(string path) =>
        Path.GetExtension(path) switch
        {
            ".csv" => RunsInSpreadsheet(path),
            ".html" => RunsInBrowser(path),
            _ => null,
        };

    private static string? RunsInSpreadsheet(string path)
    {
        var table = TableReader.Read(path, new Place(path), new TableFormat(',', "utf-8"));
        return
            table
                .Rows.SelectMany(row => row.Cells)
                .Concat(table.Columns)
                .FirstOrDefault(cell =>
                    cell.Length > 0
                    && "=+-@＝＋－＠\t\r".Contains(cell[0])
                    && !double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
                )
                is { } formula
            ? $"{Path.GetFileName(path)} has the formula {formula}"
            : null;
    }

    private static string? RunsInBrowser(string path)
    {
        var page = Reports.Pages.Parse(File.ReadAllText(path));
        return page.Descendants().FirstOrDefault(e => e.Name.LocalName is "script" or "img" or "iframe" or "object")
                is { } element
                ? $"{Path.GetFileName(path)} has {element}"
            : page.Descendants()
                .Attributes()
                .FirstOrDefault(a => a.Name.LocalName.StartsWith("on", StringComparison.Ordinal) || IsAddress(a))
                is { } attribute
                ? $"{Path.GetFileName(path)} has {attribute}"
            : null;
    }

    // What a click may open: a place on the page, or a file by a relative path.
    private static bool IsAddress(XAttribute attribute) =>
        attribute.Name.LocalName is "href" or "src" or "action"
        && attribute.Value.Contains(':', StringComparison.Ordinal)
        && !attribute.Value.StartsWith('#');
}
