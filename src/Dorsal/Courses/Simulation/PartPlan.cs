namespace Dorsal.Courses.Simulation;

/// <summary>How a cohort is cut into parts: the files of a part hold the same people, and a part is computed at once.</summary>
/// <remarks>Depends on the request alone, so that each machine cuts alike.</remarks>
/// <param name="request">The request.</param>
internal sealed class PartPlan(SimulationRequest request)
{
    /// <summary>People side by side in a block.</summary>
    public const int BlockSize = 16;

    // Rows in memory at once: about 80 MB of states, 32 MB of daily pain.
    private const int MostStateRows = 200_000;
    private const int MostPainRows = 2_000_000;

    /// <summary>People in each part but the last.</summary>
    public int PeopleAPart { get; } = Size(request);

    /// <summary>Parts in all.</summary>
    public int Count => ((request.People - 1) / PeopleAPart) + 1;

    /// <summary>The place of a part's first person in the cohort.</summary>
    public int First(int part) => part * PeopleAPart;

    /// <summary>People of a part.</summary>
    public int People(int part) => Math.Min(PeopleAPart, request.People - First(part));

    private static int Size(SimulationRequest request)
    {
        var size = request.LargestPart;
        while (
            size > BlockSize
            && (
                (long)size * request.Visits.Count > MostStateRows
                || (request.KeepsDailyPain && (long)size * (request.Days + 1) > MostPainRows)
            )
        )
        {
            size = Math.Max(BlockSize, size / 2 / BlockSize * BlockSize);
        }

        return size;
    }
}
