using System.Text;
using System.Text.Json.Nodes;
using Dorsal.Numerics;
using Dorsal.Parameters;

namespace Dorsal.Tests.Fuzz;

/// <summary>Damages what a JSON file of a study says.</summary>
/// <param name="kind">Kind of the study, such as <c>thermal_qst</c>.</param>
/// <param name="bytes">The file.</param>
/// <param name="touched">Whose findings may change; null: everybody's.</param>
/// <param name="random">What is random in it.</param>
internal sealed class DamagedSidecar(string kind, byte[] bytes, IReadOnlyList<string>? touched, RandomStream random)
{
    // None is a text, a number or a unit.
    private static readonly string[] NoTexts = ["null", "[]", "{}", "[\"Cel\"]"];

    private readonly string text = Encoding.UTF8.GetString(bytes);

    /// <summary>One damage, or null where the file has nothing that it could hit.</summary>
    public Damage? Next() =>
        random.NextInt(8) switch
        {
            0 => Of("no object", random.Pick(["[]", "3", "null", "\"x\"", "", "{", "{}}", "// x"]), Owed.File),
            // An empty object has no key to say twice.
            1 when !text.Contains(':', StringComparison.Ordinal) => null,
            1 => Of("a key twice", text.Insert(1, text[1..(text.IndexOf(':') + 1)] + "1,"), Owed.File),
            2 => Of("half a character", text.Insert(1, "\"\\ud800\": \"\\udc00\", "), Owed.File),
            3 => Of("too deep", text.Insert(1, $"\"x\": {new string('[', 100)}{new string(']', 100)}, "), Owed.File),
            4 or 5 => Unit(),
            6 => Protocol(),
            _ => Field(),
        };

    private Damage? Unit()
    {
        var json = Parsed();
        var columns = json.Where(p => p.Value is JsonObject o && o.ContainsKey("Units")).Select(p => p.Key).ToList();
        if (columns.Count == 0)
        {
            return null;
        }

        var column = random.Pick(columns);
        var (what, unit) = random.Pick<(string, string?)>([
            ("an unknown unit", "\"furlong\""),
            ("an unknown unit", "\"=1+1\""),
            ("an unknown unit", "\"cel\""),
            ("a unit that is a number", "5"),
            ("a unit of something else", "\"Pa/s\""),
            ("no unit", null),
            ("a unit that is no text", random.Pick(NoTexts)),
            ("an unstated unit", "\"unstated\""),
        ]);
        // A unit of a button says nothing, and given values may have any unit that there is.
        var isFree = column == "button" || (what is not "an unknown unit" && kind == "phenotype");
        if (unit is null)
        {
            ((JsonObject)json[column]!).Remove("Units");
        }
        else
        {
            json[column]!["Units"] = JsonNode.Parse(unit);
        }

        return Of($"{what} of {column}", json.ToJsonString(), isFree ? Owed.Nothing : Owed.File);
    }

    private Damage? Protocol()
    {
        var task = kind.Split('_')[0];
        var fields = ParameterTable
            .All.Where(p => p.Id.StartsWith(task + ".", StringComparison.Ordinal))
            .Select(p => p.FieldName)
            .ToList();
        var json = Parsed();
        if (fields.Count == 0 || json.ContainsKey("Name"))
        {
            return null;
        }

        var isKnown = random.NextInt(3) > 0;
        var name = isKnown ? random.Pick(fields) : random.Pick(["Misspelt", "=1+1", "../x", "<script>", ""]);
        var value = random.Pick([
            "\"abc\"",
            "-1e9",
            "1e400",
            "\"NaN\"",
            "\"=1+1\"",
            "\"1,5\"",
            .. NoTexts,
            "{\"Value\": 1, \"Units\": \"furlong\"}",
            "{\"Value\": 1, \"Units\": \"Pa/s\"}",
        ]);
        json["Protocol"] = new JsonObject { [name] = JsonNode.Parse(value) };
        // null is how JSON says that nothing is stated.
        var owed = isKnown && value == "null" ? Owed.Nothing : Owed.File;
        return Of($"protocol field {(isKnown ? name : "unknown")} = {value}", json.ToJsonString(), owed);
    }

    private Damage? Field()
    {
        var json = Parsed();
        string[] needed = ["SamplingFrequency", "Columns", "Vision", "Surface", "Measure"];
        var fields = needed.Where(json.ContainsKey).ToList();
        if (fields.Count == 0)
        {
            return null;
        }

        var field = random.Pick(fields);
        var value = random.Pick([
            null,
            "null",
            "\"=1+1\"",
            "-1",
            "0",
            "{}",
            "[]",
            "[\"x\"]",
            "[\"x\", \"x\"]",
            "\"../x\"",
            "1e400",
        ]);
        if (value is null)
        {
            json.Remove(field);
        }
        else
        {
            json[field] = JsonNode.Parse(value);
        }

        return Of($"field {field} = {value ?? "absent"}", json.ToJsonString(), Owed.File);
    }

    private JsonObject Parsed() => (JsonObject)JsonNode.Parse(text)!;

    private Damage Of(string what, string damaged, Owed owed) =>
        new(what, Encoding.UTF8.GetBytes(damaged), owed) { Touched = touched };
}
