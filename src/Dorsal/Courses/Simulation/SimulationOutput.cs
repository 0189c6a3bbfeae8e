using System.Globalization;
using System.Text.Json.Nodes;
using Dorsal.Messages;
using Dorsal.People;

namespace Dorsal.Courses.Simulation;

/// <summary>A share of a simulation's parts, for one of several processes.</summary>
/// <param name="Number">Which, 1 to <paramref name="Of"/>.</param>
/// <param name="Of">How many there are.</param>
public sealed record Shard(int Number, int Of)
{
    /// <summary>Whether a part belongs to it.</summary>
    public bool Has(int part) => part % Of == Number - 1;
}

/// <summary>What came of a simulation.</summary>
/// <param name="Parts">Parts in all.</param>
/// <param name="Made">Parts that were made now.</param>
/// <param name="Kept">Parts that were there and whole.</param>
/// <param name="IsComplete">Whether all is there and <c>provenance.json</c> is written.</param>
/// <param name="Notes">What a reader may want to know.</param>
public sealed record SimulationResult(int Parts, int Made, int Kept, bool IsComplete, IReadOnlyList<Note> Notes);

/// <summary>Simulates a cohort into a folder, part by part; a run that was broken off goes on where it was.</summary>
/// <param name="request">What to simulate.</param>
/// <param name="folder">Where to; made if it does not exist.</param>
public sealed class SimulationOutput(SimulationRequest request, string folder)
{
    /// <summary>Name of the file that says what a finished simulation was made of.</summary>
    public const string ProvenanceName = PartLedger.FinalName;

    private readonly PartPlan plan = new(request);
    private readonly Population population = request.Population();
    private readonly PersonModel model = request.Model();
    private readonly List<Note> notes = [];

    /// <summary>Full path of the folder.</summary>
    public string Folder { get; } = Path.GetFullPath(folder);

    /// <summary>Simulates what is not there yet.</summary>
    /// <param name="threads">Blocks of people computed at a time; the bytes do not depend on it.</param>
    /// <param name="shard">The share of the parts to do; null for all, which also closes the simulation.</param>
    /// <param name="progress">Is told the share that is done, 0 to 1; may be null.</param>
    /// <param name="cancellation">Stops between two blocks; finished parts stay.</param>
    /// <exception cref="StudyException">The folder holds another simulation.</exception>
    public async Task<SimulationResult> WriteAsync(
        int threads,
        Shard? shard = null,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default
    )
    {
        var ledger = new PartLedger(Folder, Provenance.Of(request));
        int[] parts = [.. Enumerable.Range(0, plan.Count).Where(part => shard?.Has(part) ?? true)];
        var (made, writing) = (0, Task.CompletedTask);
        try
        {
            for (var i = 0; i < parts.Length; i++)
            {
                var part = parts[i];
                if (await IsWholeAsync(part, ledger, cancellation).ConfigureAwait(false))
                {
                    continue;
                }

                await (made++ == 0 ? ledger.BeginAsync(part) : Task.CompletedTask).ConfigureAwait(false);
                var share = progress is null ? null : new Part(progress, i, parts.Length, plan.People(part));
                var tables = Simulate(part, threads, share, cancellation);

                // While the next people are computed, these are written: two parts are in memory, whatever their number.
                await writing.ConfigureAwait(false);
                writing = Task.Run(() => WriteAsync(part, tables, ledger, cancellation), CancellationToken.None);
            }
        }
        finally
        {
            await writing.ConfigureAwait(false);
        }

        if (shard is null)
        {
            await SimulationDictionary.WriteAsync(Folder, request).ConfigureAwait(false);
            await ledger.CloseAsync(plan.Count).ConfigureAwait(false);
        }

        return new(parts.Length, made, parts.Length - made, shard is null, notes);
    }

    private PartTables Simulate(int part, int threads, Part? progress, CancellationToken cancellation)
    {
        var (first, count) = (plan.First(part), plan.People(part));
        Person[] people = [.. Enumerable.Range(first, count).Select(i => request.Person(i, population))];
        var tables = new PartTables(request, people);
        Parallel.For(
            0,
            ((count - 1) / PartPlan.BlockSize) + 1,
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation },
            block =>
            {
                var start = block * PartPlan.BlockSize;
                var members = people[start..Math.Min(count, start + PartPlan.BlockSize)];
                new FollowedBlock(request, model, members).Follow(now =>
                {
                    cancellation.ThrowIfCancellationRequested();
                    tables.Record(now, start, members.Length);
                });
                progress?.Add(members.Length);
            }
        );
        return tables;
    }

    private async Task WriteAsync(int part, PartTables tables, PartLedger ledger, CancellationToken cancellation)
    {
        var files = new JsonObject();
        foreach (var table in tables.All)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{table.Name}/part-{part:D6}.parquet");
            var hash = await PartFile.WriteAsync(Path.Combine(Folder, name), table, cancellation).ConfigureAwait(false);
            files[name] = new JsonObject { ["Rows"] = table.Rows, ["Sha256"] = hash };
        }

        await ledger.AddAsync(part, files).ConfigureAwait(false);
    }

    private async Task<bool> IsWholeAsync(int part, PartLedger ledger, CancellationToken cancellation)
    {
        foreach (var (name, facts) in ledger.Find(part) ?? [])
        {
            var path = Path.Combine(Folder, name);
            var hash = await PartFile.HashAsync(path, cancellation).ConfigureAwait(false);
            if (hash != facts?["Sha256"]?.GetValue<string>())
            {
                notes.Add(new Note(Grade.Warning, "PartDamaged", new Place(name), name));
                return false;
            }
        }

        return ledger.Find(part) is not null;
    }

    // The share of people done, over all parts of this process.
    private sealed class Part(IProgress<double> inner, int index, int parts, int people)
    {
        private int done;

        public void Add(int count) =>
            inner.Report((index + ((double)Interlocked.Add(ref done, count) / people)) / parts);
    }
}
