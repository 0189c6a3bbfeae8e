using System.Text.Json.Nodes;
using Dorsal.Messages;
using Dorsal.Studies.Writing;

namespace Dorsal.Courses.Simulation;

/// <summary>Writes a JSON file beside each folder of parts that explains its columns in both languages, in the manner of BIDS.</summary>
internal static class SimulationDictionary
{
    /// <summary>Writes <c>people.json</c>, <c>states.json</c> and, where the pain of each day is kept, <c>pain.json</c>.</summary>
    public static async Task WriteAsync(string folder, SimulationRequest request)
    {
        foreach (var table in new PartTables(request, []).All)
        {
            var json = new JsonObject();
            foreach (var column in table.Columns)
            {
                json.Add(column.Name, Describe(column));
            }

            await PartFile
                .WriteAsync(Path.Combine(folder, table.Name + ".json"), JsonText.Of(json))
                .ConfigureAwait(false);
        }
    }

    private static JsonObject Describe(TableColumn column)
    {
        var entry = new JsonObject
        {
            ["Description"] = Text.Terms.Get(Language.English, column.Term, column.Name),
            ["DescriptionJa"] = Text.Terms.Get(Language.Japanese, column.Term, column.Name),
            ["Type"] = column.Cells switch
            {
                int[] or long[] => "integer",
                string[] => "string",
                _ => "number",
            },
        };
        if (column.Unit.Length > 0)
        {
            entry["Units"] = column.Unit;
        }

        return entry;
    }
}
