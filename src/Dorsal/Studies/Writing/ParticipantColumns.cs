using System.Text.Json.Nodes;

namespace Dorsal.Studies.Writing;

/// <summary>How <c>participants.json</c> describes the columns that every study has.</summary>
internal static class ParticipantColumns
{
    public static JsonObject Descriptions() =>
        new()
        {
            ["age"] = new JsonObject { ["Description"] = "Age", ["Units"] = "a" },
            ["sex"] = new JsonObject
            {
                ["Description"] = "Sex",
                ["Levels"] = new JsonObject { ["F"] = "female", ["M"] = "male" },
            },
            ["group"] = new JsonObject { ["Description"] = "Study group" },
        };
}
