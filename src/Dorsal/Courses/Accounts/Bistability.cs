using System.Globalization;
using Dorsal.People;

namespace Dorsal.Courses.Accounts;

/// <summary>
/// Whether a person has two levels to rest at, without pain and with it, and what size of injury tips her over
/// (person-model.md 4.5): without chance, from a small and from the largest injury.
/// </summary>
internal static class Bistability
{
    private const int Years = 4;
    private const double Painful = 2;
    private static readonly double[] Sizes = [0.25, 0.5, 1, 1.5, 2, 2.5];

    /// <summary>Pain four years after injuries of each size: one row a size, one column a person.</summary>
    public static double[][] Ends(PersonModel model, ulong seed, int people)
    {
        var population = new Population(seed, constants: model.Constants);
        Person[] members = [.. Enumerable.Range(0, people).Select(id => population.Draw((ulong)id))];
        return [.. Sizes.Select(size => End(model, members, size, weight: null))];
    }

    /// <summary>The share of people who recover from the smallest injury and not from the largest.</summary>
    public static double Share(PersonModel model, ulong seed, int people)
    {
        var population = new Population(seed, constants: model.Constants);
        Person[] members = [.. Enumerable.Range(0, people).Select(id => population.Draw((ulong)id))];
        var (small, large) = (End(model, members, Sizes[0], null), End(model, members, Sizes[^1], null));
        return small.Zip(large).Count(p => p.First <= Painful && p.Second > Painful) / (double)people;
    }

    /// <summary>Shares of people by what they can rest at, and of those who have both levels by injury size.</summary>
    public static Table Account(PersonModel model, ulong seed, int people)
    {
        var ends = Ends(model, seed, people);
        bool Hurts(int size, int person) => ends[size][person] > Painful;
        var all = Enumerable.Range(0, people).ToList();
        var both = all.Where(i => !Hurts(0, i) && Hurts(Sizes.Length - 1, i)).ToList();
        var never = all.Count(i => !Hurts(Sizes.Length - 1, i));
        string Share(double n, double of) => (100 * n / of).ToString("F1", CultureInfo.InvariantCulture);
        return new(
            "Two levels to rest at",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{people} people without chance, pain {Years} years after one injury. {Share(never, people)} % always recover, {Share(both.Count, people)} % recover from the smallest injury and not from the largest, the rest have pain in either case. Of those with both levels, the share that an injury of a size (1: a typical one) tips over:"
            ),
            ["size of the injury", "with pain after four years, %"],
            [
                .. Sizes.Select(
                    (size, s) =>
                        (string[])
                            [
                                size.ToString(CultureInfo.InvariantCulture),
                                Share(both.Count(i => Hurts(s, i)), Math.Max(1, both.Count)),
                            ]
                ),
            ]
        );
    }

    /// <summary>
    /// Hysteresis: in the first person who has both levels, pain at rest when the weight of the learnt state is raised, and when it is
    /// lowered again.
    /// </summary>
    public static Table Hysteresis(PersonModel model, ulong seed, int people)
    {
        var ends = Ends(model, seed, people);
        var id = Enumerable.Range(0, people).FirstOrDefault(i => ends[0][i] <= Painful && ends[^1][i] > Painful);
        var person = new Population(seed, constants: model.Constants).Draw((ulong)id);
        double[] weights = [.. Enumerable.Range(0, 13).Select(i => 0.10 + (0.03 * i))];
        double[] Levels(double injury) => [.. weights.Select(w => End(model, [person], injury, w)[0])];
        var (up, down) = (Levels(Sizes[0]), Levels(Sizes[^1]));
        return new(
            "Hysteresis",
            string.Create(
                CultureInfo.InvariantCulture,
                $"Person {id}, the first who has both levels, with the weight of the learnt state set by hand: pain at rest four years after a small injury (the lower branch) and after the largest (the upper branch). Where they differ, the past decides."
            ),
            ["weight", "lower branch", "upper branch"],
            [
                .. weights.Select(
                    (w, i) =>
                        (string[])
                            [
                                w.ToString("F2", CultureInfo.InvariantCulture),
                                up[i].ToString("F2", CultureInfo.InvariantCulture),
                                down[i].ToString("F2", CultureInfo.InvariantCulture),
                            ]
                ),
            ]
        );
    }

    private static double[] End(PersonModel model, Person[] people, double injury, double? weight)
    {
        var course = new Course(model, people, 0, new(Chance: false));
        course.Block[State.TissueIrritation].Fill(injury);
        if (weight is { } w)
        {
            course.Block[Trait.LearntWeight].Fill(w);
        }

        while (course.Day < Years * 365)
        {
            course.NextDay();
        }

        return course.Block[State.Pain][..people.Length].ToArray();
    }
}
