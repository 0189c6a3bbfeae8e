using System.Xml;
using System.Xml.Linq;
using Dorsal.Laboratory;
using Dorsal.Messages;
using Dorsal.Reports.Pages;

namespace Dorsal.Tests.Reports;

/// <summary>Makes pages of the made-up study and reads them back.</summary>
internal static class Pages
{
    public static readonly Lazy<(StudyResult Study, IReadOnlyList<ParticipantResult> People)> Small = new(() =>
        Make(3)
    );

    public static (StudyResult Study, IReadOnlyList<ParticipantResult> People) Make(int perGroup)
    {
        var folder = Directory.CreateTempSubdirectory("dorsal-report-").FullName;
        try
        {
            return MadeUpStudy.Make(folder, perGroup);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public static string Index(Language language) => Index(Small.Value.Study, language);

    public static string Index(StudyResult study, Language language)
    {
        using var writer = new StringWriter();
        IndexPage.Write(writer, study, MadeUpCatalogue.Context(language, "../study"));
        return writer.ToString();
    }

    public static string Person(int number, Language language) => Person(Small.Value.People[number], language);

    public static string Person(ParticipantResult person, Language language, string studyHref = "../../study")
    {
        using var writer = new StringWriter();
        PersonPage.Write(
            writer,
            Small.Value.Study.Study.Description,
            person,
            MadeUpCatalogue.Context(language, studyHref)
        );
        return writer.ToString();
    }

    /// <summary>The page as a tree; throws where a tag is not closed or a character not allowed.</summary>
    public static XDocument Parse(string page)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, CheckCharacters = true };
        using var reader = XmlReader.Create(new StringReader(page), settings);
        return XDocument.Load(reader);
    }

    /// <summary>All pages that tests look over: index, whole, broken and empty person, in both languages.</summary>
    public static IEnumerable<string> All()
    {
        foreach (var language in new[] { Language.English, Language.Japanese })
        {
            yield return Index(language);
            yield return Person(0, language);
            yield return Person(1, language);
            yield return Person(2, language);
            yield return Person(5, language);
        }
    }
}
