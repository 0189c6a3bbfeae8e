using System.Text.Json.Nodes;

namespace Dorsal.Laboratory.Questionnaires;

/// <summary>How the items of a questionnaire stand in a table under <c>phenotype/</c>: a column each, named in the sidecar.</summary>
internal static class AnswerTable
{
    /// <summary>All items with their rules, in order.</summary>
    public static IReadOnlyList<(ItemRule Rule, string Item)> Items(Instrument instrument) =>
        [.. instrument.Items.SelectMany(rule => rule.All.Select(item => (rule, item)))];

    /// <summary>The column of an item.</summary>
    public static string Column(Instrument instrument, string item) => $"{instrument.Id}_{item.PadLeft(2, '0')}";

    /// <summary>What the JSON file beside the table says.</summary>
    public static JsonObject Sidecar(Instrument instrument)
    {
        var json = new JsonObject { ["Instrument"] = instrument.Names[0], ["Version"] = instrument.Versions[0] };
        foreach (var (_, item) in Items(instrument))
        {
            json[Column(instrument, item)] = new JsonObject { ["Item"] = item };
        }

        if (instrument.Id == "startback")
        {
            json["Protocol"] = new JsonObject { ["StartBackItemNine"] = "raw" };
        }

        return json;
    }
}
