using System.Globalization;
using Dorsal.Courses;
using Dorsal.People;
using Dorsal.Tests.House;

namespace Dorsal.Tests.Courses;

/// <summary>How fast the error of a course falls when its steps are made finer, against a fine reference on the same path of chance.</summary>
public class ConvergenceTests
{
    private const ulong Seed = 3;
    private const int People = 512;
    private const int Finest = 64;
    private const int Days = 84;

    [Fact]
    public void Without_chance_the_exponential_method_is_of_second_order_and_Euler_of_first()
    {
        var reference = End(Finest, chance: false, euler: false);
        var exponential = Errors(reference, chance: false, euler: false, 1, 2, 4, 8);
        var euler = Errors(reference, chance: false, euler: true, 4, 8);
        Write(("exponential", exponential), ("Euler", euler));
        Assert.InRange(Order(exponential[1].Strong, exponential[3].Strong, 4), 1.6, 2.6);
        Assert.InRange(Order(euler[0].Strong, euler[1].Strong, 2), 0.8, 1.2);
        Assert.True(
            exponential[1].Strong < euler[0].Strong,
            "Half a day of the one should beat a quarter of the other."
        );
    }

    [Fact]
    public void With_chance_the_strong_and_the_weak_error_fall_at_least_by_order_one()
    {
        var reference = End(Finest, chance: true, euler: false);
        var errors = Errors(reference, chance: true, euler: false, 1, 2, 4, 8, 16);
        Write(("exponential", errors));
        Assert.True(Order(errors[1].Strong, errors[4].Strong, 8) > 0.8, "strong");
        Assert.True(errors[4].Weak < errors[1].Weak / 2, "weak");
    }

    private sealed record Error(int StepsPerDay, double Strong, double Weak);

    // Pain is what the course is about: its root mean square error over people is the strong error, that of its mean the weak one.
    private static List<Error> Errors(double[] reference, bool chance, bool euler, params int[] steps) =>
        [
            .. steps.Select(n =>
            {
                var differences = End(n, chance, euler).Zip(reference, (a, b) => a - b).ToList();
                return new Error(n, Math.Sqrt(differences.Average(d => d * d)), Math.Abs(differences.Average()));
            }),
        ];

    private static double[] End(int stepsPerDay, bool chance, bool euler)
    {
        var population = new Population(Seed);
        var course = new Course(
            PersonModel.Of(),
            [.. Enumerable.Range(0, People).Select(i => population.Draw((ulong)i))],
            Seed,
            new(stepsPerDay, Chance: chance, Euler: euler, FineSteps: Finest)
        );
        course.BeginEpisode(Seed);
        while (course.Day < Days)
        {
            course.NextDay();
        }

        return course.Block[State.Pain].ToArray();
    }

    private static double Order(double coarse, double fine, double ratio) => Math.Log(coarse / fine) / Math.Log(ratio);

    private static void Write(params (string Method, List<Error> Errors)[] tables)
    {
        foreach (var (method, errors) in tables)
        {
            foreach (var e in errors)
            {
                TestContext.Current.TestOutputHelper!.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{method}, {e.StepsPerDay} steps a day: strong {e.Strong:E2}, weak {e.Weak:E2}"
                    )
                );
            }
        }
    }
}
