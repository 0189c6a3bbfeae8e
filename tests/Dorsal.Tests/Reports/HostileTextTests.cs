using System.Xml.Linq;
using Dorsal.Laboratory;
using Dorsal.Messages;
using Dorsal.Reports.Pages;
using Dorsal.Studies;

namespace Dorsal.Tests.Reports;

public class HostileTextTests
{
    private const string Script = "<script>alert('x')</script>\" onclick=\"alert(1)\u0001\uD800";

    [Fact]
    public void Text_from_the_data_never_becomes_markup()
    {
        var page = Pages.Parse(Pages.Person(Hostile(), Language.English));
        Assert.Empty(PageTests.Named(page, "script"));
        Assert.DoesNotContain(
            page.Descendants().Attributes(),
            a => a.Name.LocalName.StartsWith("on", StringComparison.Ordinal)
        );
        Assert.Contains("<script>alert('x')</script>", page.Root!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_cannot_name_a_scheme_or_leave_the_study_folder()
    {
        Assert.Equal("../study/javascript%3Aalert%281%29", Markup.Href("../study", "javascript:alert(1)"));
        Assert.Equal("../study/etc/a%20b%22%3C%23%3F.tsv", Markup.Href("../study", "/../etc/./a b\"<#?.tsv"));
        Assert.Equal("./people", Markup.Href("", "//people"));
    }

    [Fact]
    public void Unknown_terms_show_in_the_words_of_the_study()
    {
        var page = Pages.Person(Hostile(), Language.Japanese);
        Assert.Contains("unheard of", page, StringComparison.Ordinal);
        Assert.Contains("elsewhere", page, StringComparison.Ordinal);
    }

    private static ParticipantResult Hostile()
    {
        var person = Pages.Small.Value.People[0];
        var series = new SeriesKey("unheard_of", "elsewhere", Script, Script);
        return person with
        {
            Participant = new Participant(Script, double.NaN, Sex.Unstated, Script, new Dictionary<string, string>()),
            Findings =
            [
                person.Findings[0] with
                {
                    Series = series,
                    Detector = new Detector(Script, Script),
                    SourceFiles = ["javascript:alert(1)", Script],
                    Norm = Script,
                    Test = Script,
                    Session = Script,
                },
            ],
            Trials =
            [
                .. person
                    .Trials.Take(6)
                    .Select(t => t with { Trial = t.Trial with { Series = series, Label = Script, Reason = Script } }),
            ],
            Traces =
            [
                .. person.Traces.Select(t =>
                    t with
                    {
                        Trace = t.Trace with { Series = series, Label = Script, Marks = [(Script, 1, 1)] },
                    }
                ),
            ],
            Notes = [new Note(Grade.Error, "NotANumber", new Place(Script, 1, Script), Script)],
        };
    }
}
