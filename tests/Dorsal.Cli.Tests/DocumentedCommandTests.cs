using Dorsal.Tests;
using Dorsal.Tests.House;

namespace Dorsal.Cli.Tests;

/// <summary>House rule 10: every command that the documents show is run, with the public data in the place of "your own".</summary>
public sealed class DocumentedCommandTests : IDisposable
{
    // In the order in which a reader would meet them: imports before what uses their folders.
    private static readonly string[] Documents =
    [
        "README.md",
        "README.ja.md",
        "docs/import.md",
        "docs/norms.md",
        "docs/study-folder.md",
        "docs/study-folder.ja.md",
        "docs/simulate.md",
        "docs/laboratory.md",
    ];

    private static readonly string[] OptionsWithWords =
    [
        "--map",
        "--lang",
        "--norm",
        "--file",
        "--line",
        "--who",
        "--why",
        "--people",
        "--days",
        "--seed",
        "--id",
        "--hypotheses",
        "--ablate",
        "--shards",
        "--tests",
        "--visits",
        "--group",
    ];

    private static readonly string[] Prompts = ["dorsal ", "dotnet run -c Release --project src/Dorsal.Cli -- "];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Every_command_in_the_documents_runs()
    {
        var count = 0;
        foreach (var (document, command) in Documents.SelectMany(Commands))
        {
            var words = Words(command);
            var made = words[Array.IndexOf(words, "--out") + 1];
            if (
                words.Intersect(["import", "demo", "simulate", "laboratory"], StringComparer.Ordinal).Any()
                && Directory.Exists(made)
            )
            {
                Directory.Delete(made, recursive: true);
            }

            var run = await CommandRun.Of(words);
            Assert.True(run.ExitCode == 0, $"{document}: {command}\n{run.Error}");
            count++;
        }

        Assert.True(count >= 15, "The documents lost their commands.");
    }

    private static IEnumerable<(string Document, string Command)> Commands(string document) =>
        from line in File.ReadLines(Path.Combine(Repository.Root, document))
        from prompt in Prompts
        where line.StartsWith(prompt, StringComparison.Ordinal)
        select (document, line[prompt.Length..].Split('#')[0].Trim());

    private string[] Words(string command)
    {
        var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = words[0] is "study" or "cluster" ? 2 : 1; i < words.Length; i++)
        {
            var isName = !words[i].StartsWith('-') && !OptionsWithWords.Contains(words[i - 1], StringComparer.Ordinal);
            words[i] =
                isName || words[i - 1] is "--map" ? Known(words[i]) ?? (isName ? folder.At(words[i]) : words[i])
                : words[i - 1] is "--norm" && words[i].Contains(',', StringComparison.Ordinal) ? folder.At(words[i])
                : words[i];
        }

        // The documents' study is measured a dozen times: fewer people show the same. So do fewer virtual ones.
        for (var i = 1; i < words.Length; i++)
        {
            words[i] = words[i - 1] is "--people" && words[0] is "simulate" ? "20" : words[i];
        }

        return words[0] is "demo" && !words.Contains("--people", StringComparer.Ordinal)
            ? [.. words, "--people", "3"]
            : words;
    }

    // What stands in the documents for a reader's own files, and the names of the public ones.
    private static string? Known(string word) =>
        word switch
        {
            "TABLE.csv" or "表.csv" or "essen_sample_raw.csv" => Path.Combine(
                SharedData.Folder("rpn_qst_rsfmri"),
                "qst",
                "essen_sample_raw.csv"
            ),
            "bochum_sample_raw.csv" => Path.Combine(SharedData.Folder("rpn_qst_rsfmri"), "qst", word),
            "PainThresholds.csv" => Path.Combine(SharedData.Folder("qst_lotsch"), word),
            "ds005883_trials.csv" => Path.Combine(SharedData.Folder("openneuro_ds005883_repeated_heat"), word),
            "ds000140_trials.csv" => Path.Combine(SharedData.Folder("openneuro_ds000140_heat"), word),
            "adaptive_trials.csv" => Path.Combine(SharedData.Folder("openneuro_ds001785_tactile"), word),
            "vibro_exp3.csv" => Path.Combine(SharedData.Folder("tactile_mixedpsy"), word),
            "participants.tsv" => Path.Combine(SharedData.Folder("openneuro_ds001928_fm"), word),
            "ischaemic_pain_vas.csv" or "mechanical_thresholds_mood.csv" => Path.Combine(
                SharedData.Folder("ischaemic_pain_sleep_fragmentation"),
                word
            ),
            "posturography_bds" => SharedData.Folder(word),
            "people.csv" or "treatments.json" => Path.Combine(Repository.Root, "examples", word),
            "MAP.json" or "マップ.json" => Path.Combine(Repository.Root, "maps", "rpn-essen.json"),
            _ => null,
        };
}
