using System.Diagnostics;
using System.Text.Json;

namespace Dorsal.Benchmarks;

/// <summary>Runs <c>dorsal measure</c> as a process of its own: how many findings, how long, and how much memory at most.</summary>
internal static class MeasureRun
{
    /// <summary>Measures a study; results go to a folder.</summary>
    public static (int Findings, double Seconds, long PeakBytes) Of(string study, string results)
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
}
