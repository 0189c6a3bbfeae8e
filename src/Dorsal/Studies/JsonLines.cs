using System.Globalization;
using System.Text.Json;

namespace Dorsal.Studies;

/// <summary>Finds the line on which each value of a JSON text stands. Also reads every text once, so that none is broken.</summary>
internal static class JsonLines
{
    private static readonly JsonReaderOptions Options = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>Line by path, such as <c>Trials[0].Units</c>; counted from 1.</summary>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    /// <exception cref="InvalidOperationException">A text holds half a surrogate pair.</exception>
    public static IReadOnlyDictionary<string, int> Of(byte[] utf8)
    {
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(utf8, Options);
        var levels = new Stack<(string Path, int Index)>();
        var name = "";
        var line = 1;
        var counted = 0;
        while (reader.Read())
        {
            var start = (int)reader.TokenStartIndex;
            line += utf8.AsSpan(counted, start - counted).Count((byte)'\n');
            counted = start;
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                name = reader.GetString()!;
            }
            else if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                levels.Pop();
            }
            else
            {
                var path = Enter(levels, name);
                lines.TryAdd(path, line);
                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                {
                    levels.Push((path, reader.TokenType == JsonTokenType.StartArray ? 0 : -1));
                }
                else if (reader.TokenType == JsonTokenType.String)
                {
                    _ = reader.GetString();
                }
            }
        }

        return lines;
    }

    private static string Enter(Stack<(string Path, int Index)> levels, string name)
    {
        if (levels.Count == 0)
        {
            return "";
        }

        var (path, index) = levels.Pop();
        levels.Push((path, index < 0 ? index : index + 1));
        return index >= 0 ? string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]")
            : path.Length == 0 ? name
            : $"{path}.{name}";
    }
}
