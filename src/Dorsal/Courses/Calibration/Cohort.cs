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

    /// <summary>Runs a cohort, block by block.</summary>
    /// <param name="model">The equations.</param>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="first">The number of the first person.</param>
    /// <param name="count">People, a multiple of 16.</param>
    /// <param name="before">Days before the diary begins.</param>
    /// <param name="days">Days of the diary.</param>
    /// <param name="onset">Whether everybody is hurt on the first day of the diary.</param>
    /// <param name="visits">Days of the diary at whose end states are kept, besides the last.</param>
    /// <param name="cancel">Stops between blocks.</param>
    public static Cohort Run(
        PersonModel model,
        ulong seed,
        int first,
        int count,
        int before,
        int days,
        Onset onset,
        int[]? visits = null,
        CancellationToken cancel = default
    )
    {
        var population = new Population(seed, constants: model.Constants);
        int[] kept = [.. visits ?? [], days - 1];
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
                while (course.Day < before)
                {
                    course.NextDay();
                }

                if (onset == Onset.Acute)
                {
                    course.BeginEpisode(seed);
                }

                var pain = members.Select(_ => new float[days]).ToArray();
                for (var day = 0; day < days; day++)
                {
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
