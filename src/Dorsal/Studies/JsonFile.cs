using System.Text;
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
    public static JsonObject ReadObject(string path, Place place) =>
        ParseObject(TableReader.ReadBytes(path, place), place).Json;

    /// <summary>The object in the bytes of a file, and the line of each of its values by path, such as <c>Trials[0].Units</c>.</summary>
    /// <exception cref="StudyException">It is not JSON, or not an object.</exception>
    public static (JsonObject Json, IReadOnlyDictionary<string, int> Lines) ParseObject(byte[] bytes, Place place)
    {
        var (text, _) = TextDecoding.Decode(bytes, place);
        try
        {
            var json =
                JsonNode.Parse(text, documentOptions: Options) as JsonObject
                ?? throw new StudyException(new Note(Grade.Error, "JsonNotObject", place));
            return (json, JsonLines.Of(Encoding.UTF8.GetBytes(text)));
        }
        catch (JsonException fault)
        {
            var line = fault.LineNumber is { } zeroBased ? (int)zeroBased + 1 : (int?)null;
            throw new StudyException(new Note(Grade.Error, "JsonBroken", place with { Line = line }), fault);
        }
        catch (InvalidOperationException fault)
        {
            // A text with half a surrogate pair (\ud800) is valid JSON but no text.
            throw new StudyException(new Note(Grade.Error, "JsonBroken", place), fault);
        }
    }
}
