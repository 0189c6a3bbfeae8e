using System.Text.Json.Nodes;

namespace Dorsal.Studies.Import;

/// <summary>What the study says of a recording that was joined from trials: where it came from, and what its columns are.</summary>
internal static class EpochSidecars
{
    /// <summary>The sidecar of the signal.</summary>
    /// <param name="map">How the trials lay in the matrix.</param>
    /// <param name="file">Name of the source file.</param>
    /// <param name="name">Name of the matrix; empty where the map names none.</param>
    /// <param name="channel">The channel's name, and its side or empty.</param>
    /// <param name="matrix">The matrix.</param>
    public static JsonObject OfSignal(
        MapEpochs map,
        string file,
        (string Variable, string Dataset) name,
        (string Name, string Side) channel,
        EpochMatrix matrix
    )
    {
        var described = new JsonObject { ["Units"] = map.Unit.Code };
        AddText(described, "Side", channel.Side);
        var sidecar = new JsonObject
        {
            ["SamplingFrequency"] = map.SamplingFrequency.Value,
            ["SourceFile"] = file,
            ["SourceEpochs"] = new JsonObject
            {
                ["Trials"] = matrix.Trials,
                ["Samples"] = matrix.Samples,
                ["Begin"] = map.Begin.Value,
                ["SamplesMissingBetween"] = matrix.Samples,
            },
            [channel.Name] = described,
        };
        AddText(sidecar, "SourceVariable", name.Variable);
        AddText(sidecar, "SourceDataset", name.Dataset);
        return sidecar;
    }

    /// <summary>The sidecar of the table of stimuli.</summary>
    public static JsonObject OfEvents(MapEpochs map)
    {
        var sidecar = new JsonObject
        {
            ["onset"] = new JsonObject { ["Units"] = "s" },
            ["duration"] = new JsonObject { ["Units"] = "s" },
            ["trial"] = new JsonObject { ["Description"] = "Number of the trial in the matrix" },
        };
        foreach (var (column, unit) in map.Units)
        {
            sidecar[column] = new JsonObject { ["Units"] = unit.Code };
        }

        return sidecar;
    }

    private static void AddText(JsonObject json, string key, string text)
    {
        if (text.Length > 0)
        {
            json[key] = text;
        }
    }
}
