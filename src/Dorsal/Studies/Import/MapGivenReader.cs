using System.Text.Json.Nodes;

namespace Dorsal.Studies.Import;

/// <summary>Reads the parts of a map that describe given outcomes and protocols.</summary>
internal static class MapGivenReader
{
    private static readonly string[] Described =
    [
        "Test",
        "Outcome",
        "Site",
        "Side",
        "Condition",
        "Instrument",
        "Item",
        "Score",
        "Version",
        "Language",
    ];

    /// <summary>An entry of a file under <c>Given</c>.</summary>
    public static MapGiven Given(string file, MapNode node)
    {
        var column = node.RequiredText("Column");
        var name = node.Text("Name") ?? column;
        if (name.Length == 0 || name is "participant_id" or "session_id")
        {
            throw node.Wrong("Name", "participant_id, session_id: ×");
        }

        var sidecar = new JsonObject
        {
            ["Description"] = node.Text("Description") ?? "",
            ["Units"] = MapParts.ToUnit(node, "Units", node.RequiredText("Units")).Code,
        };
        foreach (var key in Described)
        {
            if (node.Text(key) is { Length: > 0 } text)
            {
                sidecar[key] = text;
            }
        }

        var entry = new MapGiven(
            file,
            name,
            column,
            sidecar,
            node.Source("Session"),
            MapParts.When(node),
            node.PlaceOf("Column")
        );
        node.Close();
        return entry;
    }

    /// <summary>Refuses protocol fields that are neither a number, a word nor a quantity with a known unit.</summary>
    public static void CheckProtocol(MapNode node)
    {
        foreach (var name in node.Keys)
        {
            if (!node.IsObject(name))
            {
                _ = node.Text(name);
                continue;
            }

            var quantity = node.Object(name)!;
            _ = quantity.RequiredText("Value");
            _ = MapParts.ToUnit(quantity, "Units", quantity.RequiredText("Units"));
            quantity.Close();
        }
    }
}
