using CsCheck;
using Dorsal.Laboratory;
using Dorsal.Laboratory.Questionnaires;
using Dorsal.Messages;

namespace Dorsal.Tests.Laboratory;

/// <summary>Laws that every questionnaire keeps for every form, however it was filled in.</summary>
public class QuestionnaireLawTests
{
    private const int Forms = 300;
    private static readonly double[] Wrong = [-7, 77, 1e9, 0.5];

    public static TheoryData<string> Ids => [.. InstrumentCatalogue.All.Select(instrument => instrument.Id)];

    public static TheoryData<string, string> Codings =>
        new(
            InstrumentCatalogue
                .All.Where(instrument => instrument.Id != "paindetect")
                .Select(instrument => (instrument.Id, ""))
                .Concat([("paindetect", "original"), ("paindetect", "ninds"), ("paindetect", "points")])
        );

    [Theory]
    [MemberData(nameof(Codings))]
    public void Every_legal_form_has_all_scores_and_each_is_in_its_range(string id, string coding) =>
        Legal(id, coding)
            .Sample(
                form =>
                {
                    var scored = Score(id, coding, form);
                    Assert.Equal(InstrumentCatalogue.Find(id)!.Scores.Count, scored.Findings.Count);
                    Assert.All(
                        scored.Findings,
                        finding =>
                        {
                            var rule = finding.Questionnaire!.Score;
                            Assert.InRange(finding.Estimate.Value, rule.Lowest, rule.Highest);
                            Assert.Equal((rule.All.Count, 0), (finding.TrialsUsed, finding.TrialsRejected));
                        }
                    );
                    Assert.DoesNotContain(scored.Notes, note => note.Code == "AnswerImpossible");
                },
                iter: Forms,
                threads: 1
            );

    [Theory]
    [MemberData(nameof(Codings))]
    public void Both_ends_of_every_range_are_reached_by_some_form(string id, string coding)
    {
        foreach (var rule in InstrumentCatalogue.Find(id)!.Scores)
        {
            var ends = Ends(id, coding).Select(form => Score(id, coding, form).Of(OutcomeOf(id, rule))).ToList();
            Assert.Equal(rule.Lowest, ends.Min(f => f.Estimate.Value));
            Assert.Equal(ends[0].Questionnaire!.Score.Highest, ends.Max(f => f.Estimate.Value));
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Reversing_twice_gives_the_answer_back_and_stays_among_the_answers(string id)
    {
        foreach (var rule in InstrumentCatalogue.Find(id)!.Items.Where(rule => !rule.Fractions))
        {
            foreach (var item in rule.All)
            {
                for (var answer = rule.Lowest; answer <= rule.Highest; answer++)
                {
                    var scored = rule.Scored(item, answer);
                    Assert.True(rule.Allows(scored));
                    Assert.Equal(answer, rule.Scored(item, scored));
                    var isReversed = ItemList.Parse(rule.Reversed).Contains(item, StringComparer.Ordinal);
                    Assert.Equal(isReversed ? rule.Lowest + (rule.Highest - answer) : answer, scored);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Subscales_add_up_to_the_total_where_the_instrument_says_so(string id) =>
        Legal(id, "")
            .Sample(
                form =>
                {
                    var scored = Score(id, "", form);
                    foreach (var total in InstrumentCatalogue.Find(id)!.Scores.Where(rule => rule.SumOf.Count > 0))
                    {
                        var parts = total.SumOf.Select(part => scored.Value($"{id}_{part}"));
                        Assert.Equal(parts.Sum(), scored.Value(OutcomeOf(id, total)));
                    }
                },
                iter: Forms,
                threads: 1
            );

    // The score of such a form is none, or the one of the form without that answer; and in that case it says that an answer lacks.
    [Theory]
    [MemberData(nameof(Codings))]
    public void An_impossible_answer_never_changes_a_score_silently(string id, string coding) =>
        Gen.Select(Legal(id, coding), Gen.Int[0, int.MaxValue - 1], Gen.Int[0, Wrong.Length - 1].Select(i => Wrong[i]))
            .Sample(
                (form, pick, impossible) =>
                {
                    var instrument = InstrumentCatalogue.Find(id)!;
                    var at = pick % form.Length;
                    var item = form[at].Which;
                    if (instrument.Find(item)!.Allows(impossible))
                    {
                        return;
                    }

                    var spoilt = Score(id, coding, [.. form[..at], (item, impossible), .. form[(at + 1)..]]);
                    var without = Score(id, coding, [.. form[..at], .. form[(at + 1)..]]);
                    Assert.Single(spoilt.Notes, note => note.Code == "AnswerImpossible" && note.Arguments[0] == item);
                    foreach (var rule in instrument.Scores.Where(rule => rule.All.Contains(item)))
                    {
                        var finding = spoilt.FindOrNone(OutcomeOf(id, rule));
                        if (finding is { Estimate.IsFitted: true })
                        {
                            Assert.Equal(without.Value(OutcomeOf(id, rule)), finding.Estimate.Value);
                            Assert.Contains(finding.Quality, note => note.Code == "AnswersProrated");
                        }
                        else if (finding is not null)
                        {
                            Assert.Contains(
                                finding.Quality,
                                note => note.Code is "AnswersTooFew" or "AnswerNotBlank" && note.Grade == Grade.Warning
                            );
                        }
                    }
                },
                iter: Forms,
                threads: 1
            );

    private static string OutcomeOf(string id, ScoreRule rule) => $"{id}_{rule.Id}";

    private static Analysis Score(string id, string coding, params (string Which, double Value)[] form) =>
        Answers.Score(
            id,
            "",
            "",
            coding.Length > 0 ? [("questionnaire.pain_detect_pattern", coding)]
                : id == "startback" ? [("questionnaire.start_back_item_nine", "raw")]
                : [],
            form
        );

    private static Gen<(string Which, double Value)[]> Legal(string id, string coding)
    {
        var items = InstrumentCatalogue.Find(id)!.Items.SelectMany(rule => rule.All.Select(item => (rule, item)));
        var gens = items.Select(pair =>
        {
            var offered = Offered(pair.rule, pair.item, coding);
            return Gen.Int[0, offered.Length - 1].Select(i => (pair.item, offered[i]));
        });
        return gens.Aggregate(
            Gen.Const(Array.Empty<(string, double)>()),
            (sofar, next) => Gen.Select(sofar, next, (form, answer) => ((string, double)[])[.. form, answer])
        );
    }

    // All lowest, all highest, and with the reversed items the other way round; hours and minutes that are worst and best.
    private static IEnumerable<(string Which, double Value)[]> Ends(string id, string coding)
    {
        var instrument = InstrumentCatalogue.Find(id)!;
        var items = instrument.Items.SelectMany(rule => rule.All.Select(item => (rule, item))).ToList();
        foreach (var isHigh in (bool[])[false, true])
        {
            yield return [.. items.Select(pair => (pair.item, End(pair.rule, pair.item, coding, isHigh)))];
        }

        if (id == "nih")
        {
            yield return [("duration", 6), ("frequency", 1)];
        }
    }

    private static double End(ItemRule rule, string item, string coding, bool isHigh) =>
        item switch
        {
            "1" when rule.Fractions => 23,
            "2" when rule.Fractions => isHigh ? 90 : 5,
            "3" when rule.Fractions => 7,
            "4" when rule.Fractions => isHigh ? 3 : 8,
            "pattern" => Offered(rule, item, coding)
                .OrderBy(answer =>
                    coding == "points" ? answer
                    : answer == 2 ? -1
                    : answer
                )
                .ElementAt(isHigh ? ^1 : 0),
            _ => rule.Scored(item, isHigh ? Offered(rule, item, coding)[^1] : Offered(rule, item, coding)[0]),
        };

    // Ratings in half points; of hours and minutes a few, on and beside the limits of the components.
    private static double[] Offered(ItemRule rule, string item, string coding) =>
        (item, coding) switch
        {
            ("pattern", "points") => [-1, 0, 1, 2],
            ("pattern", _) => [1, 2, 3, 4],
            ("radiating", "points") => [0, 2],
            ("radiating", _) => [0, 1],
            _ when rule.Highest == 1440 => [0, 15, 15.5, 16, 30, 31, 60, 60.5, 1440],
            _ when rule.Fractions && rule.Highest == 10 => [.. Enumerable.Range(0, 21).Select(i => i / 2.0)],
            _ when rule.Fractions => [0, 4.9, 5, 6, 6.5, 7, 7.1, 10, 22.75, 24],
            _ => [.. Enumerable.Range((int)rule.Lowest, (int)(rule.Highest - rule.Lowest) + 1).Select(i => (double)i)],
        };
}
