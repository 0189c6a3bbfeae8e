using System.Text;
using Dorsal.Tests.House;

namespace Dorsal.Tests.Numerics;

/// <summary>The table for docs/recovery.md.</summary>
internal static class RecoveryTable
{
    public static string Markdown(IEnumerable<RecoveryRow> rows, int replicates = Recovery.Replicates)
    {
        var text = new StringBuilder()
            .Append("Each row: ")
            .Append(replicates)
            .Append(" simulated persons, fixed before the run. ")
            .Append(
                "Bias in trial SD (turning points: in noise SD, without noise in steps; Hedges' g: in g; SEM: in true SEM). "
            )
            .Append("Strata: number of censored trials, or eighth of the ladder cell in which the threshold lies; ")
            .Append("only strata of 100 or more. Required from n = 5: |bias| <= 0.1, coverage 92-99 %.\n\n")
            .Append("| Estimator | Condition | Bias | Worst stratum bias | Coverage % | Worst stratum coverage % ")
            .Append("| In strata > 99 % covered, % | SE / RMS error | Without interval % | Verdict |\n")
            .Append("|---|---|---:|---:|---:|---:|---:|---:|---:|---|\n");
        foreach (var row in rows)
        {
            text.Append(row.Markdown).Append('\n');
        }
        return text.ToString();
    }

    /// <summary>Rows whose verdict in docs/recovery.md is not the one measured, or that are not there.</summary>
    public static IEnumerable<string> NotDocumented(IEnumerable<RecoveryRow> rows)
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "recovery.md"));
        return rows.Where(row =>
                !lines.Any(line =>
                    line.StartsWith($"| {row.Estimator} | {row.Condition} |", StringComparison.Ordinal)
                    && line.EndsWith($"| {row.Verdict} |", StringComparison.Ordinal)
                )
            )
            .Select(row => row.Markdown);
    }
}
