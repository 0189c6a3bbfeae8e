using Dorsal.People;

namespace Dorsal.Courses.Calibration;

/// <summary>Who is in a cohort, how long it keeps a diary, and what happens to it.</summary>
/// <param name="Days">Days of the diary.</param>
/// <param name="Onset">Whether everybody is hurt on the first day of the diary.</param>
internal sealed record CohortDesign(int Days, Onset Onset)
{
    /// <summary>Days before the diary begins.</summary>
    public int Before { get; init; }

    /// <summary>Days of the diary at whose end states are kept, besides the last.</summary>
    public IReadOnlyList<int> Visits { get; init; } = [];

    /// <summary>Back or neck.</summary>
    public Region Region { get; init; } = Region.Back;

    /// <summary>How the people are related.</summary>
    public Kinship Kinship { get; init; } = Kinship.Unrelated;

    /// <summary>What people get, by day of the diary.</summary>
    public TreatmentPlan Treatments { get; init; } = TreatmentPlan.Nothing;
}
