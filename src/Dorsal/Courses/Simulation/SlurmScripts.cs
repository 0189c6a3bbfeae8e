using System.Globalization;

namespace Dorsal.Courses.Simulation;

/// <summary>Scripts that let a Slurm cluster simulate a cohort: an array of shards, a step that completes it, and their submission.</summary>
/// <remarks>
/// A task that fails is put back into the queue up to three times; one whose node fails is put back by Slurm (<c>--requeue</c>).
/// Either way it goes on with the parts that are there. What ends a task together with its script (a time limit, a cancellation)
/// is not put back; the completion is then cancelled, and submitting again goes on. Tested with a real Slurm of one node.
/// </remarks>
/// <param name="folder">Full path of the results, as the nodes see it.</param>
/// <param name="program">Words that call Dorsal on a node.</param>
/// <param name="options">The options of <c>dorsal simulate</c>, without folder, shard and threads.</param>
/// <param name="shards">Tasks of the array.</param>
public sealed class SlurmScripts(
    string folder,
    IReadOnlyList<string> program,
    IReadOnlyList<string> options,
    int shards
)
{
    /// <summary>The script that submits the others.</summary>
    public const string SubmitName = "submit.sh";

    private const string ShardName = "shard.sbatch";
    private const string CompleteName = "complete.sbatch";

    /// <summary>Writes the three scripts into the folder.</summary>
    /// <returns>The path of the script that submits.</returns>
    public async Task<string> WriteAsync()
    {
        await PartFile.WriteAsync(Path.Combine(folder, ShardName), Shard).ConfigureAwait(false);
        await PartFile.WriteAsync(Path.Combine(folder, CompleteName), Complete).ConfigureAwait(false);
        await PartFile.WriteAsync(Path.Combine(folder, SubmitName), Submit).ConfigureAwait(false);
        return Path.Combine(folder, SubmitName);
    }

    private string Call =>
        string.Join(' ', program.Append("simulate").Concat(options).Append("--out").Append(folder).Select(Quote))
        + " --threads \"${SLURM_CPUS_PER_TASK:-1}\"";

    private string Shard =>
        string.Create(
            CultureInfo.InvariantCulture,
            $$"""
            #!/bin/bash
            #SBATCH --job-name=dorsal
            #SBATCH --array=1-{{shards}}
            #SBATCH --requeue
            #SBATCH --open-mode=append
            #SBATCH --output=dorsal-%A_%a.log
            {{Call}} --shard "$SLURM_ARRAY_TASK_ID/{{shards}}" && exit 0
            code=$?
            if [ "${SLURM_RESTART_COUNT:-0}" -lt 3 ]; then
              scontrol requeue "${SLURM_ARRAY_JOB_ID}_${SLURM_ARRAY_TASK_ID}"
              sleep 60
            fi
            exit $code

            """
        );

    private string Complete =>
        $"""
            #!/bin/bash
            #SBATCH --job-name=dorsal-complete
            #SBATCH --requeue
            #SBATCH --open-mode=append
            #SBATCH --output=dorsal-complete-%j.log
            {Call}

            """;

    // What a cluster wants to be told (account, partition, time, cores) is handed on to both jobs.
    private static string Submit =>
        $$"""
            #!/bin/bash
            set -euo pipefail
            cd "$(dirname "$0")"
            job=$(sbatch --parsable "$@" {{ShardName}})
            sbatch --dependency="afterok:${job%%;*}" --kill-on-invalid-dep=yes "$@" {{CompleteName}}

            """;

    // Inside single quotes a shell changes nothing.
    private static string Quote(string word) =>
        word.Length > 0
        && word.All(c => char.IsAsciiLetterOrDigit(c) || "-_./=+,".Contains(c, StringComparison.Ordinal))
            ? word
            : "'" + word.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
