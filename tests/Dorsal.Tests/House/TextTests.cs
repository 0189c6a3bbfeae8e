using System.Text.RegularExpressions;
using System.Xml.Linq;
using Dorsal.Laboratory;
using Dorsal.Messages;

namespace Dorsal.Tests.House;

/// <summary>All that is said to a person is said in both languages, and nothing is written that is never said.</summary>
public partial class TextTests
{
    public static TheoryData<string> Areas =>
        [
            "src/Dorsal/Messages/Notes",
            "src/Dorsal/Messages/Terms",
            "src/Dorsal/Messages/Report",
            "src/Dorsal.Cli/Texts/Cli",
        ];

    [Theory]
    [MemberData(nameof(Areas))]
    public void Both_languages_have_the_same_keys_and_places(string area)
    {
        var english = Read(area + ".resx");
        var japanese = Read(area + ".ja.resx");
        Assert.Empty(english.Keys.Except(japanese.Keys, StringComparer.Ordinal));
        Assert.Empty(japanese.Keys.Except(english.Keys, StringComparer.Ordinal));
        Assert.Empty(english.Keys.Where(key => !Places(english[key]).SetEquals(Places(japanese[key]))));
    }

    [Theory]
    [MemberData(nameof(Areas))]
    public void Japanese_texts_are_Japanese(string area)
    {
        // Signs such as "±" and abbreviations may stay; a whole English sentence may not.
        var offences = Read(area + ".ja.resx")
            .Where(pair => pair.Value.Split(' ').Length > 3 && !JapaneseLetter().IsMatch(pair.Value));
        Assert.Empty(offences.Select(pair => pair.Key));
    }

    [Fact]
    public void Every_note_has_a_remedy_and_every_note_in_the_code_has_its_sentence()
    {
        var notes = Read("src/Dorsal/Messages/Notes.resx");
        var codes = notes.Keys.Where(key => !key.EndsWith(".Remedy", StringComparison.Ordinal)).ToList();
        Assert.Empty(codes.Where(code => !notes.ContainsKey(code + ".Remedy")));
        var code = string.Concat(Repository.Sources("src").Select(File.ReadAllText));
        var used = NoteUse().Matches(code).Select(m => m.Groups["code"].Value).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(used.Except(codes, StringComparer.Ordinal));
        Assert.Empty(codes.Where(key => !code.Contains($"\"{key}\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_test_and_outcome_has_a_name_in_both_languages()
    {
        var keys = TestCatalogue
            .Tests.Select(t => "Test." + t.Id)
            .Concat(TestCatalogue.Outcomes.Keys.Select(id => "Outcome." + id));
        Assert.Empty(
            keys.Where(key =>
                Text.Terms.Find(Language.English, key) is null || Text.Terms.Find(Language.Japanese, key) is null
            )
        );
    }

    private static Dictionary<string, string> Read(string file) =>
        XDocument
            .Load(Path.Combine(Repository.Root, file))
            .Root!.Elements("data")
            .ToDictionary(
                data => data.Attribute("name")!.Value,
                data => data.Element("value")!.Value,
                StringComparer.Ordinal
            );

    private static HashSet<string> Places(string text) => [.. PlaceHolder().Matches(text).Select(m => m.Value)];

    [GeneratedRegex(@"\{\d\}", RegexOptions.None, 10_000)]
    private static partial Regex PlaceHolder();

    [GeneratedRegex(@"[\p{IsHiragana}\p{IsKatakana}\p{IsCJKUnifiedIdeographs}]", RegexOptions.None, 10_000)]
    private static partial Regex JapaneseLetter();

    [GeneratedRegex(@"new Note\(\s*Grade\.\w+,\s*""(?<code>\w+)""", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex NoteUse();
}
