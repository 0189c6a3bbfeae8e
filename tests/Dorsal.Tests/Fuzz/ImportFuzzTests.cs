using System.Text;
using System.Text.RegularExpressions;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Studies.Checks;
using Dorsal.Studies.Import;
using Dorsal.Studies.Import.Proposals;
using Dorsal.Tests.Studies;
using static System.FormattableString;

namespace Dorsal.Tests.Fuzz;

/// <summary>
/// Tables of every separator and encoding, workbooks, and their maps are damaged before they are imported: never a crash, always the
/// message that is owed, the other people's files to the byte as without the damage, and nothing outside the study's folder.
/// </summary>
public partial class ImportFuzzTests
{
    private const int Share = 10;

    [Fact]
    public void However_a_table_is_written_the_study_is_the_same_to_the_byte()
    {
        using var folder = new TemporaryFolder();
        foreach (var table in WholeTable.All)
        {
            var studies = TableStyle.All.Select(
                (style, i) =>
                    Bench
                        .Import(
                            folder,
                            Invariant($"{table.Name}{i}"),
                            table.Map,
                            style.FileName,
                            style.Written(table.Rows)
                        )
                        .People()
            );
            Assert.Single(studies.Select(people => string.Join('\n', people.Values)).Distinct(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void A_damaged_table_or_map_gets_the_message_that_is_owed_and_nothing_is_written_elsewhere() =>
        FuzzRun.All(Share, () => new TemporaryFolder(), Case);

    [Fact]
    public void A_map_proposed_for_a_damaged_table_can_be_read_or_the_table_gets_its_message() =>
        FuzzRun.All(Share, () => new TemporaryFolder(), Proposal);

    private static FuzzFault? Proposal(int seed, RandomStream random, TemporaryFolder folder)
    {
        var table = WholeTable.All[seed % WholeTable.All.Count];
        var style = random.Pick(TableStyle.All);
        var damage = new DamagedSource(table, style, random).Next();
        try
        {
            var bytes = damage?.Bytes ?? style.Written(table.Rows);
            var proposal = MapProposal.Of(folder.Write(style.FileName, bytes));
            Assert.NotEmpty(proposal.Guesses);
            _ = ImportMap.Parse(proposal.Json, "map.json");
        }
        catch (StudyException fault)
        {
            Importing.Speak(fault.Note);
            var isOfMap = fault.Note.Place.File == "map.json" && fault.Note.Code != "MapUnitsDiffer";
            return isOfMap ? new FuzzFault("proposal " + damage?.What, fault.Note.Code) : null;
        }

        return null;
    }

    private static FuzzFault? Case(int seed, RandomStream random, TemporaryFolder folder)
    {
        var table = WholeTable.All[seed % WholeTable.All.Count];
        var style = random.Pick(TableStyle.All);
        var (map, bytes) = (table.Map, style.Written(table.Rows));
        Damage? damage = null;
        var ofMap = random.NextInt(3) == 0;
        while (damage is null)
        {
            damage = ofMap ? DamagedMap.Next(map, random) : new DamagedSource(table, style, random).Next();
        }

        (map, bytes) = ofMap ? (Encoding.UTF8.GetString(damage.Bytes), bytes) : (map, damage.Bytes);
        var attempt = Bench.Import(folder, Invariant($"{seed}"), map, style.FileName, bytes);
        var why = Silence(damage, attempt, ofMap ? "map.json" : style.FileName) ?? attempt.Elsewhere();
        if (why is null && damage.Touched is { } touched && attempt.IsImported)
        {
            var whole = Bench
                .Import(folder, Invariant($"{seed}w"), table.Map, style.FileName, style.Written(table.Rows))
                .People();
            var now = attempt.People();
            var changed = whole.Keys.FirstOrDefault(p => !touched.Contains(p) && now.GetValueOrDefault(p) != whole[p]);
            why = changed is null ? null : $"{changed} changed: {whole[changed]} -> {now.GetValueOrDefault(changed)}";
        }

        Directory.Delete(folder[Invariant($"{seed}")], recursive: true);
        return why is null
            ? null
            : new FuzzFault(
                $"{table.Name} {(ofMap ? "map" : "table")} {(style.IsWorkbook ? "xlsx" : style.Encoding.WebName)}: {damage.What}",
                why
            );
    }

    private static string? Silence(Damage damage, Attempt attempt, string file)
    {
        var isTold = attempt.Notes.Any(note =>
            damage.Owed == Owed.File
                ? note.Place.File == file || note.Place.File == "map.json"
                : note.Place.File == file
                    && note.Place.Line == damage.Line
                    && note.Message(Language.English).Contains(damage.Value, StringComparison.Ordinal)
        );
        return damage.Owed == Owed.Nothing || isTold
            ? null
            : Invariant($"owed {damage.Owed} {damage.Line} '{damage.Value}', said ")
                + string.Join(
                    " | ",
                    attempt.Notes.Select(n => Invariant($"{n.Code} {n.Place.File}:{n.Place.Line} '{n.Value}'"))
                );
    }

    /// <summary>What came of an import.</summary>
    private sealed record Attempt(string Root, IReadOnlyList<Note> Notes, bool IsImported)
    {
        private string Study => Path.Combine(Root, "deep", "study");

        /// <summary>A file that is not where it belongs, or null.</summary>
        public string? Elsewhere() =>
            Directory
                .EnumerateFileSystemEntries(Root, "*", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(Root, path))
                .FirstOrDefault(path =>
                    path
                        is not "deep"
                            and not "deep/table.csv"
                            and not "deep/table.xlsx"
                            and not "deep\\table.csv"
                            and not "deep\\table.xlsx"
                    && !(IsImported && path.StartsWith(Path.Combine("deep", "study"), StringComparison.Ordinal))
                )
                is { } path
                ? "written elsewhere: " + path
                : null;

        /// <summary>All that the study says of each person.</summary>
        public IReadOnlyDictionary<string, string> People()
        {
            var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
            foreach (
                var path in Directory
                    .EnumerateFiles(Study, "*.tsv", SearchOption.AllDirectories)
                    .Order(StringComparer.Ordinal)
            )
            {
                var name = Path.GetRelativePath(Study, path);
                foreach (var line in File.ReadAllLines(path))
                {
                    var person = Person().Match(name) is { Success: true } owner
                        ? owner.Value
                        : Person().Match(line).Value;
                    texts[person] = texts.GetValueOrDefault(person, "") + name + ": " + line + "\n";
                }
            }

            return texts;
        }
    }

    private static class Bench
    {
        public static Attempt Import(TemporaryFolder folder, string name, string map, string file, byte[] bytes)
        {
            var source = folder.Write(Path.Combine(name, "deep", file), bytes);
            var notes = new List<Note>();
            var isImported = false;
            try
            {
                var result = StudyImport.Import(
                    source,
                    ImportMap.Parse(map, "map.json"),
                    folder[Path.Combine(name, "deep", "study")]
                );
                isImported = true;
                notes.AddRange(result.Notes);
                Assert.All(StudyCheck.Run(result.OutFolder), Importing.Speak);
            }
            catch (StudyException fault)
            {
                notes.Add(fault.Note);
            }

            notes.ForEach(Importing.Speak);
            return new Attempt(folder[name], notes, isImported);
        }
    }

    [GeneratedRegex("^sub-[A-Za-z0-9]+", RegexOptions.None, 1000)]
    private static partial Regex Person();
}
