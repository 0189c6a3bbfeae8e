using System.Globalization;
using Dorsal.Courses.Calibration;
using Dorsal.People;

namespace Dorsal.Courses.Accounts;

/// <summary>
/// Which axis carries a person's pain: the one whose removal relieves it most. Claims 0.1 and 0.5 ask that it differ between
/// people with the same pain.
/// </summary>
internal static class ReliefByAxis
{
    private const int Onset = 365;
    private const int Days = 90;
    private const int BlockSize = 16;
    private const double Low = 4;
    private const double High = 6;
    private const double Worthwhile = 0.5;

    /// <summary>By axis (the last for none): shares of people with pain 4 to 6 a year after an injury whom it relieves most.</summary>
    public static (double[] Shares, double[] Mean, int People, double Most, double Third) Of(
        PersonModel model,
        ulong seed,
        int people
    )
    {
        // By block, added up in order: the result does not depend on which thread was first.
        var counts = new int[people / BlockSize][];
        var sums = new double[people / BlockSize][];
        var ablated = Axis.All.Select(a => model.Ablate(a)).ToList();
        var population = new Population(seed, constants: model.Constants);
        Parallel.For(
            0,
            people / BlockSize,
            block =>
            {
                Person[] members =
                [
                    .. Enumerable.Range(block * BlockSize, BlockSize).Select(id => population.Draw((ulong)id)),
                ];
                var course = new Course(model, members, seed);
                course.BeginEpisode(seed);
                while (course.Day < Onset)
                {
                    course.NextDay();
                }

                var pain = course.Block[State.Pain].ToArray();
                if (!pain.Any(p => p is >= Low and <= High))
                {
                    return;
                }

                var left = End(model, course);
                var without = ablated.Select(m => End(m, course)).ToArray();
                (counts[block], sums[block]) = (new int[Axis.All.Count + 1], new double[Axis.All.Count]);
                for (var i = 0; i < BlockSize; i++)
                {
                    if (pain[i] is < Low or > High)
                    {
                        continue;
                    }

                    var relief = without.Select(end => left[i] - end[i]).ToArray();
                    var best = relief.Max() < Worthwhile ? Axis.All.Count : Array.IndexOf(relief, relief.Max());
                    counts[block][best]++;
                    for (var axis = 0; axis < relief.Length; axis++)
                    {
                        sums[block][axis] += relief[axis];
                    }
                }
            }
        );
        var seen = counts.Where(c => c is not null).ToList();
        var total = seen.Sum(c => c.Sum());
        double[] shares = [.. Enumerable.Range(0, Axis.All.Count + 1).Select(i => seen.Sum(c => c[i]) / (double)total)];
        double[] mean =
        [
            .. Enumerable.Range(0, Axis.All.Count).Select(i => sums.Where(s => s is not null).Sum(s => s[i]) / total),
        ];
        double[] order = [.. shares[..^1].OrderDescending()];
        return (shares, mean, total, total > 0 ? order[0] : double.NaN, total > 0 ? order[2] : double.NaN);
    }

    /// <summary>The table of shares.</summary>
    public static Table Account(PersonModel model, ulong seed, int people)
    {
        var (shares, mean, sore, _, _) = Of(model, seed, people);
        var names = Axis.All.Select(a => a.Name).Append("none by half a point");
        return new(
            "Which axis carries the pain of a person",
            string.Create(
                CultureInfo.InvariantCulture,
                $"Of {people} people hurt a year before, {sore} have pain 4 to 6. In each of them each axis in turn is put to rest and held for {Days} days, without chance: the share of people whom that axis relieves most, and the mean relief in points (claims 0.1, 0.5). That no axis is the one in more than half of them, and that a third axis is in at least a tenth, were aims of the fit; which they are is predicted."
            ),
            ["axis", "relieves most, % of people", "mean relief"],
            [
                .. names.Select(
                    (name, i) =>
                        (string[])
                            [
                                name,
                                (100 * shares[i]).ToString("F0", CultureInfo.InvariantCulture),
                                i < mean.Length ? mean[i].ToString("F2", CultureInfo.InvariantCulture) : "",
                            ]
                ),
            ]
        );
    }

    private static double[] End(PersonModel model, Course from)
    {
        var course = new Course(model, from.People, 0, new(Chance: false));
        course.ContinueFrom(from);
        while (course.Day < Days)
        {
            course.NextDay();
        }

        return course.Block[State.Pain].ToArray();
    }
}
