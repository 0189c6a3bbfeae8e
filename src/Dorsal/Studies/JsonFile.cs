using System.Text.Json;
using System.Text.Json.Nodes;
using Dorsal.Messages;
using Dorsal.Studies.Tables;

namespace Dorsal.Studies;

/// <summary>Reads JSON objects with errors that name file and line.</summary>
internal static class JsonFile
{
    private static readonly JsonDocumentOptions Options = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
    };

    /// <summary>The object in a file.</summary>
    /// <exception cref="StudyException">The file cannot be read, is not JSON, or is not an object.</exception>
    public static JsonObject ReadObject(string path, Place place)
    {
        var (text, _) = TextDecoding.Decode(TableReader.ReadBytes(path, place), place);
        try
        {
            return JsonNode.Parse(text, documentOptions: Options) as JsonObject
                ?? throw new StudyException(new Note(Grade.Error, "JsonNotObject", place));
        }
        catch (JsonException fault)
        {
            var line = fault.LineNumber is { } zeroBased ? (int)zeroBased + 1 : (int?)null;
            throw new StudyException(new Note(Grade.Error, "JsonBroken", place with { Line = line }), fault);
        }
    }
}
