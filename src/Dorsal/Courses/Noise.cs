using Dorsal.Numerics.Lanes;
using Dorsal.People;

namespace Dorsal.Courses;

/// <summary>The numbers of chance of one step for the people of a block: for load, for life's context, for pain.</summary>
internal sealed class Noise
{
    private readonly LaneNormals source;
    private readonly ulong[] people;
    private readonly double[] rows;
    private readonly int padded;

    public Noise(ulong seed, IReadOnlyList<ulong> people, int width)
    {
        source = new(seed, "course");
        padded = (width + Eight.Count - 1) / Eight.Count * Eight.Count;
        this.people = [.. Enumerable.Range(0, padded).Select(i => people[Math.Min(i, people.Count - 1)])];
        rows = GC.AllocateArray<double>(4 * padded, pinned: true);
    }

    /// <summary>For the fluctuation of load.</summary>
    public ReadOnlySpan<double> Load => rows.AsSpan(0, padded);

    /// <summary>For the context of life.</summary>
    public ReadOnlySpan<double> Context => rows.AsSpan(padded, padded);

    /// <summary>For pain.</summary>
    public ReadOnlySpan<double> Pain => rows.AsSpan(2 * padded, padded);

    /// <summary>Draws the numbers of a step.</summary>
    public void Draw(uint step) => source.Fill(people, step, rows);
}
