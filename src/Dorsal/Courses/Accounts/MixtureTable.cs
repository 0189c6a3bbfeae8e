using System.Globalization;
using Dorsal.Courses.Calibration;

namespace Dorsal.Courses.Accounts;

/// <summary>How many people with the same pain have each axis raised (claim 0.1).</summary>
internal static class MixtureTable
{
    private const int Days = 600;

    /// <summary>The table.</summary>
    public static Table Account(PersonModel model, ulong seed, int people)
    {
        var mixture = MixtureOfAxes.Of(Cohort.Run(model, seed, 0, people, new(Days, Onset.Acute)));
        return new(
            "The same pain, different mechanisms",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{mixture.People} people with pain 4 to 6, {Days} days after an injury: the share in whom an axis is beyond the 95th percentile of those without pain. The largest correlation of two axes among them is {mixture.CorrelationMost:F2}. The aim (at most 80 % and 0.7) was part of the fit."
            ),
            ["axis", "raised, %"],
            [
                .. mixture.Raised.Select(
                    (share, i) =>
                        (string[])[Axis.All[i].Name, (100 * share).ToString("F0", CultureInfo.InvariantCulture)]
                ),
            ]
        );
    }
}
