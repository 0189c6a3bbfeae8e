using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dorsal.Laboratory.Questionnaires;

/// <summary>The questionnaires whose rules ship with Dorsal, from the files under <c>Questionnaires/Rules</c>.</summary>
public static class InstrumentCatalogue
{
    /// <summary>What stands in the column <c>test</c> for all questionnaires.</summary>
    public const string TestId = "questionnaire";

    private const string Prefix = "Dorsal.Questionnaires.";

    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = false,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The instruments, by id.</summary>
    public static IReadOnlyList<Instrument> All { get; } = [.. Read()];

    /// <summary>All scores as outcomes, in the order of the instruments.</summary>
    public static IReadOnlyList<Outcome> Outcomes { get; } =
    [.. All.SelectMany(instrument => instrument.Scores.Select(score => score.ToOutcome(instrument)))];

    private static readonly Dictionary<string, Instrument> ByName = All.SelectMany(instrument =>
            instrument.Names.Append(instrument.Id).Select(name => (Name: Plain(name), Instrument: instrument))
        )
        .DistinctBy(pair => pair.Name, StringComparer.Ordinal)
        .ToDictionary(pair => pair.Name, pair => pair.Instrument, StringComparer.Ordinal);

    /// <summary>An instrument by id or name, whatever its case, spaces and hyphens (<c>TSK-11</c>, <c>tsk11</c>), or null.</summary>
    public static Instrument? Find(string name) => ByName.GetValueOrDefault(Plain(name));

    private static string Plain(string name) =>
        string.Concat(name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));

    private static IEnumerable<Instrument> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var names = assembly
            .GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
        foreach (var name in names)
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            yield return JsonSerializer.Deserialize<Instrument>(stream, Format)
                ?? throw new InvalidOperationException($"'{name}' holds no instrument.");
        }
    }
}
