using System.Text.RegularExpressions;
using Dorsal.Laboratory;
using Dorsal.Laboratory.Example;
using Dorsal.Laboratory.Protocols;
using Dorsal.Laboratory.Questionnaires;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Parameters;
using Dorsal.Reports;
using Dorsal.Tests.House;
using Dorsal.Tests.Laboratory;

namespace Dorsal.Tests.Reports;

public sealed partial class MethodsTests : IDisposable
{
    private static readonly Language[] Languages = [Language.English, Language.Japanese];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_methods_paragraph_says_in_both_languages_what_was_done_with_which_settings()
    {
        ExampleStudy.Write(folder.At("study"), 3, 1);
        var result = Run.Measure(folder.At("study"));
        foreach (var language in Languages)
        {
            var paragraph = MethodsWriter.Paragraph(result, language);
            Assert.DoesNotContain("{", paragraph, StringComparison.Ordinal);
            foreach (
                var part in (string[])
                    [
                        "Dorsal",
                        "thermal-limits 1.0",
                        "32 °C",
                        "Rolke",
                        "10 Hz",
                        "50 kPa/s",
                        "controls",
                        "Hedges",
                        "Shrout",
                    ]
            )
            {
                Assert.Contains(part, paragraph, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Every_test_has_its_sentences_in_both_languages_and_they_name_the_same_settings()
    {
        Assert.Empty(TestCatalogue.WithProtocol.Except(MethodsSentences.Tests, StringComparer.Ordinal));
        var keys = MethodsSentences
            .Tests.Select(test => $"Methods.{test}")
            .Concat(MethodsSentences.Parts.Select(part => $"Methods.{part.Test}.{part.Sentence}"));
        Assert.All(
            keys,
            key =>
            {
                var english = FieldsOf(Text.Report.Get(Language.English, key));
                Assert.Equal(english, FieldsOf(Text.Report.Get(Language.Japanese, key)));
                Assert.All(english, field => Assert.NotNull(ParameterTable.Find(field)));
            }
        );
    }

    [Fact]
    public void Every_sentence_is_about_outcomes_that_there_are()
    {
        var ids = TestCatalogue.Tests.ToDictionary(
            t => t.Id,
            t => t.Outcomes.Select(o => o.Id),
            StringComparer.Ordinal
        );
        ids.Add(InstrumentCatalogue.TestId, InstrumentCatalogue.Outcomes.Select(o => o.Id));
        Assert.All(
            MethodsSentences.Parts,
            part => Assert.Contains(ids[part.Test], id => id.Contains(part.OutcomePart, StringComparison.Ordinal))
        );
    }

    [Fact]
    public void Words_that_a_sentence_puts_in_have_a_phrase_in_both_languages()
    {
        var fields = MethodsSentences
            .Parts.Select(part => $"Methods.{part.Test}.{part.Sentence}")
            .Concat(MethodsSentences.Tests.Select(test => $"Methods.{test}"))
            .SelectMany(key => FieldsOf(Text.Report.Get(Language.English, key)))
            .Distinct()
            .Select(id => ParameterTable.Get(id))
            .Where(parameter => parameter.Range.Contains('|', StringComparison.Ordinal));
        Assert.All(
            fields.SelectMany(field => field.Range.Split('|').Select(word => $"Methods.{field.Id}.{word}")),
            key => Assert.All(Languages, language => Assert.NotNull(Text.Report.Find(language, key)))
        );
    }

    [Theory]
    [InlineData("rmdq", "questionnaire.roland_morris_blanks", "no", "not ticked and counts 0")]
    [InlineData("rmdq", "questionnaire.roland_morris_blanks", "missing", "is a missing answer")]
    [InlineData("rmdq", null, "", null)]
    [InlineData("startback", null, "", null)]
    [InlineData("paindetect", null, "", null)]
    public void A_setting_of_a_questionnaire_is_told_as_it_was_used_and_not_where_it_was_not(
        string instrument,
        string? setting,
        string word,
        string? told
    )
    {
        string[] sentences = ["In the RMDQ", "Item 9", "The course patterns"];
        var result = StudyOfAllTests();
        var paragraph = MethodsWriter.Paragraph(
            result with
            {
                Findings = [.. result.Findings.Where(f => f.Questionnaire?.Instrument.Id == instrument)],
                Protocol = setting is null ? [] : [new ProtocolChoice(setting, word, "", ProtocolSource.Sidecar, "f")],
            },
            Language.English
        );
        Assert.Equal(told is not null, sentences.Any(s => paragraph.Contains(s, StringComparison.Ordinal)));
        Assert.Contains(told ?? "Questionnaires:", paragraph, StringComparison.Ordinal);
    }

    [Fact]
    public void Scores_taken_as_given_are_not_said_to_have_been_made_of_items()
    {
        var result = StudyOfAllTests();
        var given = result with
        {
            Findings =
            [
                .. result
                    .Findings.Where(f => f.Questionnaire is not null)
                    .Select(f => f with { Detector = Detector.AsGiven }),
            ],
        };
        var paragraph = MethodsWriter.Paragraph(given, Language.English);
        Assert.Contains(
            "PSQI (Buysse et al. 1989), version not stated, scored as 1989, scores taken as given",
            paragraph,
            StringComparison.Ordinal
        );
        Assert.All(
            (string[])["item 5j", "Item 9", "In the RMDQ", "course patterns"],
            part => Assert.DoesNotContain(part, paragraph, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void The_methods_of_a_study_of_all_tests_are_as_they_were_read()
    {
        MethodsWriter.Write(folder.At(""), StudyOfAllTests());
        var text = File.ReadAllText(folder.At(MethodsWriter.FileName));
        Golden.Check("methods.md", Version().Replace(text, "Dorsal VERSION"));
    }

    // Every outcome once, every setting at its default, every questionnaire scored from items, the PCS in Japanese.
    private static StudyResult StudyOfAllTests()
    {
        var study = Pages.Small.Value.Study;
        var measured = TestCatalogue
            .Tests.SelectMany(test => test.Outcomes.Select(outcome => Of(test.Id, outcome)))
            .Append(Of("sensitivity", TestCatalogue.Outcomes["pain_sensitivity_composite"]));
        var scored = InstrumentCatalogue.All.SelectMany(instrument =>
            instrument.Scores.Select(score =>
                Of(InstrumentCatalogue.TestId, TestCatalogue.Outcomes[instrument.OutcomeOf(score.Id)]) with
                {
                    Questionnaire = new QuestionnaireDetail(
                        instrument,
                        score,
                        instrument.Id == "pcs" ? "1995" : "",
                        instrument.Id == "pcs" ? "ja" : "",
                        0,
                        "",
                        null
                    ),
                }
            )
        );
        return study with
        {
            Findings = [.. measured, .. scored],
            Protocol =
            [
                .. ParameterTable
                    .All.Where(parameter => TestCatalogue.WithProtocol.Contains(parameter.Id.Split('.')[0]))
                    .Select(parameter => new ProtocolChoice(
                        parameter.Id,
                        parameter.Value,
                        parameter.Unit,
                        parameter.Id == "cuff.ramp" ? ProtocolSource.Sidecar : ProtocolSource.Default,
                        ""
                    )),
            ],
        };
    }

    private static Finding Of(string test, Outcome outcome) =>
        new(
            "P01",
            "1",
            test,
            new SeriesKey(outcome.Id, "", "", ""),
            Estimate.WithoutError(1),
            outcome.Unit,
            1,
            0,
            new Detector("made-up", "1.0"),
            ["f"]
        );

    private static SortedSet<string> FieldsOf(string sentence) =>
        new(MethodsSentences.Field().Matches(sentence).Select(m => m.Groups["id"].Value), StringComparer.Ordinal);

    [GeneratedRegex(@"Dorsal \d[^\s（(]*", RegexOptions.None, 1000)]
    private static partial Regex Version();
}
