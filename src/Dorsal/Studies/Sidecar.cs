using System.Text.Json;
using System.Text.Json.Nodes;
using Dorsal.Messages;
using Dorsal.Units;

namespace Dorsal.Studies;

/// <summary>A value of a sidecar with its unit and the file that says so.</summary>
/// <param name="Value">The value as text; numbers in invariant form.</param>
/// <param name="Unit">The unit stated, or null.</param>
/// <param name="File">The sidecar, relative to the study folder.</param>
public sealed record SidecarField(string Value, Unit? Unit, string File);

/// <summary>What the JSON files beside and above a recording say about it, merged key by key; the nearest file wins.</summary>
/// <remarks>The inheritance principle of BIDS 1.10: a sidecar applies to all files below its folder whose names have its entities.</remarks>
public sealed class Sidecar
{
    private readonly Dictionary<string, (JsonNode? Node, string File)> fields = new(StringComparer.Ordinal);

    private Sidecar(IReadOnlyList<string> files) => Files = files;

    /// <summary>A sidecar that says nothing.</summary>
    public static Sidecar Empty { get; } = new([]);

    /// <summary>The files that were merged, from the outermost to the nearest.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>Merges sidecars from the outermost to the nearest.</summary>
    /// <param name="root">The study folder.</param>
    /// <param name="files">Paths relative to it.</param>
    /// <exception cref="StudyException">A file is not a JSON object.</exception>
    public static Sidecar Read(string root, IReadOnlyList<string> files)
    {
        var sidecar = new Sidecar(files);
        foreach (var file in files)
        {
            foreach (var (key, node) in JsonFile.ReadObject(Path.Combine(root, file), new Place(file)))
            {
                sidecar.Merge(key, node, file);
            }
        }

        return sidecar;
    }

    /// <summary>A sidecar that says what an object says.</summary>
    /// <param name="json">The object.</param>
    /// <param name="file">How messages name it.</param>
    internal static Sidecar Of(JsonObject json, string file)
    {
        var sidecar = new Sidecar([file]);
        foreach (var (key, node) in json)
        {
            sidecar.Merge(key, node, file);
        }

        return sidecar;
    }

    /// <summary>A text or number at the top level, or null where it is absent or null.</summary>
    /// <exception cref="StudyException">It is neither a text or number nor one with its unit, or its unit is not known.</exception>
    public SidecarField? Field(string key) =>
        fields.GetValueOrDefault(key) is ({ } node, var file)
            ? ToField(node, file) ?? throw Wrong(node, file, key, "1, \"word\", {\"Value\": 1, \"Units\": \"s\"}")
            : null;

    /// <summary>A field of the object <c>Protocol</c>, or null where it is absent or null.</summary>
    /// <inheritdoc cref="Field"/>
    public SidecarField? Protocol(string name) => Field("Protocol." + name);

    /// <summary>What is wrong with <c>Protocol</c> itself, which must be an object; null where nothing is.</summary>
    internal Note? ProtocolFault =>
        fields.GetValueOrDefault("Protocol") is ({ } node, var file)
            ? Wrong(node, file, "Protocol", "{\"NAME\": VALUE}").Note
            : null;

    /// <summary>The object <c>Protocol</c> as one text, equal for recordings that were made by the same protocol.</summary>
    public string ProtocolText =>
        string.Join(
            ';',
            ProtocolNames
                .Order(StringComparer.Ordinal)
                .Select(name => $"{name}={fields["Protocol." + name].Node?.ToJsonString() ?? "null"}")
        );

    /// <summary>All names in the object <c>Protocol</c>.</summary>
    public IEnumerable<string> ProtocolNames =>
        fields
            .Keys.Where(k => k.StartsWith("Protocol.", StringComparison.Ordinal))
            .Select(k => k["Protocol.".Length..]);

    /// <summary>A property of a column's description (<c>Units</c>, <c>Description</c>), or null where it is absent or null.</summary>
    /// <exception cref="StudyException">It is neither a text nor a number.</exception>
    public string? Column(string column, string property) =>
        fields.TryGetValue(column, out var field) && field.Node is JsonObject description
            ? Scalar(description[property])
                ?? (
                    description[property] is { } node
                        ? throw Wrong(node, field.File, $"{column}.{property}", "\"word\"")
                        : null
                )
            : null;

    /// <summary>The file that states a top-level key, or null where none does.</summary>
    public string? FileOf(string key) => fields.TryGetValue(key, out var field) ? field.File : null;

    /// <summary>A list of texts at the top level, such as <c>Columns</c>; empty where it is absent or null.</summary>
    /// <exception cref="StudyException">It is no list.</exception>
    public IReadOnlyList<string> List(string key) =>
        fields.GetValueOrDefault(key) switch
        {
            (JsonArray array, _) => [.. array.Select(item => Scalar(item) ?? "")],
            ({ } node, var file) => throw Wrong(node, file, key, "[\"word\"]"),
            _ => [],
        };

    private void Merge(string key, JsonNode? node, string file)
    {
        if (key == "Protocol" && node is JsonObject protocol)
        {
            foreach (var (name, value) in protocol)
            {
                fields["Protocol." + name] = (value, file);
            }
        }
        else
        {
            fields[key] = (node, file);
        }
    }

    private static StudyException Wrong(JsonNode node, string file, string key, string expected) =>
        new(new Note(Grade.Error, "SidecarFieldWrong", new Place(file, null, key), node.ToJsonString(), expected));

    private static SidecarField? ToField(JsonNode? node, string file) =>
        node is JsonObject quantity
            ? Scalar(quantity["Value"]) is { } value
                ? new SidecarField(value, UnitOf(quantity, file), file)
                : null
            : Scalar(node) is { } text
                ? new SidecarField(text, null, file)
                : null;

    private static Unit? UnitOf(JsonObject quantity, string file)
    {
        var code = Scalar(quantity["Units"]);
        return code is null ? null
            : Unit.TryParse(code, out var unit) ? unit
            : throw new StudyException(
                new Note(Grade.Error, "UnitUnknown", new Place(file), code, string.Join(", ", Unit.Codes))
            );
    }

    private static string? Scalar(JsonNode? node) =>
        node is JsonValue value
            ? value.GetValueKind() switch
            {
                JsonValueKind.String => value.GetValue<string>(),
                JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.ToJsonString(),
                _ => null,
            }
            : null;
}
