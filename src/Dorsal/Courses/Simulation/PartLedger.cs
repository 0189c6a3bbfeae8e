using System.Globalization;
using System.Text.Json.Nodes;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Writing;

namespace Dorsal.Courses.Simulation;

/// <summary>
/// Remembers which parts of a simulation are whole: while it is under way in a hidden folder, a file a part, so that several
/// processes can work side by side; at the end in <c>provenance.json</c>.
/// </summary>
internal sealed class PartLedger
{
    /// <summary>What a finished simulation was made of, with rows and SHA-256 of its files.</summary>
    public const string FinalName = "provenance.json";

    /// <summary>Folder of what is known while the work is under way.</summary>
    public const string HiddenName = ".dorsal-simulation";

    /// <summary>Where the finished file holds the parts.</summary>
    public const string PartsKey = "Parts";

    private const string RequestName = "request.json";
    private readonly string folder;
    private readonly JsonObject request;
    private readonly string other;
    private readonly JsonArray? finished;

    /// <summary>Opens the ledger of a folder, or begins one.</summary>
    /// <param name="folder">The folder of the results.</param>
    /// <param name="request">The request's description.</param>
    /// <param name="other">Code of the note where the folder holds something else.</param>
    /// <exception cref="StudyException">The folder holds the results of another request.</exception>
    public PartLedger(string folder, JsonObject request, string other = "SimulationOther")
    {
        (this.folder, this.request, this.other) = (folder, request, other);
        if (File.Exists(FinalPath))
        {
            var known = JsonFile.ReadObject(FinalPath, new Place(FinalPath));
            finished = known[PartsKey] as JsonArray;
            known.Remove(PartsKey);
            Compare(known);
        }
        else if (File.Exists(RequestPath))
        {
            Compare(JsonFile.ReadObject(RequestPath, new Place(RequestPath)));
        }
    }

    /// <summary>Whether all was finished before.</summary>
    public bool IsFinished => finished is not null;

    private string FinalPath => Path.Combine(folder, FinalName);

    /// <summary>Full path of the folder of what is under way.</summary>
    public string Hidden => Path.Combine(folder, HiddenName);

    private string RequestPath => Path.Combine(Hidden, RequestName);

    /// <summary>Says whose parts these are, before the first of them is made.</summary>
    /// <remarks>
    /// Shards begin at the same time: each writes a file of its own, the first one put in place counts, the others compare.
    /// </remarks>
    /// <param name="part">The part that is made first: no other process makes it now, so its number makes a name of one's own.</param>
    /// <exception cref="StudyException">Another request was begun in the folder in the meantime.</exception>
    public async Task BeginAsync(int part)
    {
        var own = Path.Combine(Hidden, string.Create(CultureInfo.InvariantCulture, $"request-{part:D6}.json"));
        await PartFile.WriteAsync(own, JsonText.Of(request)).ConfigureAwait(false);
        try
        {
            File.Move(own, RequestPath);
        }
        catch (IOException) when (File.Exists(RequestPath))
        {
            File.Delete(own);
        }

        Compare(JsonFile.ReadObject(RequestPath, new Place(RequestPath)));
    }

    /// <summary>Rows and SHA-256 of a part's files by name, or null where the part is not finished.</summary>
    public JsonObject? Find(int part)
    {
        if (finished is { } all && part < all.Count)
        {
            return (JsonObject?)all[part]?.DeepClone();
        }

        return File.Exists(PartPath(part)) ? JsonFile.ReadObject(PartPath(part), new Place(PartPath(part))) : null;
    }

    /// <summary>Remembers a part.</summary>
    public Task AddAsync(int part, JsonObject files) => PartFile.WriteAsync(PartPath(part), JsonText.Of(files));

    /// <summary>Writes down all parts at the end and puts the hidden folder away.</summary>
    public async Task CloseAsync(int parts)
    {
        var all = (JsonObject)request.DeepClone();
        all[PartsKey] = new JsonArray([.. Enumerable.Range(0, parts).Select(part => (JsonNode?)Find(part))]);
        await PartFile.WriteAsync(FinalPath, JsonText.Of(all)).ConfigureAwait(false);
        if (Directory.Exists(Hidden))
        {
            Directory.Delete(Hidden, recursive: true);
        }
    }

    private string PartPath(int part) =>
        Path.Combine(Hidden, string.Create(CultureInfo.InvariantCulture, $"part-{part:D6}.json"));

    // The first thing that differs is named: a reader sees at once which option to change.
    private void Compare(JsonObject known)
    {
        if (Differences(known, request, "").FirstOrDefault() is { } difference)
        {
            throw new StudyException(
                new Note(Grade.Error, other, new Place(folder), difference.Known, difference.Wanted, difference.Key)
            );
        }
    }

    private static IEnumerable<Difference> Differences(JsonObject known, JsonObject wanted, string path) =>
        from key in known.Select(pair => pair.Key).Union(wanted.Select(pair => pair.Key), StringComparer.Ordinal)
        let name = path.Length == 0 ? key : path + "." + key
        from difference in (known[key], wanted[key]) switch
        {
            (JsonObject a, JsonObject b) => Differences(a, b, name),
            (var a, var b) when a?.ToJsonString() != b?.ToJsonString() =>
            [
                new Difference(name, a?.ToJsonString() ?? "–", b?.ToJsonString() ?? "–"),
            ],
            _ => [],
        }
        select difference;

    private sealed record Difference(string Key, string Known, string Wanted);
}
