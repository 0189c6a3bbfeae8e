using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Dorsal.Tests.Reports;

public partial class ReportTextTests
{
    [Fact]
    public void Every_sentence_stands_in_both_languages_with_the_same_places()
    {
        var english = Read("Report.resx");
        var japanese = Read("Report.ja.resx");
        Assert.Equal(english.Keys.Order(StringComparer.Ordinal), japanese.Keys.Order(StringComparer.Ordinal));
        Assert.All(english.Keys, key => Assert.Equal(Places(english[key]), Places(japanese[key])));
    }

    [Fact]
    public void Every_sentence_is_used()
    {
        var code = string.Concat(
            Directory.GetFiles(Folder("Reports"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText)
        );
        var families = InterpolatedKey()
            .Matches(code)
            .Select(m => m.Groups["stem"].Value)
            .Append("Column.")
            .Append("Files.")
            .Append("Mark.")
            .ToHashSet(StringComparer.Ordinal);
        var unused = Read("Report.resx")
            .Keys.Select(key => key.EndsWith(".One", StringComparison.Ordinal) ? key[..^4] : key)
            .Where(key => !code.Contains($"\"{key}\"", StringComparison.Ordinal))
            .Where(key => !families.Any(stem => key.StartsWith(stem, StringComparison.Ordinal)));
        Assert.Empty(unused);
    }

    private static Dictionary<string, string> Read(string name) =>
        XDocument
            .Load(Path.Combine(Folder("Messages"), name))
            .Descendants("data")
            .ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value, StringComparer.Ordinal);

    private static string Places(string sentence) =>
        string.Join(' ', Place().Matches(sentence).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal));

    private static string Folder(string room, [CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../src/Dorsal", room));

    [GeneratedRegex(@"\{\d\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();

    [GeneratedRegex(
        @"\$""(?<stem>[A-Z][A-Za-z]+\.)\{",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex InterpolatedKey();
}
