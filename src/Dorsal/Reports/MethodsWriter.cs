using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Dorsal.Laboratory;
using Dorsal.Laboratory.Protocols;
using Dorsal.Messages;

namespace Dorsal.Reports;

/// <summary>Writes <c>methods.md</c>: what was done, with the settings used, defaults, versions and citations, in both languages.</summary>
/// <remarks>
/// The sentences are resources, one a test (<c>Methods.thermal</c> ...); <c>{thermal.baseline_temperature}</c> in a sentence is the
/// value of that protocol field as it was used, several values where recordings differ.
/// </remarks>
public static partial class MethodsWriter
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
            text.Append(Defaults(result, language)).Append('\n');
        }

        File.WriteAllText(Path.Combine(folder, FileName), text.ToString());
    }

    /// <summary>The paragraph in one language.</summary>
    public static string Paragraph(StudyResult result, Language language)
    {
        ArgumentNullException.ThrowIfNull(result);
        var measured = result.Findings.Where(f => f.Detector != Detector.AsGiven).ToList();
        var tests = measured.Select(f => f.Test).Distinct(StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        var sentences = new List<string>
        {
            Say(language, "Methods.Intro", Version, result.Participants.Count, Detectors(measured)),
        };
        sentences.AddRange(
            TestCatalogue
                .Tests.Select(t => t.Id)
                .Append("sensitivity")
                .Where(tests.Contains)
                .Select(id => Find(language, id))
                .OfType<string>()
        );
        if (result.Findings.Any(f => f.Detector == Detector.AsGiven))
        {
            sentences.Add(Say(language, "Methods.Given"));
        }

        sentences.Add(
            result.Norm.Length > 0 ? Say(language, "Methods.Norm", result.Norm) : Say(language, "Methods.NoNorm")
        );
        sentences.AddRange(
            new (bool Is, string Key)[]
            {
                (result.Contrasts.Count > 0, "Methods.Contrasts"),
                (result.Adjusted.Count > 0, "Methods.Adjusted"),
                (result.Conditions.Count > 0, "Methods.Conditions"),
                (result.Reliability.Count > 0, "Methods.Reliability"),
            }
                .Where(part => part.Is)
                .Select(part =>
                    Say(language, part.Key, string.Join(", ", result.Adjusted.Take(1).SelectMany(a => a.Covariates)))
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
        return Filled(string.Join(Say(language, "Methods.Space"), sentences), result.Protocol);
    }

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

    private static string Defaults(StudyResult result, Language language)
    {
        var taken = result.Protocol.Where(choice => choice.Source == ProtocolSource.Default).ToList();
        if (taken.Count == 0)
        {
            return "";
        }

        var list = string.Join(
            ", ",
            taken.Select(choice => $"{choice.Id} = {choice.Value} {(choice.Unit is "1" ? "" : choice.Unit)}".TrimEnd())
        );
        return Say(language, "Methods.Defaults", list) + "\n";
    }

    private static string Filled(string text, IReadOnlyList<ProtocolChoice> protocol) =>
        Field()
            .Replace(
                text,
                match =>
                    string.Join(
                        "/",
                        protocol
                            .Where(c => c.Id == match.Groups["id"].Value)
                            .Select(c => c.Value)
                            .Distinct(StringComparer.Ordinal)
                    )
            );

    private static string? Find(Language language, string test) => Text.Report.Find(language, $"Methods.{test}");

    private static string Say(Language language, string key, params object?[] arguments) =>
        Text.Report.Get(language, key, arguments);

    [GeneratedRegex(@"\{(?<id>[a-z]+\.[a-z_]+)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Field();
}
