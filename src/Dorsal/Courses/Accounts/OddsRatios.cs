using System.Globalization;
using Dorsal.Courses.Calibration;

namespace Dorsal.Courses.Accounts;

/// <summary>The odds ratios of going from acute to chronic: as published, by themselves as the calibration sees them, and adjusted.</summary>
internal static class OddsRatios
{
    /// <summary>The table.</summary>
    public static Table Account(PersonModel model, ulong seed, int people, CancellationToken cancel)
    {
        var transition = CourseFigures.Transition(
            Cohort.Run(model, seed, 0, people, new(CourseFigures.TransitionDays, Onset.Acute), cancel)
        );
        var adjusted = transition.Adjusted();
        return new(
            "Odds ratios of chronic pain, crude and adjusted",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{transition.People.Length} of {people} people enrolled. The calibration fits the crude ones; the adjusted ones, from a logistic regression on smoking, obesity, poor sleep, age, sex and depression (our choice; the sources adjusted for what they had), are nobody's target."
            ),
            ["figure", "published", "crude", "adjusted (95 %)"],
            [
                .. Transition.Exposures.Keys.Select(id =>
                {
                    var target = Target.All.Single(t => t.Id == id);
                    return (string[])
                        [
                            target.Meaning,
                            target.Value.ToString("F2", CultureInfo.InvariantCulture),
                            transition.Crude(id).ToString("F2", CultureInfo.InvariantCulture),
                            adjusted is null
                                ? "–"
                                : string.Create(
                                    CultureInfo.InvariantCulture,
                                    $"{adjusted[id].Value:F2} ({adjusted[id].Low:F2} to {adjusted[id].High:F2})"
                                ),
                        ];
                }),
            ]
        );
    }
}
