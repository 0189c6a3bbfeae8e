using Dorsal.People;

namespace Dorsal.Courses.Calibration;

/// <summary>
/// The figures of the course that have a published counterpart, from two virtual cohorts: one with an acute episode, one of
/// the general population.
/// </summary>
/// <remarks>
/// What the cohorts of the literature do is imitated by assumption: people are enrolled a week after the injury if their pain
/// of that week is 3 or more of 10 (nine weeks: subacute; half a year: persistent).
/// </remarks>
internal static class CourseFigures
{
    private static readonly int Enrolment = (int)ModelConstants.Default["cohort.enrolment_day"];
    private static readonly int Subacute = (int)ModelConstants.Default["cohort.subacute_day"];
    private static readonly int Persistent = (int)ModelConstants.Default["cohort.persistent_day"];
    private static readonly double EnrolmentPain = ModelConstants.Default["cohort.pain_enrolled"];
    private const int Week = 7;
    private const int DiaryDays = 600;
    private const int HalfYear = 182;
    private const int YearsBefore = 4;

    // What takes long or varies little is computed on a part of the people: relief and trials on half of them, the two levels,
    // four years without chance, on a fortieth.
    private const int Half = 2;
    private const int BistableShare = 40;
    private const int BlockSize = 16;
    private static readonly (string Name, int Days)[] FollowUps =
    [
        ("0", 0),
        ("6w", 6 * Week),
        ("26w", 26 * Week),
        ("52w", 52 * Week),
    ];

    /// <summary>The figures that the calibration may see and those that come with them, by id; a figure without people is NaN.</summary>
    /// <param name="model">The equations.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="acute">People with an acute episode, a multiple of 16.</param>
    /// <param name="general">People of the general population, a multiple of 16.</param>
    /// <param name="cancel">Stops between blocks.</param>
    public static Dictionary<string, double> ForFit(
        PersonModel model,
        ulong seed,
        int acute,
        int general,
        CancellationToken cancel = default
    )
    {
        var figures = new Dictionary<string, double>(StringComparer.Ordinal);
        var episode = Cohort.Run(model, seed, 0, acute, new(DiaryDays, Onset.Acute) { Visits = [Enrolment] }, cancel);
        FollowUp(figures, "acute", episode, Enrolment);
        FollowUp(figures, "subacute", episode, Subacute);
        FollowUp(figures, "persistent", episode, Persistent);
        Transition(figures, episode);
        Recurrence(figures, episode);
        Mixture(figures, episode);
        RiskStrata.Add(figures, seed, episode, Enrolled(episode, Enrolment), Enrolment, Enrolment + HalfYear);
        Trial.AddFitted(figures, model, seed, episode.First(Part(acute, Half)), cancel);
        var relief = Accounts.ReliefByAxis.Of(model, seed, Part(acute, Half));
        figures["relief_most"] = relief.Most;
        figures["relief_third"] = relief.Third;
        figures["bistable"] = Accounts.Bistability.Share(model, seed, Part(acute, BistableShare));
        var adults = Cohort.Run(
            model,
            seed,
            acute,
            general,
            new(HalfYear, Onset.None) { Before = YearsBefore * 365 },
            cancel
        );
        figures["prevalence_chronic"] = adults.Diaries.Average(d => d.IsChronic(HalfYear - 1) ? 1 : 0);
        return figures;
    }

    /// <summary>All figures, with those that only predict and take longer.</summary>
    /// <inheritdoc cref="ForFit"/>
    public static Dictionary<string, double> All(
        PersonModel model,
        ulong seed,
        int acute,
        int general,
        CancellationToken cancel = default
    )
    {
        var figures = ForFit(model, seed, acute, general, cancel);
        var episode = Cohort.Run(model, seed, 0, acute, new(Trial.LongestDiary, Onset.Acute), cancel);
        Trial.AddPredicted(figures, model, seed, episode, cancel);
        TwinResemblance.Add(figures, model, seed, general, cancel);
        return figures;
    }

    private static int Part(int people, int share) => Math.Max(BlockSize, people / share / BlockSize * BlockSize);

    private static IEnumerable<int> Enrolled(Cohort cohort, int day) =>
        Enumerable.Range(0, cohort.People.Length).Where(i => cohort.Diaries[i].Week(day) >= EnrolmentPain);

    private static void FollowUp(Dictionary<string, double> figures, string name, Cohort cohort, int from)
    {
        int[] people = [.. Enrolled(cohort, from)];
        foreach (var (label, days) in FollowUps)
        {
            figures[$"{name}_{label}"] =
                people.Length > 0 ? people.Average(i => cohort.Diaries[i].Week(from + days)) : double.NaN;
        }
    }

    /// <summary>Days of the diary that the transition needs.</summary>
    public static int TransitionDays => Enrolment + HalfYear + 1;

    /// <summary>Who of those enrolled a week after the injury has chronic pain half a year later.</summary>
    public static Transition Transition(Cohort cohort)
    {
        int[] people = [.. Enrolled(cohort, Enrolment)];
        return new(
            [.. people.Select(i => cohort.People[i])],
            [.. people.Select(i => cohort.Diaries[i].IsChronic(Enrolment + HalfYear))]
        );
    }

    private static void Transition(Dictionary<string, double> figures, Cohort cohort)
    {
        var transition = Transition(cohort);
        figures["chronic_26w"] =
            transition.People.Length > 0 ? transition.IsChronic.Average(chronic => chronic ? 1 : 0) : double.NaN;
        foreach (var exposure in Calibration.Transition.Exposures.Keys)
        {
            figures[exposure] = transition.Crude(exposure);
        }
    }

    private static void Recurrence(Dictionary<string, double> figures, Cohort cohort)
    {
        var recovered = Enrolled(cohort, Enrolment)
            .Select(i => (Diary: cohort.Diaries[i], Day: cohort.Diaries[i].Recovery(Enrolment, Enrolment + HalfYear)))
            .Where(r => r.Day >= 0)
            .ToList();
        foreach (var (label, days) in new[] { ("3m", 91), ("6m", HalfYear), ("12m", 365) })
        {
            figures["recurrence_" + label] =
                recovered.Count > 0 ? recovered.Average(r => r.Diary.Recurs(r.Day, days) ? 1 : 0) : double.NaN;
        }
    }

    // Claim 0.1: among people with the same pain, no axis is raised in nearly all, and axes are not copies of one another.
    private static void Mixture(Dictionary<string, double> figures, Cohort cohort)
    {
        var mixture = MixtureOfAxes.Of(cohort);
        figures["raised_most"] = mixture.RaisedMost;
        figures["correlation_most"] = mixture.CorrelationMost;
    }
}
