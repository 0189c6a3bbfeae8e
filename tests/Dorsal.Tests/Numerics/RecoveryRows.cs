using System.Collections.Concurrent;

namespace Dorsal.Tests.Numerics;

/// <summary>Gathers rows of whole analyses for the documentation, where <c>DORSAL_RECOVERY_TABLE</c> asks for them.</summary>
internal static class RecoveryRows
{
    private static readonly ConcurrentBag<RecoveryRow> Kept = [];
    private static readonly Lock Writing = new();

    public static void Keep(RecoveryRow row, int replicates)
    {
        Kept.Add(row);
        if (Environment.GetEnvironmentVariable("DORSAL_RECOVERY_TABLE") is { Length: > 0 } path)
        {
            var rows = Kept.OrderBy(r => r.Estimator, StringComparer.Ordinal)
                .ThenBy(r => r.Condition.Length)
                .ThenBy(r => r.Condition, StringComparer.Ordinal);
            // Classes of tests run side by side.
            lock (Writing)
            {
                File.WriteAllText(path + ".laboratory", RecoveryTable.Markdown(rows, replicates));
            }
        }
    }
}
