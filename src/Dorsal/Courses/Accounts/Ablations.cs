using System.Globalization;
using Dorsal.Courses.Calibration;
using Dorsal.People;

namespace Dorsal.Courses.Accounts;

/// <summary>What each mechanism, and each open answer, changes in a cohort: the course of pain and the states of others.</summary>
internal static class Ablations
{
    private const int Year = 365;

    /// <summary>Mean pain and share with chronic pain after an injury, and mean states at a year, under one model.</summary>
    public sealed record Outcome(double Pain6Weeks, double Pain26Weeks, double Chronic, double[] States);

    /// <summary>The outcome of a model.</summary>
    public static Outcome Of(PersonModel model, ulong seed, int people)
    {
        var cohort = Cohort.Run(model, seed, 0, people, new(Year, Onset.Acute));
        return new(
            cohort.Diaries.Average(d => d.Week(42)),
            cohort.Diaries.Average(d => d.Week(182)),
            cohort.Diaries.Average(d => d.IsChronic(182) ? 1 : 0),
            [.. Enum.GetValues<State>().Select(s => cohort.Ends.Average(e => e[(int)s]))]
        );
    }

    /// <summary>The open answers against the default, one at a time.</summary>
    public static IReadOnlyList<(string Name, Hypotheses Hypotheses)> Answers { get; } =
    [
        ("4.4 predisposition added", Hypotheses.Default with { InhibitionPredisposes = true }),
        ("4.4 without consequence", Hypotheses.Default with { InhibitionFollowsPain = false }),
        ("4.4 without maintains", Hypotheses.Default with { InhibitionMaintainsPain = false }),
        ("4.3 reduced", Hypotheses.Default with { PrefrontalPag = PrefrontalPag.Reduced }),
        ("5.4 direct", Hypotheses.Default with { ColdActsDirectly = true }),
        ("6.3 overactivity", Hypotheses.Default with { GreyMatterCause = GreyMatterCause.Overactivity }),
        ("6.3 other", Hypotheses.Default with { GreyMatterCause = GreyMatterCause.Other }),
        ("7.4 contributes", Hypotheses.Default with { SmudgingContributes = true }),
        ("8.3 contributes", Hypotheses.Default with { HomeostaticContributes = true }),
        ("10.4 moderated", Hypotheses.Default with { RetrainingModerated = true }),
    ];

    /// <summary>Each mechanism held at rest from the start.</summary>
    public static Table OfMechanisms(ModelConstants constants, ulong seed, int people)
    {
        var model = PersonModel.Of(constants);
        return Compare(
            "What each mechanism does",
            "Each mechanism in turn is held where it rests without pain, from the day of the injury on: changes against the whole model, same people, same chance. A mechanism without effect on pain is an end of the model under the default hypotheses, not a forgotten one (grey matter, cold, homeostatic plasticity: claims 6.5, 5.4, 8.3).",
            Of(model, seed, people),
            model.Parts.Select(p => (p.Id, Of(model.Ablate(p.Id), seed, people)))
        );
    }

    /// <summary>Each open answer changed.</summary>
    public static Table OfHypotheses(ModelConstants constants, ulong seed, int people) =>
        Compare(
            "What each open answer changes",
            "One hypothesis at a time against the defaults of the claims, same people, same chance. 4.3 is a sign of a reading, and 10.4 needs a treatment: neither changes a course without treatment.",
            Of(PersonModel.Of(constants), seed, people),
            Answers.Select(a => (a.Name, Of(PersonModel.Of(constants, a.Hypotheses), seed, people)))
        );

    private static Table Compare(
        string title,
        string about,
        Outcome whole,
        IEnumerable<(string Name, Outcome Outcome)> others
    )
    {
        string Change(double value, double from) =>
            (value - from).ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture);
        return new(
            title,
            about,
            [
                "changed",
                "pain at 6 weeks",
                "pain at 26 weeks",
                "chronic at 26 weeks, %",
                "states at a year that change by more than 0.02",
            ],
            [
                .. others.Select(o =>
                    (string[])
                        [
                            o.Name,
                            Change(o.Outcome.Pain6Weeks, whole.Pain6Weeks),
                            Change(o.Outcome.Pain26Weeks, whole.Pain26Weeks),
                            Change(100 * o.Outcome.Chronic, 100 * whole.Chronic),
                            string.Join(
                                ", ",
                                Enum.GetValues<State>()
                                    .Where(s => Math.Abs(o.Outcome.States[(int)s] - whole.States[(int)s]) > 0.02)
                                    .Select(s => s.ToString())
                            ),
                        ]
                ),
            ]
        );
    }
}
