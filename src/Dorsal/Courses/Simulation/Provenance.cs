using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Dorsal.People;

namespace Dorsal.Courses.Simulation;

/// <summary>What a simulation was made of: the program, the request, the open answers, the model's table.</summary>
/// <remarks>It has no clock time and no names of folders: equal requests have equal texts.</remarks>
internal static class Provenance
{
    /// <summary>The description of a request.</summary>
    public static JsonObject Of(SimulationRequest request) =>
        new()
        {
            ["GeneratedBy"] = new JsonObject { ["Name"] = "Dorsal", ["Version"] = Version },
            ["Request"] = RequestOf(request),
            ["Hypotheses"] = new JsonObject(
                HypothesisText
                    .Of(request.Hypotheses)
                    .Select(pair => KeyValuePair.Create(pair.Claim, (JsonNode?)pair.Answer))
            ),
            ["ModelSha256"] = ModelHash,
        };

    /// <summary>Version of the program.</summary>
    public static string Version =>
        Assembly
            .GetExecutingAssembly()
            .GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion.Split('+')[0]
        ?? "0";

    /// <summary>SHA-256 of the tables that make a person: constants, genes, correlations of habits.</summary>
    public static string ModelHash =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Join(
                        '\n',
                        new[] { "model", "genes", "habits" }
                            .SelectMany(name => EmbeddedTable.Read($"Dorsal.People.{name}.tsv"))
                            .Select(cells => string.Join('\t', cells))
                    )
                )
            )
        );

    private static JsonObject RequestOf(SimulationRequest request) =>
        new()
        {
            ["People"] = request.People,
            ["Days"] = request.Days,
            ["Seed"] = request.Seed,
            ["Region"] = SnakeCase.Of(request.Region),
            ["Kinship"] = SnakeCase.Of(request.Kinship),
            ["Onset"] = SnakeCase.Of(request.Onset),
            ["VisitDays"] = request.VisitDays,
            ["LargestPart"] = request.LargestPart,
            ["DailyPain"] = request.KeepsDailyPain,
            ["Ablated"] = new JsonArray([.. request.Ablated.Select(id => (JsonNode)id)]),
            ["PopulationSha256"] = request.KnownHash,
            ["Arms"] = new JsonArray([.. request.Plan.Arms.Select(ArmOf)]),
        };

    private static JsonObject ArmOf(Arm arm) =>
        new()
        {
            ["Name"] = arm.Name,
            ["Share"] = arm.Share,
            ["Treatments"] = new JsonArray([.. arm.Treatments.Select(TreatmentOf)]),
        };

    private static JsonObject TreatmentOf(Treatment treatment) =>
        new()
        {
            ["Name"] = treatment.Name,
            ["Inputs"] = new JsonObject(
                treatment
                    .Strengths.OrderBy(pair => pair.Key)
                    .Select(pair => KeyValuePair.Create(SnakeCase.Of(pair.Key), (JsonNode?)pair.Value))
            ),
            ["Start"] = treatment.Start,
            ["Duration"] = treatment.Duration,
            ["Adherence"] = new JsonObject { ["Mean"] = treatment.Adherence, ["Spread"] = treatment.AdherenceSpread },
        };
}
