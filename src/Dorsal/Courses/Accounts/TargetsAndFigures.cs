using System.Globalization;
using Dorsal.Courses.Calibration;

namespace Dorsal.Courses.Accounts;

/// <summary>The figures of a large cohort beside their targets: those that were fitted and those that are predictions.</summary>
internal static class TargetsAndFigures
{
    /// <summary>The table.</summary>
    public static Table Account(PersonModel model, ulong seed, int people, CancellationToken cancel)
    {
        var figures = CourseFigures.All(model, seed, people, people / 2, cancel);
        return new(
            "The course beside the literature",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{people} people with an acute episode and {people / 2} of the general population (four years before, half a year of diary), seed {seed}, which the fit has not seen. Distance: difference in tolerances; what is beyond 2 is off. *Fitted* figures were seen by the calibration, *predicted* ones were not."
            ),
            ["figure", "target", "model", "distance", "use", "source"],
            [
                .. Target.All.Select(t =>
                    (string[])
                        [
                            t.Meaning,
                            t.Value.ToString("0.###", CultureInfo.InvariantCulture),
                            figures[t.Id].ToString("F2", CultureInfo.InvariantCulture),
                            t.Distance(figures[t.Id]).ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture),
                            t.IsFitted ? "fitted" : "predicted",
                            t.Source,
                        ]
                ),
            ]
        );
    }
}
