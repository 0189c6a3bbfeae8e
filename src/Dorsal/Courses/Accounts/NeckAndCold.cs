using System.Globalization;
using Dorsal.Courses.Calibration;
using Dorsal.Numerics;
using Dorsal.People;
using MathNet.Numerics.Statistics;

namespace Dorsal.Courses.Accounts;

/// <summary>
/// The neck after whiplash: who is sensitive to cold, what that tells of the course, and whether inhibition was weak before
/// (claims 4.5 and 5.1 to 5.4), under the answers that make a difference.
/// </summary>
internal static class NeckAndCold
{
    private const int FourWeeks = 28;
    private const int ThreeMonths = 91;
    private const int Year = 365;
    private const double Sore = 3;
    private const double Free = 1;

    private static readonly State[] Psychology =
    [
        State.Catastrophising,
        State.Stress,
        State.Distress,
        State.Fear,
        State.SleepDeficit,
    ];

    private static readonly (string Name, Hypotheses Hypotheses)[] Answers =
    [
        ("5.4 mediated", Hypotheses.Default),
        ("5.4 direct", Hypotheses.Default with { ColdActsDirectly = true }),
        ("4.4 predisposition added", Hypotheses.Default with { InhibitionPredisposes = true }),
    ];

    /// <summary>What is read of the neck under one set of hypotheses.</summary>
    /// <param name="AgainstBack">Cold gain with pain at three months: whiplash against the back, standardised difference (5.1).</param>
    /// <param name="WithCatastrophising">Correlation of cold gain and catastrophising at four weeks (5.3).</param>
    /// <param name="WithStress">The same with stress.</param>
    /// <param name="WithCourse">Correlation of cold gain at four weeks with the pain of a year later (5.2).</param>
    /// <param name="BeyondPsychology">The same with pain, catastrophising, stress, distress, fear and sleep of four weeks held equal (5.4).</param>
    /// <param name="PsychologyAlone">Catastrophising at four weeks with the pain of a year later (5.4).</param>
    /// <param name="InhibitionBefore">Inhibition before the injury: with pain at a year against recovered, standardised difference (4.5).</param>
    internal sealed record Reading(
        double AgainstBack,
        double WithCatastrophising,
        double WithStress,
        double WithCourse,
        double BeyondPsychology,
        double PsychologyAlone,
        double InhibitionBefore
    );

    /// <summary>Reads the neck.</summary>
    public static Reading Of(PersonModel model, ulong seed, int people)
    {
        CohortDesign design = new(Year + 1, Onset.Acute) { Visits = [0, FourWeeks, ThreeMonths] };
        var neck = Cohort.Run(model, seed, 0, people, design with { Region = Region.Neck });
        var back = Cohort.Run(model, seed, people, people, design);
        int[] hurt = [.. Enumerable.Range(0, people).Where(i => neck.Diaries[i].Week(FourWeeks) >= Sore)];
        double[] At(State state) => [.. hurt.Select(i => neck.Visits[1][i][(int)state])];
        var cold = At(State.ColdGain);
        double[] later = [.. hurt.Select(i => neck.Diaries[i].Week(Year))];
        double[][] held =
        [
            [.. hurt.Select(i => neck.Diaries[i].Week(FourWeeks))],
            .. Psychology.Select(At),
        ];
        return new(
            Standardised.Difference(ColdWithPain(neck), ColdWithPain(back)),
            Correlation.Pearson(cold, At(State.Catastrophising)),
            Correlation.Pearson(cold, At(State.Stress)),
            Correlation.Pearson(cold, later),
            Correlation.Pearson(Rest(cold, held), Rest(later, held)),
            Correlation.Pearson(At(State.Catastrophising), later),
            Standardised.Difference(Before(neck, d => d.Week(Year) >= Sore), Before(neck, d => d.Week(Year) < Free))
        );
    }

    /// <summary>The table.</summary>
    public static Table Account(ModelConstants constants, ulong seed, int people)
    {
        var readings = Answers.Select(a => Of(PersonModel.Of(constants, a.Hypotheses), seed, people)).ToList();
        string[] Row(string name, Func<Reading, double> value, string published) =>
            [name, .. readings.Select(r => value(r).ToString("F2", CultureInfo.InvariantCulture)), published];
        return new(
            "The neck after whiplash",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{people} people after whiplash and as many with back pain, true states. Cold keeps its link with the course beyond pain and psychology only where cold acts directly. Predicted, but for sizes that rest on assumed constants: the first row on `neck.cold`, the column of 5.4 direct on `gain.cold`. The last row is read at the end of the first day and holds sleep and mood before it too."
            ),
            ["reading", .. Answers.Select(a => a.Name), "published"],
            [
                Row(
                    "cold gain with pain at three months, against the back (SMD; 5.1)",
                    r => r.AgainstBack,
                    "0.89 (0.57 to 1.21), thresholds, against neck pain without trauma"
                ),
                Row(
                    "cold gain and catastrophising at four weeks (r; 5.3)",
                    r => r.WithCatastrophising,
                    "0.46, thresholds"
                ),
                Row("cold gain and stress at four weeks (r; 5.3)", r => r.WithStress, ""),
                Row("cold gain at four weeks and pain at a year (r; 5.2)", r => r.WithCourse, "predicts"),
                Row("the same beyond pain and psychology (r; 5.4)", r => r.BeyondPsychology, "open"),
                Row("catastrophising at four weeks and pain at a year (r; 5.4)", r => r.PsychologyAlone, "predicts"),
                Row(
                    "inhibition before the injury, with pain at a year against recovered (SMD; 4.5)",
                    r => r.InhibitionBefore,
                    "weaker before (preliminary)"
                ),
            ]
        );
    }

    private static List<double> ColdWithPain(Cohort cohort) =>
        [
            .. Enumerable
                .Range(0, cohort.People.Length)
                .Where(i => cohort.Diaries[i].Week(ThreeMonths) >= Sore)
                .Select(i => cohort.Visits[2][i][(int)State.ColdGain]),
        ];

    private static List<double> Before(Cohort cohort, Func<Diary, bool> belongs) =>
        [
            .. Enumerable
                .Range(0, cohort.People.Length)
                .Where(i => belongs(cohort.Diaries[i]))
                .Select(i => cohort.Visits[0][i][(int)State.DescendingInhibition]),
        ];

    // What is left of a reading when what others explain is taken away: partial correlation is the correlation of such rests.
    private static double[] Rest(double[] values, double[][] others)
    {
        double[][] columns =
        [
            [.. values.Select(_ => 1.0)],
            .. others,
        ];
        var fit =
            LinearModel.Fit(values, columns)
            ?? throw new InvalidOperationException("Too few people to hold their psychology equal.");
        return
        [
            .. values.Select((value, i) => value - columns.Select((c, k) => c[i] * fit.Coefficients[k].Value).Sum()),
        ];
    }
}
