using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Dorsal.Laboratory.Example;

namespace Dorsal.Benchmarks;

/// <summary>
/// Large made-up studies through the <c>dorsal measure</c> command: how many people a second, and whether memory grows with them.
/// </summary>
/// <remarks>Ten tests from trial tables a person, one visit, no questionnaires and diaries; 200 people also have raw sway and pressure ramps.</remarks>
internal static class LargeStudy
{
    public const string Verb = "large";

    private const int PeopleWithSignals = 200;
    private const ulong Seed = 3;
    private const double Mebi = 1024 * 1024;

    /// <summary>Makes and measures a study for each number of people, and prints a row for each.</summary>
    public static void Run(string folder, IEnumerable<int> sizes)
    {
        Console.WriteLine("| people | findings | seconds | people/s | peak memory, MiB |");
        Console.WriteLine("|---:|---:|---:|---:|---:|");
        foreach (var people in sizes)
        {
            var study = Path.Combine(folder, Text($"study-{people}"));
            if (!Directory.Exists(study))
            {
                var size = new ExampleSize(people / 2, Sessions: 1)
                {
                    PeopleWithSignals = PeopleWithSignals,
                    WithForms = false,
                };
                ExampleStudy.Write(study, size, Seed);
            }

            var (findings, seconds, peak) = Measure(study, Path.Combine(folder, Text($"measured-{people}")));
            Console.WriteLine(
                Text($"| {people} | {findings} | {seconds:0.0} | {people / seconds:0} | {peak / Mebi:0} |")
            );
        }
    }

    private static (int Findings, double Seconds, long PeakBytes) Measure(string study, string results)
    {
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", [Command, "measure", study, "--out", results, "--no-pages", "--json"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            }
        )!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var output = process.StandardOutput.ReadToEndAsync();
        long peak = 0;
        while (!process.WaitForExit(100))
        {
            process.Refresh();
            peak = Math.Max(peak, process.HasExited ? 0 : process.PeakWorkingSet64);
        }

        var seconds = watch.Elapsed.TotalSeconds;
        using var summary = JsonDocument.Parse(output.Result);
        return (summary.RootElement.GetProperty("findings").GetInt32(), seconds, peak);
    }

    // Built together with the benchmarks, which refer to it.
    private static string Command => Path.Combine(AppContext.BaseDirectory, "Dorsal.Cli.dll");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
