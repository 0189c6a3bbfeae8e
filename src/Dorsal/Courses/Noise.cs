using Dorsal.Numerics.Lanes;
using Dorsal.People;

namespace Dorsal.Courses;

/// <summary>The numbers of chance of one step for the people of a block: for load, for life's context, for pain.</summary>
/// <remarks>
/// With <c>pool</c> above 1 a step takes the sum of so many finer steps, over the root of their number: the same path of chance,
/// walked in longer strides. The study of convergence needs that.
/// </remarks>
internal sealed class Noise
{
    private readonly LaneNormals source;
    private readonly ulong[] people;
    private readonly double[] rows;
    private readonly double[] fine;
    private readonly int padded;
    private readonly int pool;

    public Noise(ulong seed, IReadOnlyList<ulong> people, int width, int pool = 1)
    {
        this.pool = pool;
        source = new(seed, "course");
        padded = (width + Eight.Count - 1) / Eight.Count * Eight.Count;
        this.people = [.. Enumerable.Range(0, padded).Select(i => people[Math.Min(i, people.Count - 1)])];
        rows = GC.AllocateArray<double>(4 * padded, pinned: true);
        fine = pool > 1 ? new double[rows.Length] : [];
    }

    /// <summary>For the fluctuation of load.</summary>
    public ReadOnlySpan<double> Load => rows.AsSpan(0, padded);

    /// <summary>For the context of life.</summary>
    public ReadOnlySpan<double> Context => rows.AsSpan(padded, padded);

    /// <summary>For pain.</summary>
    public ReadOnlySpan<double> Pain => rows.AsSpan(2 * padded, padded);

    /// <summary>Draws the numbers of a step.</summary>
    public void Draw(uint step)
    {
        if (pool == 1)
        {
            source.Fill(people, step, rows);
            return;
        }

        Array.Clear(rows);
        for (var part = 0u; part < pool; part++)
        {
            source.Fill(people, (step * (uint)pool) + part, fine);
            for (var i = 0; i < rows.Length; i++)
            {
                rows[i] += fine[i] / Math.Sqrt(pool);
            }
        }
    }
}
