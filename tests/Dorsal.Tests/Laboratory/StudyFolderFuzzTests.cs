using System.Globalization;
using System.Text;
using CsCheck;
using Dorsal.Laboratory.Measurement;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Tests.Studies;

namespace Dorsal.Tests.Laboratory;

/// <summary>A damaged study folder is measured or refused: never a crash, its files left as they are, each message with its file.</summary>
/// <remarks>
/// 10,000 cases; <c>DORSAL_FUZZ_CASES</c> asks for more. Whether a message is owed is known, and so tested, only for cells that are no
/// number and for people who are there twice: damage can also leave a table that looks right.
/// </remarks>
public sealed class StudyFolderFuzzTests : IDisposable
{
    private static readonly Dictionary<string, string> Study = new(StringComparer.Ordinal)
    {
        ["dataset_description.json"] = """{"Name": "s", "BIDSVersion": "1.10.0"}""",
        ["participants.tsv"] = "participant_id\tage\tsex\tgroup\nsub-1\t30\tF\tpatients\nsub-2\t41\tM\tcontrols\n",
        ["task-thermal_qst.json"] = """{"temperature": {"Units": "Cel"}}""",
        ["task-pressure_qst.json"] = """{"pressure": {"Units": "kPa"}}""",
        ["task-summation_qst.json"] = """{"rating": {"Units": "{rating_0_100}"}}""",
        ["task-cpm_qst.json"] = """{"value": {"Units": "kPa"}}""",
        ["phenotype/pcs.tsv"] = "participant_id\tPCS\nsub-1\t20\nsub-2\t11\n",
        ["phenotype/pcs.json"] = """{"PCS": {"Units": "{score}", "Instrument": "PCS", "Score": "total"}}""",
        ["sub-1/qst/sub-1_task-thermal_qst.tsv"] = "measure\ttemperature\nHPT\t44\nHPT\t45\nHPT\t43.5\n",
        ["sub-1/qst/sub-1_task-pressure_qst.tsv"] = "measure\tpressure\nPPT\t310\nPPT\t290\nPPT\t330\n",
        ["sub-1/qst/sub-1_task-summation_qst.tsv"] =
            "modality\tkind\trepeat\trating\npinprick\tsingle\t1\t10\npinprick\ttrain\t1\t30\n",
        ["sub-2/qst/sub-2_task-cpm_qst.tsv"] =
            "phase\tmeasure\tvalue\nbaseline\tPPT\t300\nbaseline\tPPT\t320\nduring\tPPT\t400\nduring\tPPT\t380\n",
    };

    /// <summary>The columns that hold a measurement: whatever is no number there must be named with its line.</summary>
    private static readonly string[] Measured = ["temperature", "pressure", "rating", "value"];

    private static readonly string[] NoNumber =
    [
        "abc",
        "NaN",
        "Infinity",
        "1e400",
        "=cmd|' /C calc'!A0",
        "<script>alert(1)</script>",
        "../../etc/passwd",
        "4,5",
        "１２",
        "0x10",
        "44 °C",
    ];

    private static readonly string[] Nasty =
    [
        .. NoNumber,
        "-5",
        "1e308",
        "-1e308",
        "n/a",
        "",
        "\0",
        "\"",
        "sub-1",
        "sub-../../x",
        "sub-2/../1",
        "\ud800",
        "\t",
        "\r",
        "[degF]",
        "unstated",
        "psi",
    ];

    private static readonly long Cases = long.Parse(
        Environment.GetEnvironmentVariable("DORSAL_FUZZ_CASES") ?? "10000",
        CultureInfo.InvariantCulture
    );

    private readonly TemporaryFolder folder = new();

    public StudyFolderFuzzTests()
    {
        foreach (var (path, text) in Study)
        {
            folder.Write(path, text);
        }
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_damaged_study_folder_is_measured_or_refused_with_notes_and_left_as_it_is()
    {
        var whole = Notes();
        Assert.DoesNotContain(whole, note => note.Grade == Grade.Error);
        var errors = 0;
        Gen.Select(Gen.Int[0, Study.Count - 1], Gen.Int[0, 8], Gen.Double[0, 1], Gen.Int[0, Nasty.Length - 1])
            .Sample(
                (which, kind, at, nasty) =>
                {
                    var (path, text) = Study.ElementAt(which);
                    var damaged = Damaged(text, kind, at, Nasty[nasty]);
                    File.WriteAllBytes(folder[path], damaged);
                    try
                    {
                        var notes = Notes();
                        notes.ForEach(Importing.Speak);
                        // The measurement catches its own faults file by file and says so; here each is one too many.
                        Assert.DoesNotContain(notes, note => note.Code == "FileCrashed");
                        errors += notes.Any(note => note.Grade == Grade.Error) ? 1 : 0;
                    }
                    catch (StudyException fault)
                    {
                        errors++;
                        Importing.Speak(fault.Note);
                    }

                    Assert.Equal(damaged, File.ReadAllBytes(folder[path]));
                    Assert.Equal(Study.Count, Directory.GetFiles(folder.Root, "*", SearchOption.AllDirectories).Length);
                    File.WriteAllText(folder[path], text);
                },
                iter: Cases,
                threads: 1
            );
        // Otherwise the damage would be too small or too large to show anything.
        Assert.InRange(errors, Cases / 10, Cases * 9 / 10);
    }

    [Fact]
    public void Whatever_is_no_number_where_a_number_was_measured_is_named_with_file_and_line()
    {
        foreach (var (path, text) in Study.Where(file => file.Key.EndsWith("_qst.tsv", StringComparison.Ordinal)))
        {
            var lines = text.TrimEnd('\n').Split('\n');
            var column = Array.FindIndex(lines[0].Split('\t'), name => Measured.Contains(name));
            for (var line = 1; line < lines.Length; line++)
            {
                foreach (var value in NoNumber)
                {
                    var cells = lines[line].Split('\t');
                    cells[column] = value;
                    string[] changed = [.. lines[..line], string.Join('\t', cells), .. lines[(line + 1)..]];
                    File.WriteAllText(folder[path], string.Join('\n', changed) + "\n");
                    Assert.Contains(
                        Notes(),
                        note => note.Place.File == path && note.Place.Line == line + 1 && note.Grade != Grade.Note
                    );
                }
            }

            File.WriteAllText(folder[path], text);
        }
    }

    [Fact]
    public void A_person_who_is_there_twice_is_refused_or_named_with_the_line()
    {
        folder.Write("participants.tsv", Study["participants.tsv"] + "sub-1\t30\tF\tpatients\n");
        List<Note> notes;
        try
        {
            notes = Notes();
        }
        catch (StudyException fault)
        {
            notes = [fault.Note];
        }

        Assert.Contains(notes, note => note.Place is { File: "participants.tsv", Line: 4 });
    }

    private List<Note> Notes()
    {
        var study = Dorsal.Studies.Study.Open(folder.Root);
        return [.. new StudyMeasurement(study, MeasureOptions.Default with { Threads = 1 }).Run().Notes];
    }

    private static byte[] Damaged(string text, int kind, double at, string nasty)
    {
        var start = (int)(at * text.Length);
        var lines = text.Split('\n');
        var line = (int)(at * (lines.Length - 1));
        return kind switch
        {
            0 => Encoding.UTF8.GetBytes(text[..start]),
            1 => Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(text)).ToArray(),
            2 => [.. Encoding.UTF8.GetBytes(text[..start]), 0x82, 0xA0, 0xFF, .. Encoding.UTF8.GetBytes(text[start..])],
            3 => [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.Replace("\n", "\r\n"))],
            4 => Encoding.UTF8.GetBytes(text.Replace('\t', ';')),
            5 => Encoding.UTF8.GetBytes(string.Join('\n', [.. lines[..line], lines[line], .. lines[line..]])),
            6 => Encoding.UTF8.GetBytes(string.Join('\n', [.. lines[..line], .. lines[(line + 1)..]])),
            7 => Encoding.UTF8.GetBytes(text[..start] + nasty + text[start..]),
            _ => Encoding.UTF8.GetBytes(WithCell(lines, line, at, nasty)),
        };
    }

    private static string WithCell(string[] lines, int line, double at, string nasty)
    {
        var cells = lines[line].Split('\t');
        cells[(int)(at * 997) % cells.Length] = nasty;
        return string.Join('\n', [.. lines[..line], string.Join('\t', cells), .. lines[(line + 1)..]]);
    }
}
