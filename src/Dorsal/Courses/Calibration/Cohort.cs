using Dorsal.People;

namespace Dorsal.Courses.Calibration;

/// <summary>People with their diaries and their states at the end: what a figure is computed from.</summary>
/// <param name="People">The people.</param>
/// <param name="Diaries">Their daily pain.</param>
/// <param name="Visits">By visit and person, the states in the order of <see cref="State"/>; the last visit is on the last day.</param>
internal sealed record Cohort(Person[] People, Diary[] Diaries, double[][][] Visits)
{
    private const int BlockSize = 16;

    /// <summary>The states on the last day.</summary>
    public double[][] Ends => Visits[^1];

    /// <summary>The first of the people.</summary>
    public Cohort First(int people) =>
        new(People[..people], Diaries[..people], [.. Visits.Select(visit => visit[..people])]);

    /// <summary>Runs a cohort, block by block.</summary>
    /// <param name="model">The equations.</param>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="first">The number of the first person.</param>
    /// <param name="count">People, a multiple of 16.</param>
    /// <param name="design">Who they are, how long they are followed and what they get.</param>
    /// <param name="cancel">Stops between blocks.</param>
    public static Cohort Run(
        PersonModel model,
        ulong seed,
        int first,
        int count,
        CohortDesign design,
        CancellationToken cancel = default
    )
    {
        var population = new Population(seed, design.Region, design.Kinship, model.Constants);
        var days = design.Days;
        int[] kept = [.. design.Visits, days - 1];
        var (people, diaries) = (new Person[count], new Diary[count]);
        var states = kept.Select(_ => new double[count][]).ToArray();
        Parallel.For(
            0,
            count / BlockSize,
            new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Environment.ProcessorCount },
            block =>
            {
                var start = block * BlockSize;
                var members = Enumerable
                    .Range(first + start, BlockSize)
                    .Select(id => population.Draw((ulong)id))
                    .ToArray();
                var course = new Course(model, members, seed);
                while (course.Day < design.Before)
                {
                    course.NextDay();
                }

                if (design.Onset == Onset.Acute)
                {
                    course.BeginEpisode(seed);
                }

                var treatments = new TreatmentSchedule(design.Treatments, members, seed);
                var pain = members.Select(_ => new float[days]).ToArray();
                for (var day = 0; day < days; day++)
                {
                    treatments.Begin(day, course.Block);
                    course.NextDay();
                    for (var i = 0; i < BlockSize; i++)
                    {
                        pain[i][day] = (float)course.Block[State.Pain][i];
                    }

                    for (var visit = Array.IndexOf(kept, day); visit >= 0; visit = Array.IndexOf(kept, day, visit + 1))
                    {
                        for (var i = 0; i < BlockSize; i++)
                        {
                            states[visit][start + i] = [.. Enum.GetValues<State>().Select(s => course.Block[s][i])];
                        }
                    }
                }

                for (var i = 0; i < BlockSize; i++)
                {
                    people[start + i] = members[i];
                    diaries[start + i] = new(pain[i]);
                }
            }
        );
        return new(people, diaries, states);
    }
}
