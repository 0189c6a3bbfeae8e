using System.Xml.Linq;
using Dorsal.Messages;

namespace Dorsal.Tests.Reports;

public class PageTests
{
    [Fact]
    public void The_index_in_English_is_as_it_was_looked_at() =>
        Golden.Check("report.en.html", Pages.Index(Language.English));

    [Fact]
    public void The_index_in_Japanese_is_as_it_was_looked_at() =>
        Golden.Check("report.ja.html", Pages.Index(Language.Japanese));

    [Fact]
    public void A_persons_page_in_English_is_as_it_was_looked_at() =>
        Golden.Check("person.en.html", Pages.Person(0, Language.English));

    [Fact]
    public void A_persons_page_in_Japanese_is_as_it_was_looked_at() =>
        Golden.Check("person.ja.html", Pages.Person(0, Language.Japanese));

    [Fact]
    public void The_same_results_give_the_same_bytes() =>
        Assert.Equal(Pages.Person(2, Language.Japanese), Pages.Person(2, Language.Japanese));

    [Fact]
    public void Every_tag_is_closed_and_every_id_is_unique()
    {
        foreach (var page in Pages.All())
        {
            var ids = Pages.Parse(page).Descendants().Attributes("id").Select(a => a.Value).ToList();
            Assert.Equal(ids.Distinct().Count(), ids.Count);
        }
    }

    [Fact]
    public void Every_reference_within_a_page_leads_somewhere()
    {
        foreach (var page in Pages.All())
        {
            var document = Pages.Parse(page);
            var ids = document.Descendants().Attributes("id").Select(a => a.Value).ToHashSet(StringComparer.Ordinal);
            var links = Hrefs(document).Where(h => h.StartsWith('#')).Select(h => h[1..]);
            var labels = document.Descendants().Attributes("aria-labelledby").SelectMany(a => a.Value.Split(' '));
            Assert.All(links.Concat(labels), id => Assert.Contains(id, ids));
        }
    }

    [Fact]
    public void A_page_is_self_contained()
    {
        foreach (var page in Pages.All())
        {
            var document = Pages.Parse(page);
            Assert.All(Hrefs(document), href => Assert.False(Uri.TryCreate(href, UriKind.Absolute, out _), href));
            Assert.DoesNotContain(
                document.Descendants(),
                e => e.Name.LocalName is "script" or "link" or "img" or "iframe"
            );
            Assert.Empty(document.Descendants().Attributes("src"));
            Assert.DoesNotContain("@import", page, StringComparison.Ordinal);
            Assert.DoesNotContain(
                "http",
                page.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal)
                    .Replace("http-equiv", "", StringComparison.Ordinal),
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public void A_page_says_its_language_and_that_it_is_for_research()
    {
        Assert.Contains("<html lang=\"ja\">", Pages.Index(Language.Japanese), StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\">", Pages.Person(0, Language.English), StringComparison.Ordinal);
        Assert.All(
            Pages.All(),
            page =>
                Assert.True(
                    page.Contains("For research. Not a diagnosis.", StringComparison.Ordinal)
                        || page.Contains("研究用。診断のためのものではありません。", StringComparison.Ordinal)
                )
        );
    }

    [Fact]
    public void Every_table_has_a_caption_headed_columns_and_a_region_that_takes_the_focus()
    {
        foreach (var page in Pages.All())
        {
            foreach (var table in Named(Pages.Parse(page), "table"))
            {
                Assert.NotEmpty(Named(table, "caption"));
                Assert.All(Named(table, "th"), th => Assert.NotNull(th.Attribute("scope")));
                Assert.Equal("0", table.Parent!.Attribute("tabindex")?.Value);
                Assert.False(string.IsNullOrEmpty(table.Parent.Attribute("aria-label")?.Value));
            }
        }
    }

    [Fact]
    public void Headings_follow_each_other_without_a_gap()
    {
        foreach (var page in Pages.All())
        {
            var levels = Pages
                .Parse(page)
                .Descendants()
                .Where(e => e.Name.LocalName is "h1" or "h2" or "h3")
                .Select(e => e.Name.LocalName[1] - '0')
                .ToList();
            Assert.Equal(1, levels[0]);
            Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.InRange(pair.Second, 2, pair.First + 1));
        }
    }

    [Fact]
    public void Every_value_links_to_the_file_that_it_came_from_and_names_its_algorithm()
    {
        var person = Pages.Small.Value.People[0];
        var page = Pages.Parse(Pages.Person(person, Language.English, "../../my study"));
        var rows = Named(Section(page, "findings"), "tr").Where(r => Named(r, "td").Any()).ToList();
        Assert.Equal(person.Findings.Count, rows.Count);
        Assert.All(
            rows,
            row =>
            {
                var cells = Named(row, "td").ToList();
                Assert.StartsWith("../../my study/sub-P01/qst/", Hrefs(cells[1]).First(), StringComparison.Ordinal);
                Assert.Contains(" 1.0", cells[^1].Value, StringComparison.Ordinal);
            }
        );
    }

    [Fact]
    public void Broken_and_empty_people_are_named_on_the_index_and_on_their_pages()
    {
        var summary = Section(Pages.Parse(Pages.Index(Language.English)), "summary").Value;
        Assert.Contains(
            "1 person has a file that could not be used; the rest was measured: P03",
            summary,
            StringComparison.Ordinal
        );
        Assert.Contains("1 person has no values: P02", summary, StringComparison.Ordinal);
        Assert.Contains(
            "There are no values of this person.",
            Pages.Person(1, Language.English),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "A file of this person could not be used",
            Pages.Person(2, Language.English),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Paper_has_no_trials_and_says_where_they_are()
    {
        foreach (
            var (language, sentence) in new[] { (Language.English, "This print"), (Language.Japanese, "この印刷") }
        )
        {
            var page = Pages.Parse(Pages.Person(0, language));
            string[] onScreen = ["trials", "traces", "protocol"];
            Assert.All(onScreen, id => Assert.Equal("screen", Section(page, id).Attribute("class")?.Value));
            Assert.All(new[] { "profile", "findings" }, id => Assert.Null(Section(page, id).Attribute("class")));
            Assert.Contains(
                Named(page, "p"),
                p =>
                    p.Attribute("class")?.Value == "printed"
                    && p.Value.StartsWith(sentence, StringComparison.Ordinal)
                    && p.Value.Contains("trials.csv", StringComparison.Ordinal)
            );
        }
    }

    [Theory]
    [InlineData(Language.English, "self perception (named by the study)")]
    [InlineData(Language.Japanese, "self perception（研究による名称）")]
    public void A_test_that_Dorsal_has_no_name_for_is_called_as_the_study_calls_it(Language language, string name)
    {
        var study = Pages.Small.Value.Study;
        var named = study with { Findings = [.. study.Findings.Select(f => f with { Test = "self_perception" })] };
        var page = Pages.Index(named, language);
        Assert.Contains(name, page, StringComparison.Ordinal);
        Assert.DoesNotContain("self_perception", page, StringComparison.Ordinal);
    }

    [Fact]
    public void An_index_of_a_thousand_people_stays_usable()
    {
        var page = Pages.Index(Pages.Make(500).Study, Language.English);
        Assert.InRange(page.Length, 0, 2_500_000);
        Assert.Equal(1000, Named(Section(Pages.Parse(page), "people"), "tr").Count() - 1);
    }

    internal static IEnumerable<XElement> Named(XContainer within, string name) =>
        within.Descendants().Where(e => e.Name.LocalName == name);

    internal static IEnumerable<string> Hrefs(XContainer within) =>
        within.Descendants().Attributes("href").Select(a => a.Value);

    private static XElement Section(XDocument page, string id) =>
        Named(page, "section").Single(section => section.Attribute("id")?.Value == id);
}
