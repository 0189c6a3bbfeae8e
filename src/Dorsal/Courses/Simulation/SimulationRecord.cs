using System.Text.Json.Nodes;
using Dorsal.Messages;
using Dorsal.People;

namespace Dorsal.Courses.Simulation;

/// <summary>Reads what a simulation says of itself (<see cref="Provenance"/> writes it).</summary>
internal static class SimulationRecord
{
    /// <summary>The request, without known people and treatments, whose results are in the parts.</summary>
    /// <exception cref="StudyException">A key is missing or cannot be read.</exception>
    public static SimulationRequest RequestOf(JsonObject provenance, string path)
    {
        var request = Of<JsonObject>(provenance, "Request", path);
        return new SimulationRequest(
            Of<int>(request, "People", path),
            Of<int>(request, "Days", path),
            Of<ulong>(request, "Seed", path)
        )
        {
            Region = Word<Region>(request, "Region", path),
            Kinship = Word<Kinship>(request, "Kinship", path),
            Onset = Word<Onset>(request, "Onset", path),
            VisitDays = Of<int>(request, "VisitDays", path),
            LargestPart = Of<int>(request, "LargestPart", path),
            KeepsDailyPain = Of<bool>(request, "DailyPain", path),
            KnownHash = Of<string>(request, "PopulationSha256", path),
            Hypotheses = HypothesisText.Parse(
                string.Join(
                    ',',
                    Of<JsonObject>(provenance, "Hypotheses", path).Select(pair => $"{pair.Key}={pair.Value}")
                )
            ),
        };
    }

    /// <summary>The value of a key.</summary>
    /// <exception cref="StudyException">The key is missing or holds something else.</exception>
    public static T Of<T>(JsonObject json, string key, string path)
    {
        try
        {
            return json[key] switch
            {
                T node => node,
                JsonValue value => value.GetValue<T>(),
                _ => throw Broken(key, path),
            };
        }
        catch (Exception fault) when (fault is InvalidOperationException or FormatException)
        {
            throw Broken(key, path);
        }
    }

    private static T Word<T>(JsonObject json, string key, string path)
        where T : struct, Enum => SnakeCase.Find<T>(Of<string>(json, key, path)) ?? throw Broken(key, path);

    private static StudyException Broken(string key, string path) =>
        new(new Note(Grade.Error, "SimulationBroken", new Place(path, null, key), key));
}
