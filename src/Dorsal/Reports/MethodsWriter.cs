using System.Reflection;
using System.Text;
using Dorsal.Laboratory;
using Dorsal.Laboratory.Protocols;
using Dorsal.Laboratory.RestingConnectivity;
using Dorsal.Messages;

namespace Dorsal.Reports;

/// <summary>Writes <c>methods.md</c>: what was done, with the settings used, defaults, versions and citations, in both languages.</summary>
/// <remarks>
/// The sentences about tests are those of <see cref="MethodsSentences"/>; behind the paragraph stands which settings the study states
/// and which are defaults.
/// </remarks>
public static class MethodsWriter
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "methods.md";

    /// <summary>Writes the file into a folder that exists.</summary>
    public static void Write(string folder, StudyResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var text = new StringBuilder();
        foreach (var language in (Language[])[Language.English, Language.Japanese])
        {
            text.Append("## ")
                .Append(Say(language, "Methods.Heading"))
                .Append("\n\n")
                .Append(Paragraph(result, language))
                .Append("\n\n");
            text.Append(Settings(result, language));
        }

        File.WriteAllText(Path.Combine(folder, FileName), text.ToString());
    }

    /// <summary>The paragraph in one language.</summary>
    public static string Paragraph(StudyResult result, Language language)
    {
        ArgumentNullException.ThrowIfNull(result);
        var measured = result.Findings.Where(f => f.Detector != Detector.AsGiven).ToList();
        var sentences = new List<string>
        {
            Say(language, "Methods.Intro", Version, result.Participants.Count, Detectors(measured)),
        };
        var described = result
            .Findings.Where(f => f.Detector != Detector.AsGiven || f.Questionnaire is not null)
            .ToList();
        sentences.AddRange(MethodsSentences.Of(described, result.Protocol, language));
        if (result.Findings.Any(f => f.Detector == Detector.AsGiven && f.Questionnaire is null))
        {
            sentences.Add(Say(language, "Methods.Given"));
        }

        sentences.Add(
            result.Norm.Length > 0 ? Say(language, "Methods.Norm", result.Norm) : Say(language, "Methods.NoNorm")
        );
        sentences.AddRange(
            new (bool Is, string Key)[]
            {
                (result.Notes.Any(note => note.Code == "NormAtBound"), "Methods.NormCensored"),
                (result.Contrasts.Count > 0, "Methods.Contrasts"),
                (result.Adjusted.Count > 0, "Methods.Adjusted"),
                (result.Networks.Count > 0, "Methods.Networks"),
                (result.Conditions.Count > 0, "Methods.Conditions"),
                (result.Reliability.Count > 0, "Methods.Reliability"),
            }
                .Where(part => part.Is)
                .Select(part =>
                    part.Key == "Methods.Networks"
                        ? Networks(result.Networks[0], language)
                        : Say(
                            language,
                            part.Key,
                            string.Join(", ", result.Adjusted.Take(1).SelectMany(a => a.Covariates))
                        )
                )
        );
        sentences.Add(
            Say(
                language,
                "Methods.Rejected",
                measured.Sum(f => f.TrialsRejected),
                result.Broken.Count,
                result.Empty.Count
            )
        );
        return string.Join(Say(language, "Methods.Space"), sentences);
    }

    private static string Networks(NetworkContrast network, Language language) =>
        Say(
            language,
            "Methods.Networks",
            string.Join(", ", network.Covariates),
            network.Threshold,
            network.Permutations,
            network.Seed
        );

    /// <summary>The version of the library.</summary>
    private static string Version =>
        typeof(MethodsWriter)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion.Split('+')[0]
        ?? "";

    private static string Detectors(IEnumerable<Finding> findings) =>
        string.Join(
            ", ",
            findings
                .Select(f => f.Detector)
                .Where(d => d.Version.Length > 0)
                .Distinct()
                .Select(d => $"{d.Name} {d.Version}")
                .Order(StringComparer.Ordinal)
        );

    private static string Settings(StudyResult result, Language language) =>
        string.Concat(
            Settings(result, language, isDefault: false, "Methods.Stated"),
            Settings(result, language, isDefault: true, "Methods.Defaults")
        );

    private static string Settings(StudyResult result, Language language, bool isDefault, string key)
    {
        var settings = result
            .Protocol.Where(choice => choice.Source == ProtocolSource.Default == isDefault)
            .Select(choice => $"{choice.Id} = {choice.Value} {(choice.Unit is "1" ? "" : choice.Unit)}".TrimEnd())
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return settings.Count == 0 ? "" : Say(language, key, string.Join(", ", settings)) + "\n\n";
    }

    private static string Say(Language language, string key, params object?[] arguments) =>
        Text.Report.Get(language, key, arguments);
}
