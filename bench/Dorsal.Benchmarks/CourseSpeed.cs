using System.Diagnostics;
using System.Globalization;
using Dorsal.Courses;
using Dorsal.Numerics;
using Dorsal.People;

namespace Dorsal.Benchmarks;

/// <summary>
/// The speed of the person model: with the prototype's constants and Euler steps, as <c>bench/course/course.c</c> runs it on the file
/// that is written here, and with Dorsal's own constants and method.
/// </summary>
internal static class CourseSpeed
{
    public const string Verb = "course";
    private const ulong Seed = 20261124;
    private const int BlockSize = 16;
    private const int Events = 16;
    private const int Repeats = 5;

    // The order of states and traits in course.c.
    private static readonly State[] States =
    [
        State.TissueIrritation,
        State.DiscDegeneration,
        State.LocalInflammation,
        State.SystemicInflammation,
        State.Neurotrophin,
        State.NerveIngrowth,
        State.PeripheralSensitisation,
        State.FastFacilitation,
        State.LateFacilitation,
        State.GlialActivation,
        State.Disinhibition,
        State.DescendingInhibition,
        State.DescendingFacilitation,
        State.EmotionalShift,
        State.GreyMatterDeficit,
        State.MotorSmudging,
        State.HomeostaticImpairment,
        State.TactileBlur,
        State.BodyImageDistortion,
        State.Fear,
        State.Catastrophising,
        State.Distress,
        State.Stress,
        State.SleepDeficit,
        State.Activity,
        State.Rigidity,
        State.EpigeneticMark,
        State.Pain,
        State.LoadFluctuation,
        State.LifeContext,
    ];

    private static readonly int TraitCount = (int)Trait.LearningSpeed + 1;

    public static void Run(string file, int people, int days)
    {
        var prototype = PersonModel.Of(ModelConstants.Prototype, Hypotheses.Prototype);
        Write(file, prototype, people);
        foreach (var threads in new[] { 1, 2 })
        {
            Measure(
                "prototype's equations, Euler, 4 steps a day",
                prototype,
                people,
                days,
                threads,
                new(4, Euler: true)
            );
        }

        foreach (var threads in new[] { 1, 2 })
        {
            Measure("Dorsal's model and method, 2 steps a day", PersonModel.Of(), people, days, threads, new());
        }
    }

    private static void Measure(
        string what,
        PersonModel model,
        int people,
        int days,
        int threads,
        CourseSettings settings
    )
    {
        var best = double.PositiveInfinity;
        var pain = 0.0;
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            var blocks = Start(model, people, settings);
            var clock = Stopwatch.StartNew();
            Parallel.ForEach(
                blocks,
                new ParallelOptions { MaxDegreeOfParallelism = threads },
                course =>
                {
                    while (course.Day < days)
                    {
                        course.NextDay();
                    }
                }
            );
            best = Math.Min(best, clock.Elapsed.TotalSeconds);
            pain = blocks.Average(course => course.Block[State.Pain].ToArray().Average());
        }

        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Dorsal, {threads} thread(s), {what}: {people} people, {days} days, mean pain {pain:F4}, best of {Repeats}: {best:F4} s, {people * (double)days / best / 1e6:F2} million person-days/s"
            )
        );
    }

    private static Course[] Start(PersonModel model, int people, CourseSettings settings)
    {
        var population = new Population(Seed, constants: model.Constants);
        return
        [
            .. Enumerable
                .Range(0, people / BlockSize)
                .Select(block =>
                {
                    var first = block * BlockSize;
                    var course = new Course(
                        model,
                        [.. Enumerable.Range(first, BlockSize).Select(id => population.Draw((ulong)id))],
                        Seed,
                        settings
                    );
                    course.BeginEpisode(Seed);
                    return course;
                }),
        ];
    }

    private static void Write(string file, PersonModel model, int people)
    {
        var blocks = Start(model, people, new(4, Euler: true));
        using var writer = new BinaryWriter(File.Create(file));
        var key = LaneKey();
        writer.Write((uint)people);
        writer.Write((uint)key);
        writer.Write((uint)(key >> 32));
        void Row(Func<Course, int, double> value)
        {
            for (var i = 0; i < people; i++)
            {
                writer.Write(value(blocks[i / BlockSize], i % BlockSize));
            }
        }

        foreach (var state in States)
        {
            Row((c, i) => c.Block[state][i]);
        }

        for (var trait = (Trait)0; (int)trait < TraitCount; trait++)
        {
            Row((c, i) => c.Block[trait][i]);
        }

        Row((c, i) => c.Block[Trait.InjuryRate][i]);
        var injuries = Enumerable.Range(0, people).Select(Injuries).ToArray();
        for (var row = 0; row < 2 * Events; row++)
        {
            Row((c, i) => injuries[(int)c.People[i].Id][row]);
        }
    }

    // Waiting numbers, then logs of sizes, of a person's first injuries: as Dorsal.Courses.Injuries draws them.
    private static double[] Injuries(int id)
    {
        var chance = RandomStream.At(Seed, (ulong)id, "injury");
        var (middle, spread) = (
            ModelConstants.Prototype["injury.size"],
            ModelConstants.Prototype["injury.size_spread"]
        );
        var rows = new double[2 * Events];
        rows[0] = -Math.Log(chance.NextDouble());
        for (var i = 0; i < Events; i++)
        {
            rows[Events + i] = middle + (spread * chance.NextGaussian());
            if (i + 1 < Events)
            {
                rows[i + 1] = -Math.Log(chance.NextDouble());
            }
        }

        return rows;
    }

    private static ulong LaneKey() => StableHash.Scramble(Seed) ^ StableHash.Of("course");
}
