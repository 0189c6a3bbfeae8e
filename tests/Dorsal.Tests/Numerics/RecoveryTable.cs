using System.Text;

namespace Dorsal.Tests.Numerics;

/// <summary>The table for docs/recovery.md.</summary>
internal static class RecoveryTable
{
    public static string Markdown(IEnumerable<RecoveryRow> rows)
    {
        var text = new StringBuilder()
            .Append("Each row: ")
            .Append(Recovery.Replicates)
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
}
