using System.Globalization;
using System.Text.Json.Nodes;
using Dorsal.Courses.Simulation;
using Dorsal.Messages;
using Dorsal.People;

namespace Dorsal.Laboratory.Virtual;

/// <summary>Who comes to the laboratory, when, and what is done. Equal requests give equal bytes, with any number of threads.</summary>
/// <param name="Simulation">The people.</param>
/// <param name="Tests">The tests.</param>
/// <param name="Days">Days on which everybody comes, ascending; each a visit of the simulation.</param>
/// <param name="Seed">Seed of all chance in the laboratory.</param>
/// <param name="Grouping">By what people are put into groups.</param>
public sealed record LaboratoryRequest(
    SimulationFolder Simulation,
    IReadOnlyList<IVirtualTest> Tests,
    IReadOnlyList<int> Days,
    ulong Seed,
    Grouping Grouping = Grouping.None
)
{
    /// <summary>Days by words: <c>all</c>, <c>last</c>, or numbers separated by commas.</summary>
    /// <exception cref="StudyException">A word is no day, or the simulation has no visit on it.</exception>
    public static IReadOnlyList<int> ParseDays(string text, SimulationRequest simulation)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(simulation);
        var visits = simulation.Visits;
        var words = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var days =
            words is ["all"] ? visits
            : words is ["last"] ? [visits[^1]]
            : [.. words.Select(word => DayOf(word, visits)).Distinct().Order()];
        return days.Count > 0 ? days : throw NotSimulated(text, visits);
    }

    /// <summary>What the study says of its origin; no clock time, no names of folders.</summary>
    internal JsonObject Provenance() =>
        new()
        {
            ["GeneratedBy"] = new JsonObject
            {
                ["Name"] = "Dorsal",
                ["Version"] = Courses.Simulation.Provenance.Version,
                ["Description"] = "Recordings of virtual people; no person was measured.",
            },
            ["Request"] = new JsonObject
            {
                ["Tests"] = new JsonArray([.. Tests.Select(test => (JsonNode)test.Id)]),
                ["Days"] = new JsonArray([.. Days.Select(day => (JsonNode)day)]),
                ["Seed"] = Seed,
                ["Group"] = SnakeCase.Of(Grouping),
            },
            ["LaboratorySha256"] = LaboratoryConstants.Hash,
            ["SimulationSha256"] = Simulation.Hash,
            ["Simulation"] = Simulation.Provenance.DeepClone(),
        };

    private static int DayOf(string word, IReadOnlyList<int> visits) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var day) && visits.Contains(day)
            ? day
            : throw NotSimulated(word, visits);

    private static StudyException NotSimulated(string word, IReadOnlyList<int> visits) =>
        new(new Note(Grade.Error, "VisitNotSimulated", new Place("--visits"), word, Shown(visits)));

    // A simulation may have hundreds: the first few and the last say how they lie.
    private static string Shown(IReadOnlyList<int> visits)
    {
        const int Most = 12;
        var numbers = visits.Select(day => day.ToString(CultureInfo.InvariantCulture)).ToList();
        return numbers.Count <= Most
            ? string.Join(", ", numbers)
            : string.Join(", ", numbers.Take(Most - 1)) + ", ... " + numbers[^1];
    }
}
