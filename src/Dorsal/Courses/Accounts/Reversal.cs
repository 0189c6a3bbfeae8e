using System.Globalization;
using Dorsal.Courses.Calibration;
using Dorsal.Mechanisms;
using Dorsal.People;
using MathNet.Numerics.Statistics;

namespace Dorsal.Courses.Accounts;

/// <summary>
/// What goes back when the pain goes (claims 2.4, 3.4, 6.4, and 8.2 read with them): people with pain a year after an injury, and
/// people who have recovered from one, against people who were never hurt.
/// </summary>
internal static class Reversal
{
    private const int Year = 365;
    private const double Sore = 3;
    private const double Free = 0.5;

    /// <summary>Standardised mean differences by reading: acute, with pain after a year, recovered after a year.</summary>
    public static IReadOnlyList<(string Reading, double Acute, double Persistent, double Recovered)> Of(
        PersonModel model,
        ulong seed,
        int people
    )
    {
        var hurt = Cohort.Run(model, seed, 0, people, new(Year, Onset.Acute) { Visits = [14] });
        var never = Cohort.Run(model, seed, people, people / 2, new(Year, Onset.None));
        var persistent = Who(hurt, d => d.Week(Year - 1) >= Sore);
        var recovered = Who(hurt, d => d.Week(14) >= Sore && d.Week(Year - 1) < Free);
        var acute = Who(hurt, d => d.Week(14) >= Sore);
        var healthy = Who(never, d => d.Week(Year - 1) < Free);
        return
        [
            .. Readings(model)
                .Select(r =>
                {
                    var control = healthy.Select(i => r.Value(never.People[i], never.Ends[i])).ToList();
                    double Against(IEnumerable<int> who, double[][] states) =>
                        Standardised.Difference(who.Select(i => r.Value(hurt.People[i], states[i])).ToList(), control);
                    return (
                        r.Name,
                        Against(acute, hurt.Visits[0]),
                        Against(persistent, hurt.Ends),
                        Against(recovered, hurt.Ends)
                    );
                }),
        ];
    }

    /// <summary>The table of differences.</summary>
    public static Table Account(PersonModel model, ulong seed, int people) =>
        new(
            "What goes back when the pain goes",
            "Standardised mean differences from people who were never hurt and have no pain, of the true states, without error of measurement (which makes published differences smaller): two weeks after an injury, with pain after a year, recovered after a year. Predicted; claims 2.4, 3.4, 6.4, 8.2.",
            ["reading", "acute", "with pain at a year", "recovered at a year"],
            [
                .. Of(model, seed, people)
                    .Select(r => (string[])[r.Reading, Number(r.Acute), Number(r.Persistent), Number(r.Recovered)]),
            ]
        );

    /// <summary>What can be read from a person's states.</summary>
    public static IReadOnlyList<(string Name, Func<Person, double[], double> Value)> Readings(PersonModel model)
    {
        var pressure = new PressureSensitivity(model.Constants);
        return
        [
            ("log pressure threshold, back", (p, e) => Math.Log(pressure.Local(p, s => e[(int)s]))),
            ("log pressure threshold, remote", (p, e) => Math.Log(pressure.Remote(p, s => e[(int)s]))),
            .. Axis.All.Select(a => (a.Name, (Func<Person, double[], double>)((_, e) => a.Score(s => e[(int)s])))),
        ];
    }

    private static List<int> Who(Cohort cohort, Func<Diary, bool> belongs) =>
        [.. Enumerable.Range(0, cohort.People.Length).Where(i => belongs(cohort.Diaries[i]))];

    private static string Number(double value) => value.ToString("F2", CultureInfo.InvariantCulture);
}
