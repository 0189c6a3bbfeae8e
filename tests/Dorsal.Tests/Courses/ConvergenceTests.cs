using System.Globalization;
using Dorsal.Courses;
using Dorsal.Numerics;
using Dorsal.People;
using Dorsal.Tests.House;

namespace Dorsal.Tests.Courses;

/// <summary>The order by which the error of a course falls when its steps are halved, with its confidence interval.</summary>
/// <remarks>
/// Courses of n and 2n steps a day on the same path of chance are compared, n = 2 ... 32: where the error goes with the step to the
/// power p, so does this difference, whereas errors against one finest course would look better the nearer they are to it. The figure is
/// a person's mean pain over twelve weeks after an injury: its root mean square difference over people is the strong one, the
/// difference of its mean the weak one. The interval is that of the jackknife over 16 groups of people.
/// </remarks>
public class ConvergenceTests
{
    private const ulong Seed = 3;
    private const int Groups = 16;
    private const int PeopleAGroup = 64;
    private const int Days = 84;
    private const int Finest = 64;
    private const string Begin =
        "<!-- orders of convergence: ConvergenceTests writes them with DORSAL_WRITE_DOCS=1 -->";
    private const string End = "<!-- end of the orders -->";

    [Fact]
    public void The_error_falls_by_the_stated_orders_with_and_without_chance()
    {
        var still = Halvings(people: 16, chance: false, euler: false, 2, 4, 8, 16, 32);
        // In some people tissue heals within hours, where Euler at few steps a day is thrown over.
        var euler = Halvings(people: 16, chance: false, euler: true, 8, 16, 32, 64);
        var chance = Halvings(PeopleAGroup, chance: true, euler: false, 2, 4, 8, 16, 32, 64);
        var orders = new[]
        {
            Row("exponential, without chance", "strong", 1.5, still, Strong),
            Row("Euler, without chance", "strong", 1, euler, Strong),
            Row("exponential, with chance", "strong", 0.5, chance, Strong),
            Row("exponential, with chance", "weak", 0.5, chance, Weak),
        };
        CheckDocument(orders);
        Assert.All(
            orders,
            order =>
            {
                Assert.True(order.Measured.Value >= order.Stated, order.Text);
                Assert.InRange(order.Measured.Low, order.Stated - 0.1, order.Stated + 0.5);
                Assert.InRange(order.Measured.High - order.Measured.Low, 0, 0.6);
            }
        );
    }

    [Theory]
    [InlineData(3, 64)]
    [InlineData(128, 64)]
    [InlineData(2, -2)]
    public void Numbers_of_chance_that_do_not_divide_into_the_steps_are_refused(int stepsPerDay, int fineSteps)
    {
        var fault = Assert.Throws<ArgumentException>(() => Make(0, 1, stepsPerDay, true, false, fineSteps));
        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"{fineSteps} numbers of chance a day"),
            fault.Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"into {stepsPerDay} steps"),
            fault.Message,
            StringComparison.Ordinal
        );
    }

    // By halving and person, the difference of the person's mean pain.
    private sealed record Halving(int StepsPerDay, double[] Differences);

    private sealed record Order(string Method, string Error, double Stated, Estimate Measured)
    {
        public string Text =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {Method} | {Error} | {Stated:0.#} | {Measured.Value:F2} ({Measured.Low:F2} to {Measured.High:F2}) |"
            );
    }

    private static List<Halving> Halvings(int people, bool chance, bool euler, params int[] steps)
    {
        var pain = steps.Select(n => MeanPain(people, n, chance, euler)).ToList();
        return
        [
            .. Enumerable
                .Range(0, steps.Length - 1)
                .Select(i => new Halving(steps[i], [.. pain[i].Zip(pain[i + 1], (coarse, fine) => coarse - fine)])),
        ];
    }

    private static double[] MeanPain(int people, int stepsPerDay, bool chance, bool euler)
    {
        var means = new double[Groups * people];
        for (var group = 0; group < Groups; group++)
        {
            var course = Make(group * people, people, stepsPerDay, chance, euler, Finest);
            course.BeginEpisode(Seed);
            while (course.Day < Days)
            {
                course.NextDay();
                for (var i = 0; i < people; i++)
                {
                    means[(group * people) + i] += course.Block[State.Pain][i] / Days;
                }
            }
        }

        return means;
    }

    private static Course Make(int first, int people, int stepsPerDay, bool chance, bool euler, int fineSteps)
    {
        var population = new Population(Seed);
        return new(
            PersonModel.Of(),
            [.. Enumerable.Range(first, people).Select(i => population.Draw((ulong)i))],
            Seed,
            new(stepsPerDay, Chance: chance, Euler: euler, FineSteps: fineSteps)
        );
    }

    private static double Strong(IEnumerable<double> differences) => Math.Sqrt(differences.Average(d => d * d));

    private static double Weak(IEnumerable<double> differences) => Math.Abs(differences.Average());

    private static Order Row(
        string method,
        string error,
        double stated,
        List<Halving> halvings,
        Func<IEnumerable<double>, double> size
    )
    {
        var whole = Slope(halvings, size, without: -1);
        var parts = Enumerable.Range(0, Groups).Select(group => Slope(halvings, size, group)).ToList();
        var middle = parts.Average();
        var spread = Math.Sqrt((Groups - 1.0) / Groups * parts.Sum(part => (part - middle) * (part - middle)));
        var reach = Level.StudentT975(Groups - 1) * spread;
        return new(method, error, stated, new(whole, spread, whole - reach, whole + reach));
    }

    // The slope of the logarithms of difference and step, by least squares, without one group of people.
    private static double Slope(List<Halving> halvings, Func<IEnumerable<double>, double> size, int without)
    {
        var points = halvings.ConvertAll(h =>
        {
            var group = h.Differences.Length / Groups;
            return (
                X: -Math.Log(h.StepsPerDay),
                Y: Math.Log(size(h.Differences.Where((_, i) => i / group != without)))
            );
        });
        var (x, y) = (points.Average(p => p.X), points.Average(p => p.Y));
        return points.Sum(p => (p.X - x) * (p.Y - y)) / points.Sum(p => (p.X - x) * (p.X - x));
    }

    private static void CheckDocument(Order[] orders)
    {
        var table = string.Join(
            '\n',
            [Begin, "| method | error | stated | measured |", "|---|---|---:|---:|", .. orders.Select(o => o.Text), End]
        );
        var path = Path.Combine(Repository.Root, "docs", "simulate.md");
        var text = File.ReadAllText(path);
        var (begin, end) = (
            text.IndexOf(Begin, StringComparison.Ordinal),
            text.IndexOf(End, StringComparison.Ordinal) + End.Length
        );
        if (Environment.GetEnvironmentVariable("DORSAL_WRITE_DOCS") == "1")
        {
            File.WriteAllText(path, text[..begin] + table + text[end..]);
            return;
        }

        Assert.Equal(text[begin..end], table);
    }
}
