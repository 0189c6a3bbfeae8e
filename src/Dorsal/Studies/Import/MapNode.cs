using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dorsal.Messages;

namespace Dorsal.Studies.Import;

/// <summary>
/// An object of a map, read strictly: each key is asked for by name, and at the end a key that nobody asked for is an error with the
/// nearest known one.
/// </summary>
internal sealed class MapNode
{
    private readonly JsonObject json;
    private readonly string path;
    private readonly string file;
    private readonly IReadOnlyDictionary<string, int> lines;
    private readonly NodeNotes codes;
    private readonly SortedSet<string> known = new(StringComparer.Ordinal);

    public MapNode(
        JsonObject json,
        string path,
        string file,
        IReadOnlyDictionary<string, int> lines,
        NodeNotes? codes = null
    ) =>
        (this.json, this.path, this.file, this.lines, this.codes) = (json, path, file, lines, codes ?? NodeNotes.OfMap);

    /// <summary>Where the object stands.</summary>
    public Place Place => PlaceOf("");

    /// <summary>The keys that there are.</summary>
    public IEnumerable<string> Keys => json.Select(pair => pair.Key);

    /// <summary>Whether a key's value is an object.</summary>
    public bool IsObject(string key) => json[key] is JsonObject;

    /// <summary>Whether a key's value is a text.</summary>
    public bool IsText(string key) => IsText(json[key]);

    /// <summary>Where a key's value stands.</summary>
    public Place PlaceOf(string key)
    {
        var full = key.Length == 0 ? path : PathOf(key);
        return new Place(file, lines.TryGetValue(full, out var line) ? line : null, full.Length == 0 ? null : full);
    }

    /// <summary>A text, or null where the key is absent.</summary>
    public string? Text(string key) =>
        Find(key) switch
        {
            null => null,
            JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
            JsonValue value when value.GetValueKind() == JsonValueKind.Number => value.ToJsonString(),
            _ => throw Wrong(key, "text"),
        };

    /// <summary>A text that must be there and not be empty.</summary>
    public string RequiredText(string key) => Text(key) is { Length: > 0 } text ? text : throw Missing(key);

    /// <summary>true or false, or null where the key is absent.</summary>
    public bool? Flag(string key) =>
        Find(key) switch
        {
            null => null,
            JsonValue value when value.GetValueKind() is JsonValueKind.True or JsonValueKind.False =>
                value.GetValueKind() == JsonValueKind.True,
            _ => throw Wrong(key, "true, false"),
        };

    /// <summary>A whole number within limits, or null where the key is absent.</summary>
    public int? Count(string key, int lowest, int highest)
    {
        var node = Find(key);
        return node is null ? null
            : node is JsonValue value
            && value.GetValueKind() == JsonValueKind.Number
            && int.TryParse(value.ToJsonString(), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count >= lowest
            && count <= highest
                ? count
            : throw Wrong(key, string.Create(CultureInfo.InvariantCulture, $"{lowest}..{highest}"));
    }

    /// <summary>A number within limits, or null where the key is absent.</summary>
    public double? Number(string key, double lowest, double highest)
    {
        var node = Find(key);
        return node is null ? null
            : node is JsonValue value
            && value.GetValueKind() == JsonValueKind.Number
            && value.TryGetValue<double>(out var number)
            && number >= lowest
            && number <= highest
                ? number
            : throw Wrong(key, string.Create(CultureInfo.InvariantCulture, $"{lowest}..{highest}"));
    }

    /// <summary>One text or a list of texts; empty where the key is absent.</summary>
    public IReadOnlyList<string> Texts(string key) =>
        Find(key) switch
        {
            null => [],
            JsonArray list when list.All(IsText) => [.. list.Select(item => item!.GetValue<string>())],
            JsonValue value when IsText(value) => [value.GetValue<string>()],
            _ => throw Wrong(key, "text, [text, ...]"),
        };

    /// <summary>A translation of texts, or null where the key is absent.</summary>
    public IReadOnlyDictionary<string, string>? Levels(string key)
    {
        var node = Object(key);
        return node?.Keys.ToDictionary(
            name => name,
            name => node.Text(name) ?? throw node.Wrong(name, "text"),
            StringComparer.Ordinal
        );
    }

    /// <summary>An object, or null where the key is absent.</summary>
    public MapNode? Object(string key) =>
        Find(key) switch
        {
            null => null,
            JsonObject value => new MapNode(value, PathOf(key), file, lines, codes),
            _ => throw Wrong(key, "{ }"),
        };

    /// <summary>A list of objects; empty where the key is absent.</summary>
    public IReadOnlyList<MapNode> Objects(string key) =>
        Find(key) switch
        {
            null => [],
            JsonArray list when list.All(item => item is JsonObject) =>
            [
                .. list.Select(
                    (item, i) =>
                        new MapNode(
                            (JsonObject)item!,
                            string.Create(CultureInfo.InvariantCulture, $"{PathOf(key)}[{i}]"),
                            file,
                            lines,
                            codes
                        )
                ),
            ],
            _ => throw Wrong(key, "[ { }, ... ]"),
        };

    /// <summary>An object as it stands, or null where the key is absent.</summary>
    public JsonObject? Raw(string key) =>
        Find(key) switch
        {
            null => null,
            JsonObject value => value,
            _ => throw Wrong(key, "{ }"),
        };

    /// <summary>Where a text comes from, or null where the key is absent; see <see cref="MapSource"/>.</summary>
    public MapSource? Source(string key)
    {
        if (Find(key) is JsonValue)
        {
            return MapSource.OfConstant(Text(key)!, PlaceOf(key));
        }

        var node = Object(key);
        var source = node?.AsSource();
        node?.Close();
        return source;
    }

    /// <summary>This object as a source of texts; the caller closes it.</summary>
    public MapSource AsSource()
    {
        var (column, template) = (Text("Column"), Text("Template"));
        var levels = Levels("Levels");
        var pieces =
            column is not null && template is null ? [new SourcePiece(true, column)]
            : template is not null && column is null
                ? MapSource.Split(template) ?? throw Wrong("Template", "{Column}_{Column}")
            : throw Missing("Column");
        return new MapSource(pieces, levels, Place);
    }

    /// <summary>Refuses keys that nobody asked for.</summary>
    /// <exception cref="StudyException">There are some; each note names the nearest known key.</exception>
    public void Close()
    {
        Note[] unknown =
        [
            .. Keys.Where(key => !known.Contains(key)).Select(key => Unknown(key, Spelling.Nearest(key, known)).Note),
        ];
        if (unknown.Length > 0)
        {
            throw new StudyException(unknown);
        }
    }

    /// <summary>A value that the map must not have.</summary>
    public StudyException Wrong(string key, string expected) =>
        new(
            new Note(
                Grade.Error,
                codes.ValueWrong,
                PlaceOf(key),
                json[key]?.ToJsonString() ?? "null",
                expected,
                PathOf(key)
            )
        );

    /// <summary>A key that the map must have; where another key looks like a misspelling of it, that one is named.</summary>
    public StudyException Missing(string key)
    {
        var misspelt = Keys.FirstOrDefault(other => !known.Contains(other) && Spelling.IsLike(other, key));
        return misspelt is null
            ? new StudyException(
                new Note(Grade.Error, codes.KeyMissing, Place, key, null, path.Length == 0 ? file : path)
            )
            : Unknown(misspelt, key);
    }

    private StudyException Unknown(string key, string nearest) =>
        new(new Note(Grade.Error, codes.KeyUnknown, PlaceOf(key), key, string.Join(", ", known), nearest));

    private JsonNode? Find(string key)
    {
        known.Add(key);
        return json.TryGetPropertyValue(key, out var node) ? node ?? throw Wrong(key, "text, { }, [ ]") : null;
    }

    private string PathOf(string key) => path.Length == 0 ? key : $"{path}.{key}";

    private static bool IsText(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.String;
}
