using System.Reflection;
using System.Text.Json.Nodes;
using Dorsal.Messages;
using Dorsal.Studies.Tables;
using Dorsal.Units;

namespace Dorsal.Studies.Import;

/// <summary>What a row of the table is.</summary>
internal enum RowIs
{
    /// <summary>A person (in one session).</summary>
    Person,

    /// <summary>A trial.</summary>
    Trial,

    /// <summary>A file with a signal.</summary>
    Signal,
}

/// <summary>How the table is written, as far as the map tells.</summary>
internal sealed record MapTable(
    RowIs Row,
    string? File,
    string? Sheet,
    TableFormat Format,
    bool? DecimalComma,
    IReadOnlyList<string> Missing
);

/// <summary>How participants are found and labelled.</summary>
internal sealed record MapParticipants(
    MapSource Id,
    string Remove,
    string Prefix,
    int Digits,
    MapSource? Age,
    MapSource? Sex,
    MapSource? Group,
    IReadOnlyList<MapPersonColumn> Columns
);

/// <summary>A further column of <c>participants.tsv</c>.</summary>
internal sealed record MapPersonColumn(string Name, MapSource Source, JsonObject Description);

/// <summary>Which rows an entry is for: each column must hold one of its words.</summary>
internal sealed record MapCondition(string Column, IReadOnlyList<string> Words, Place Place);

/// <summary>Trials: columns of values, and what each trial's other cells are.</summary>
internal sealed record MapTrials(
    string Test,
    IReadOnlyList<PatternColumn> Columns,
    IReadOnlyDictionary<string, Unit> Units,
    IReadOnlyDictionary<string, MapSource> Fields,
    MapSource? Session,
    string Acquisition,
    IReadOnlyList<MapCondition> When,
    Place Place
);

/// <summary>An outcome that was computed elsewhere, or a questionnaire's score.</summary>
internal sealed record MapGiven(
    string File,
    string Name,
    string Column,
    JsonObject Sidecar,
    MapSource? Session,
    IReadOnlyList<MapCondition> When,
    Place Place
);

/// <summary>A channel of a signal file.</summary>
internal sealed record MapChannel(string Name, string Column, Unit Unit, string Description);

/// <summary>Signal files.</summary>
internal sealed record MapSignals(
    string Test,
    MapSource File,
    TableFormat Format,
    bool? DecimalComma,
    double SamplingFrequency,
    (string Column, Unit Unit)? Time,
    IReadOnlyList<MapChannel> Channels,
    IReadOnlyDictionary<string, MapSource> Fields,
    MapSource? Session,
    MapSource? Acquisition,
    MapSource? Run,
    Place Place
);

/// <summary>
/// A map: which column of somebody's table is what in a study folder. Its format is described in <c>docs/import.md</c>; it is
/// read strictly, so that a misspelt key is an error and never a column left out.
/// </summary>
public sealed class ImportMap
{
    private const string Prefix = "Dorsal.maps.";
    private const string Extension = ".json";

    internal ImportMap(string name) => Name = name;

    /// <summary>Name of the map: its file's name without extension.</summary>
    public string Name { get; }

    /// <summary>What it is for, as it says itself.</summary>
    public string Description { get; internal init; } = "";

    /// <summary>Names of the maps that ship with the library.</summary>
    public static IReadOnlyList<string> Shipped { get; } =
    [
        .. Assembly
            .GetExecutingAssembly()
            .GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..^Extension.Length])
            .Order(StringComparer.Ordinal),
    ];

    internal JsonObject Study { get; init; } = [];

    internal MapTable Table { get; init; } = null!;

    internal MapParticipants Participants { get; init; } = null!;

    internal MapSource? Session { get; init; }

    internal IReadOnlyList<MapTrials> Trials { get; init; } = [];

    internal IReadOnlyList<MapGiven> Given { get; init; } = [];

    internal MapSignals? Signals { get; init; }

    internal IReadOnlyDictionary<string, JsonObject> Protocol { get; init; } =
        new Dictionary<string, JsonObject>(StringComparer.Ordinal);

    /// <summary>Loads a shipped map by its name, or a map from a file.</summary>
    /// <param name="nameOrPath">Such as <c>rpn-essen</c>, or <c>maps/mine.json</c>.</param>
    /// <exception cref="StudyException">There is no such map, or it is not a map; the note has line, key and remedy.</exception>
    public static ImportMap Load(string nameOrPath)
    {
        var place = new Place(nameOrPath);
        if (Shipped.Contains(nameOrPath, StringComparer.Ordinal))
        {
            return MapReader.Read(Resource(Prefix + nameOrPath + Extension), new Place(nameOrPath + Extension));
        }

        return File.Exists(nameOrPath)
            ? MapReader.Read(TableReader.ReadBytes(nameOrPath, place), new Place(Path.GetFileName(nameOrPath)))
            : throw new StudyException(
                new Note(Grade.Error, "MapNotFound", place, nameOrPath, string.Join(", ", Shipped))
            );
    }

    /// <summary>Reads a map from text.</summary>
    /// <param name="json">The map.</param>
    /// <param name="file">How messages name it.</param>
    /// <exception cref="StudyException">It is not a map; the note has line, key and remedy.</exception>
    public static ImportMap Parse(string json, string file) =>
        MapReader.Read(System.Text.Encoding.UTF8.GetBytes(json), new Place(file));

    private static byte[] Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
