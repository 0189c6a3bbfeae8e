using Dorsal.People;

namespace Dorsal.Courses.Calibration;

/// <summary>
/// A virtual trial: the same people with the same chance, treated and not, so that the difference is the treatment's alone.
/// </summary>
/// <remarks>
/// When people enter (chronic pain: half a year with pain on at least half of the days), for how long they are treated and
/// when they are asked are our reading of the pools of evidence D4, whose trials differ.
/// </remarks>
/// <param name="Id">The figure: mean difference of the pain of a week, 0 to 10, negative where it helps.</param>
/// <param name="Input">How the treatment acts, at strength 1.</param>
/// <param name="IsAcute">Whether people enter with an acute episode; else with chronic pain.</param>
/// <param name="Weeks">Weeks of treatment.</param>
/// <param name="Asked">Week after entry in which the pain is compared.</param>
internal sealed record Trial(string Id, Input Input, bool IsAcute, int Weeks, int Asked)
{
    private const int Week = 7;

    private static readonly Trial[] Fitted =
    [
        new("trial_exercise", Input.Exercise, IsAcute: false, 12, 12),
        new("trial_cognitive", Input.Cognitive, IsAcute: false, 12, 12),
    ];

    private static readonly Trial[] Predicted =
    [
        new("trial_exercise_acute", Input.Exercise, IsAcute: true, 6, 6),
        new("trial_nsaid", Input.AntiInflammatory, IsAcute: false, 6, 6),
        new("trial_nsaid_acute", Input.AntiInflammatory, IsAcute: true, 2, 2),
        new("trial_retraining_18w", Input.SensoryRetraining, IsAcute: false, 12, 18),
        new("trial_retraining_52w", Input.SensoryRetraining, IsAcute: false, 12, 52),
    ];

    /// <summary>Days of diary that the longest of the trials asks for.</summary>
    public static int LongestDiary => Predicted.Max(t => t.Entry + (t.Asked * Week)) + 1;

    private int Entry =>
        (int)(IsAcute ? ModelConstants.Default["cohort.enrolment_day"] : ModelConstants.Default["cohort.trial_day"]);

    /// <summary>The effects that may be fitted (split.md: exercise and cognitive treatment).</summary>
    public static void AddFitted(
        Dictionary<string, double> figures,
        PersonModel model,
        ulong seed,
        Cohort untreated,
        CancellationToken cancel
    ) => Add(figures, Fitted, model, seed, untreated, cancel);

    /// <summary>The effects that are predicted.</summary>
    public static void AddPredicted(
        Dictionary<string, double> figures,
        PersonModel model,
        ulong seed,
        Cohort untreated,
        CancellationToken cancel
    ) => Add(figures, Predicted, model, seed, untreated, cancel);

    private static void Add(
        Dictionary<string, double> figures,
        Trial[] trials,
        PersonModel model,
        ulong seed,
        Cohort untreated,
        CancellationToken cancel
    )
    {
        foreach (var trial in trials)
        {
            figures[trial.Id] = trial.Effect(model, seed, untreated, cancel);
        }
    }

    /// <summary>The mean difference between treated and not, NaN where nobody enters.</summary>
    /// <param name="model">The equations.</param>
    /// <param name="seed">The seed of the untreated people.</param>
    /// <param name="untreated">The same people without treatment, hurt on the first day of their diary.</param>
    /// <param name="cancel">Stops between blocks.</param>
    public double Effect(PersonModel model, ulong seed, Cohort untreated, CancellationToken cancel)
    {
        var asked = Entry + (Asked * Week);
        var treatment = new Treatment(Id, new Dictionary<Input, double> { [Input] = 1 }, Entry + 1, Weeks * Week);
        var treated = Cohort.Run(
            model,
            seed,
            0,
            untreated.People.Length,
            new(asked + 1, Onset.Acute) { Treatments = new([new("treated", 1, [treatment])]) },
            cancel
        );
        int[] entered = [.. Enumerable.Range(0, untreated.People.Length).Where(i => Enters(untreated.Diaries[i]))];
        return entered.Length > 0
            ? entered.Average(i => treated.Diaries[i].Week(asked) - untreated.Diaries[i].Week(asked))
            : double.NaN;
    }

    private bool Enters(Diary diary) =>
        diary.Week(Entry) >= ModelConstants.Default["cohort.pain_enrolled"] && (IsAcute || diary.IsChronic(Entry));
}
