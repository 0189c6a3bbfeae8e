using Dorsal.Laboratory.Questionnaires;
using Dorsal.Messages;
using Dorsal.Tests.House;

namespace Dorsal.Tests.Laboratory;

/// <summary>The rule files are whole: each rule has its origin, each score its items, each class its name.</summary>
public class QuestionnaireRuleTests
{
    public static TheoryData<string> Ids => [.. InstrumentCatalogue.All.Select(instrument => instrument.Id)];

    [Fact]
    public void All_questionnaires_asked_for_have_rules() =>
        Assert.All(
            (string[])
                [
                    "PCS",
                    "TSK-17",
                    "TSK-11",
                    "DASS-21",
                    "ODI",
                    "NDI",
                    "RMDQ",
                    "NRS",
                    "PSQI",
                    "PSS-10",
                    "IES-R",
                    "STAI",
                    "CES-D",
                    "painDETECT",
                    "CSI",
                    "STarT Back",
                    "FreBAQ",
                ],
            name => Assert.NotNull(InstrumentCatalogue.Find(name))
        );

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_rule_names_a_source_that_there_is_and_every_source_is_named(string id)
    {
        var instrument = InstrumentCatalogue.Find(id)!;
        var named = instrument
            .Items.Select(i => i.Source)
            .Append(instrument.Missing.Source)
            .Concat(instrument.Scores.Select(s => s.Source))
            .Concat(instrument.CutOffs.Select(c => c.Source))
            .Concat(instrument.CutOffs.Select(c => c.Fractions).Where(source => source.Length > 0))
            .Concat(instrument.ImportantChanges.Select(c => c.Source))
            .Distinct(StringComparer.Ordinal);
        Assert.Equal(instrument.Sources.Keys.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
        Assert.All(instrument.Sources.Values, source => Assert.NotEmpty(source.Origin));
        Assert.NotEmpty(instrument.Versions);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Scores_rest_on_items_that_there_are_and_sums_have_the_range_of_their_items(string id)
    {
        var instrument = InstrumentCatalogue.Find(id)!;
        foreach (var score in instrument.Scores)
        {
            var rules = score.All.Select(instrument.Find).ToList();
            Assert.DoesNotContain(null, rules);
            if (score.Function is "sum" or "single" or "tickedStatements")
            {
                Assert.Equal(score.Lowest, rules.Sum(rule => rule!.Lowest) * score.Factor);
                Assert.Equal(score.Highest, rules.Sum(rule => rule!.Highest) * score.Factor);
            }

            _ = ScoreFunctions.Get(score.Function);
            Assert.All(score.SumOf, part => Assert.Contains(instrument.Scores, s => s.Id == part));
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Parts_of_a_total_share_out_its_items(string id)
    {
        var instrument = InstrumentCatalogue.Find(id)!;
        foreach (var total in instrument.Scores.Where(score => score.SumOf.Count > 0 && id != "psqi"))
        {
            var parts = total.SumOf.SelectMany(part => instrument.Scores.First(s => s.Id == part).All);
            Assert.Equal(total.All.Order(StringComparer.Ordinal), parts.Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Classes_ascend_and_have_names_in_both_languages(string id)
    {
        foreach (var cutOff in InstrumentCatalogue.Find(id)!.CutOffs)
        {
            var labels = cutOff.Classes.Select(c => c.Label).Concat(cutOff.Labels).ToList();
            Assert.NotEmpty(labels);
            Assert.All(
                labels,
                label =>
                {
                    Assert.NotNull(Text.Terms.Find(Language.English, "Class." + label));
                    Assert.NotNull(Text.Terms.Find(Language.Japanese, "Class." + label));
                }
            );
            var limits = cutOff.Classes.Select(c => c.From ?? c.Above!.Value).ToList();
            Assert.Equal(limits.Order(), limits);
        }
    }

    [Fact]
    public void No_rule_file_holds_the_text_of_an_item() =>
        Assert.All(
            Directory.EnumerateFiles(Path.Combine(Repository.Root, "src/Dorsal/Laboratory/Questionnaires/Rules")),
            file => Assert.DoesNotContain("\"text\"", File.ReadAllText(file), StringComparison.OrdinalIgnoreCase)
        );
}
