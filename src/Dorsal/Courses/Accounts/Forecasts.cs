using System.Globalization;
using Dorsal.Courses.Calibration;
using Dorsal.People;
using MathNet.Numerics.Statistics;

namespace Dorsal.Courses.Accounts;

/// <summary>
/// What two weeks after an injury tells of the pain half a year after it, alone and beyond the pain of now. Claim 2.5: pressure
/// thresholds tell nothing.
/// </summary>
internal static class Forecasts
{
    private const int Now = 14;
    private const int Later = 196;
    private const double Enrolled = 3;

    /// <summary>Correlations with later pain by reading: alone, and with the pain of now held equal.</summary>
    public static IReadOnlyList<(string Reading, double Alone, double Beyond)> Of(
        PersonModel model,
        ulong seed,
        int people
    )
    {
        var cohort = Cohort.Run(model, seed, 0, people, new(Later + 1, Onset.Acute) { Visits = [Now] });
        int[] who = [.. Enumerable.Range(0, people).Where(i => cohort.Diaries[i].Week(Now) >= Enrolled)];
        var later = who.Select(i => cohort.Diaries[i].Week(Later)).ToList();
        var pain = who.Select(i => cohort.Diaries[i].Week(Now)).ToList();
        return
        [
            .. Reversal
                .Readings(model)
                .Select(r =>
                {
                    var reading = who.Select(i => r.Value(cohort.People[i], cohort.Visits[0][i])).ToList();
                    var alone = Correlation.Pearson(reading, later);
                    var (withPain, painLater) = (Correlation.Pearson(reading, pain), Correlation.Pearson(pain, later));
                    var beyond =
                        (alone - (withPain * painLater))
                        / Math.Sqrt((1 - (withPain * withPain)) * (1 - (painLater * painLater)));
                    return (r.Name, alone, beyond);
                }),
        ];
    }

    /// <summary>The table of correlations.</summary>
    public static Table Account(PersonModel model, ulong seed, int people) =>
        new(
            "What tells of the future",
            "Correlation of a reading two weeks after an injury (true states, people with pain of 3 or more) with the pain half a year after it: alone, and with the pain of now held equal. Pressure thresholds should tell nothing (claim 2.5): the spread between people was set large by design so that they do not; the other rows are predicted.",
            ["reading at two weeks", "with later pain", "beyond the pain of now"],
            [
                .. Of(model, seed, people)
                    .Select(r =>
                        (string[])
                            [
                                r.Reading,
                                r.Alone.ToString("F2", CultureInfo.InvariantCulture),
                                r.Beyond.ToString("F2", CultureInfo.InvariantCulture),
                            ]
                    ),
            ]
        );
}
