using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dorsal.Messages;
using Dorsal.Reports.Tables;

namespace Dorsal.Reports;

/// <summary>Writes a JSON file beside each table that explains its columns in both languages, in the manner of BIDS.</summary>
public static class DictionaryWriter
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes <c>findings.json</c>, <c>trials.json</c>, <c>quality.json</c>, and one for each table of <see cref="GroupsWriter"/>.</summary>
    /// <param name="folder">A folder that exists.</param>
    public static void Write(string folder)
    {
        Write(folder, ResultTables.Findings);
        Write(folder, ResultTables.Trials);
        Write(folder, ResultTables.Quality(Language.English));
        Write(folder, ResultTables.Groups);
        Write(folder, ResultTables.Contrasts);
        Write(folder, ResultTables.Adjusted);
        Write(folder, ResultTables.Conditions);
        Write(folder, ResultTables.Changes);
        Write(folder, ResultTables.Survival);
        Write(folder, ResultTables.Durations);
        Write(folder, ResultTables.Networks);
        Write(folder, ResultTables.NetworkEdges);
        Write(folder, ResultTables.Ordinal);
        Write(folder, ResultTables.Agreement);
        Write(folder, ResultTables.Reliability);
        Write(folder, ResultTables.MeasurementError);
        Write(folder, ResultTables.Questionnaires);
        Write(folder, ResultTables.Protocol);
    }

    private static void Write<T>(string folder, ResultTable<T> table)
    {
        var json = new JsonObject();
        foreach (var column in table.Columns)
        {
            json.Add(column.Name, Describe(table, column));
        }

        var path = Path.Combine(folder, Path.ChangeExtension(table.FileName, ".json"));
        File.WriteAllText(path, json.ToJsonString(Readable) + "\n");
    }

    private static JsonObject Describe<T>(ResultTable<T> table, Column<T> column)
    {
        var key = KeyOf(table.FileName, column.Name);
        var entry = new JsonObject
        {
            ["Description"] = Text.Report.Get(Language.English, key),
            ["DescriptionJa"] = Text.Report.Get(Language.Japanese, key),
            ["Type"] = column.Kind switch
            {
                CellKind.Number => "number",
                CellKind.Count => "integer",
                _ => "string",
            },
            ["MissingValue"] = table.Missing,
        };
        if (column.Unit.Length > 0)
        {
            entry["Units"] = column.Unit;
        }

        if (column.Levels.Count > 0)
        {
            entry["Levels"] = new JsonArray([.. column.Levels.Select(level => (JsonNode)level)]);
        }

        return entry;
    }

    /// <summary>The key of a column's description: its own in that file, or that of all columns with the name.</summary>
    internal static string KeyOf(string file, string column)
    {
        var own = $"Column.{Path.GetFileNameWithoutExtension(file)}.{column}";
        return Text.Report.Find(Language.English, own) is null ? $"Column.{column}" : own;
    }
}
