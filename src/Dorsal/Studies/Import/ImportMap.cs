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

    /// <summary>Epochs: a file with a matrix of trials cut around stimuli, or some of its trials.</summary>
    Epochs,
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

/// <summary>Guesses that nobody has confirmed yet; a map with any is not imported.</summary>
internal sealed record MapGuesses(IReadOnlyList<string> Keys, Place Place);

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

/// <summary>Matrices of trials cut around stimuli: one row of samples, or one column, a trial.</summary>
/// <param name="Test">Which test they belong to.</param>
/// <param name="File">Source of the file's name.</param>
/// <param name="Variable">Name of the matrix in a MAT file, or null.</param>
/// <param name="Dataset">Path of the data set in an HDF5 file, or null.</param>
/// <param name="AreRows">Whether each row of the matrix is a trial; else each column is.</param>
/// <param name="Format">How a text is written.</param>
/// <param name="DecimalComma">Whether numbers of a text have a decimal comma; null: find out.</param>
/// <param name="SamplingFrequency">Samples a second, Hz.</param>
/// <param name="Begin">Time of the first sample relative to the stimulus, s; not above 0.</param>
/// <param name="Channel">Source of the channel's name, as of a muscle.</param>
/// <param name="Side">Source of the channel's side, or null.</param>
/// <param name="Unit">Unit of the samples.</param>
/// <param name="Trial">Source of the trials that a row is about, such as <c>3</c> or <c>1-20</c>; null: all.</param>
/// <param name="Fields">Sources of the columns of the table of stimuli.</param>
/// <param name="Units">Units of those columns.</param>
/// <param name="Session">Source of the session, or null.</param>
/// <param name="Acquisition">Source of the acquisition, or null.</param>
/// <param name="Run">Source of the run, or null.</param>
/// <param name="Place">Where it stands in the map.</param>
internal sealed record MapEpochs(
    string Test,
    MapSource File,
    MapSource? Variable,
    MapSource? Dataset,
    bool AreRows,
    TableFormat Format,
    bool? DecimalComma,
    Hertz SamplingFrequency,
    Seconds Begin,
    MapSource Channel,
    MapSource? Side,
    Unit Unit,
    MapSource? Trial,
    IReadOnlyDictionary<string, MapSource> Fields,
    IReadOnlyDictionary<string, Unit> Units,
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

    internal MapGuesses Unconfirmed { get; init; } = new([], new Place(""));

    internal IReadOnlyList<MapTrials> Trials { get; init; } = [];

    internal IReadOnlyList<MapGiven> Given { get; init; } = [];

    internal MapSignals? Signals { get; init; }

    internal MapEpochs? Epochs { get; init; }

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
