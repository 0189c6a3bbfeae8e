using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Dorsal.Messages;
using Dorsal.People;
using Dorsal.Studies;

namespace Dorsal.Courses.Simulation;

/// <summary>
/// A finished simulation, read part by part. People are drawn again from seed and number, with what is stored of them held; that
/// they come out with the traits that are stored shows that it is the same model.
/// </summary>
public sealed class SimulationFolder
{
    private readonly JsonArray parts;
    private readonly Population population;

    private SimulationFolder(string folder, JsonObject provenance, JsonArray parts, string hash)
    {
        (Folder, Provenance, this.parts, Hash) = (folder, provenance, parts, hash);
        Request = SimulationRecord.RequestOf(provenance, ProvenancePath(folder));
        population = Request.Population();
    }

    /// <summary>Full path of the folder.</summary>
    public string Folder { get; }

    /// <summary>
    /// The request, as far as it is in the provenance: not the table of known people (they are in the parts), nor the treatments.
    /// </summary>
    public SimulationRequest Request { get; }

    /// <summary>Its parts.</summary>
    public int Parts => parts.Count;

    /// <summary>What the simulation says of itself, without its parts.</summary>
    internal JsonObject Provenance { get; }

    /// <summary>SHA-256 of that file.</summary>
    internal string Hash { get; }

    /// <summary>Opens a folder of <c>dorsal simulate</c>.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="StudyException">There is none, it is not finished, or another model made it.</exception>
    public static SimulationFolder Open(string folder)
    {
        var full = Path.GetFullPath(folder);
        var path = ProvenancePath(full);
        if (!Directory.Exists(full))
        {
            throw new StudyException(new Note(Grade.Error, "FolderMissing", new Place(folder), folder));
        }

        if (!File.Exists(path))
        {
            throw Directory.Exists(Path.Combine(full, PartLedger.HiddenName))
                ? new StudyException(new Note(Grade.Error, "SimulationUnfinished", new Place(folder), folder))
                : new StudyException(
                    new Note(Grade.Error, "SimulationMissing", new Place(folder), folder, PartLedger.FinalName)
                );
        }

        var provenance = JsonFile.ReadObject(path, new Place(path));
        var listed = SimulationRecord.Of<JsonArray>(provenance, PartLedger.PartsKey, path);
        provenance.Remove(PartLedger.PartsKey);
        var model = SimulationRecord.Of<string>(provenance, "ModelSha256", path);
        return model == Simulation.Provenance.ModelHash
            ? new SimulationFolder(
                full,
                provenance,
                listed,
                Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)))
            )
            : throw new StudyException(
                new Note(
                    Grade.Error,
                    "SimulationOtherModel",
                    new Place(path, null, "ModelSha256"),
                    model[..Math.Min(12, model.Length)],
                    Simulation.Provenance.ModelHash[..12]
                )
            );
    }

    /// <summary>Reads a part: what is in memory at once.</summary>
    /// <param name="part">Its number, from 0.</param>
    /// <param name="cancellation">Stops between two files.</param>
    /// <exception cref="StudyException">A file is missing or not what was written, or people come out otherwise than they were.</exception>
    public async Task<SimulatedPart> ReadAsync(int part, CancellationToken cancellation)
    {
        await CheckAsync(part, cancellation).ConfigureAwait(false);
        var (people, arms) = await PeopleAsync(PathOf("people", part), cancellation).ConfigureAwait(false);
        var visits = Request.Visits.Count;
        var table = await PartTable.OpenAsync(PathOf("states", part), cancellation).ConfigureAwait(false);
        await using (table.ConfigureAwait(false))
        {
            await RowsAsync(table, people, Request.Visits, PathOf("states", part), cancellation).ConfigureAwait(false);
            var states = new List<double[]>();
            foreach (var state in SnakeCase.All<State>())
            {
                states.Add(await table.NumbersAsync<double>(state, cancellation).ConfigureAwait(false));
            }

            var injuries = await table.NumbersAsync<int>("new_injuries", cancellation).ConfigureAwait(false);
            var pain = Request.KeepsDailyPain
                ? await PainAsync(people, PathOf("pain", part), cancellation).ConfigureAwait(false)
                : null;
            return new SimulatedPart(people, arms, visits, states, injuries, pain);
        }
    }

    private static string ProvenancePath(string folder) => Path.Combine(folder, PartLedger.FinalName);

    private string PathOf(string table, int part) =>
        Path.Combine(Folder, table, string.Create(CultureInfo.InvariantCulture, $"part-{part:D6}.parquet"));

    private async Task CheckAsync(int part, CancellationToken cancellation)
    {
        var files = parts[part] as JsonObject;
        if (files is not { Count: > 0 })
        {
            throw new StudyException(
                new Note(
                    Grade.Error,
                    "SimulationBroken",
                    new Place(ProvenancePath(Folder)),
                    $"part {part.ToString(CultureInfo.InvariantCulture)}"
                )
            );
        }

        foreach (var (name, facts) in files)
        {
            var hash = await PartFile.HashAsync(Path.Combine(Folder, name), cancellation).ConfigureAwait(false);
            if (hash != facts?["Sha256"]?.GetValue<string>())
            {
                throw new StudyException(new Note(Grade.Error, "SimulationPartDamaged", new Place(name), name));
            }
        }
    }

    private async Task<(Person[] People, string[] Arms)> PeopleAsync(string path, CancellationToken cancellation)
    {
        var table = await PartTable.OpenAsync(path, cancellation).ConfigureAwait(false);
        await using (table.ConfigureAwait(false))
        {
            var ids = await table.NumbersAsync<long>("person", cancellation).ConfigureAwait(false);
            var arms = await table.WordsAsync("arm", cancellation).ConfigureAwait(false);
            var covariates = new Dictionary<Covariate, double[]>();
            foreach (var covariate in Enum.GetValues<Covariate>())
            {
                covariates[covariate] = await table
                    .NumbersAsync<double>(SnakeCase.Of(covariate), cancellation)
                    .ConfigureAwait(false);
            }

            var genes = new Dictionary<string, int[]>(StringComparer.Ordinal);
            foreach (var gene in Gene.All)
            {
                genes[gene.Name] = await table.NumbersAsync<int>(gene.Name, cancellation).ConfigureAwait(false);
            }

            KnownPerson Known(int i) =>
                new(
                    (ulong)ids[i],
                    covariates.ToDictionary(pair => pair.Key, pair => (double?)pair.Value[i]),
                    genes.ToDictionary(pair => pair.Key, pair => (int?)pair.Value[i], StringComparer.Ordinal)
                );
            Person[] people = [.. ids.Select((id, i) => population.Draw((ulong)id, Known(i)))];
            await SameAsync(table, people, path, cancellation).ConfigureAwait(false);
            return (people, arms);
        }
    }

    // Traits follow from all that was drawn: were the draw or the model another, they would differ.
    private static async Task SameAsync(PartTable table, Person[] people, string path, CancellationToken cancellation)
    {
        var drawn = Array.ConvertAll(people, person => Traits.Of(person, ModelConstants.Default));
        foreach (var trait in Enum.GetValues<Trait>())
        {
            var column = "trait_" + SnakeCase.Of(trait);
            var stored = await table.NumbersAsync<double>(column, cancellation).ConfigureAwait(false);
            for (var i = 0; i < people.Length; i++)
            {
                if (!stored[i].Equals(drawn[i][(int)trait]))
                {
                    throw new StudyException(
                        new Note(
                            Grade.Error,
                            "SimulationPersonDiffers",
                            new Place(path, null, column),
                            stored[i].ToString("R", CultureInfo.InvariantCulture),
                            drawn[i][(int)trait].ToString("R", CultureInfo.InvariantCulture),
                            people[i].Id.ToString(CultureInfo.InvariantCulture)
                        )
                    );
                }
            }
        }
    }

    private async Task<float[]> PainAsync(Person[] people, string path, CancellationToken cancellation)
    {
        var table = await PartTable.OpenAsync(path, cancellation).ConfigureAwait(false);
        await using (table.ConfigureAwait(false))
        {
            int[] days = [.. Enumerable.Range(0, Request.Days + 1)];
            await RowsAsync(table, people, days, path, cancellation).ConfigureAwait(false);
            return await table.NumbersAsync<float>("pain", cancellation).ConfigureAwait(false);
        }
    }

    // The rows are the people's days, person by person: what the reader counts on.
    private static async Task RowsAsync(
        PartTable table,
        Person[] people,
        IReadOnlyList<int> days,
        string path,
        CancellationToken cancellation
    )
    {
        var ids = await table.NumbersAsync<long>("person", cancellation).ConfigureAwait(false);
        var stored = await table.NumbersAsync<int>("day", cancellation).ConfigureAwait(false);
        var fits =
            ids.Length == people.Length * days.Count
            && Enumerable
                .Range(0, ids.Length)
                .All(row => (ulong)ids[row] == people[row / days.Count].Id && stored[row] == days[row % days.Count]);
        if (!fits)
        {
            throw new StudyException(new Note(Grade.Error, "SimulationRowsOther", new Place(path), path));
        }
    }
}
