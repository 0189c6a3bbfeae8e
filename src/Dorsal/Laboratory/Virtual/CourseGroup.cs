using Dorsal.Courses;
using Dorsal.Courses.Simulation;
using Dorsal.People;

namespace Dorsal.Laboratory.Virtual;

/// <summary>By what the people of a virtual study are put into groups.</summary>
public enum Grouping
{
    /// <summary>There are no groups.</summary>
    None,

    /// <summary>By the arm of the treatment plan.</summary>
    Arm,

    /// <summary>By the course of their pain up to the last visit that is asked for.</summary>
    Course,
}

/// <summary>Names a person's course: pain_free, acute, chronic, recovered, or other.</summary>
/// <remarks>A physician's label, by pain and time alone; thresholds are assumed (<c>laboratory.tsv</c>).</remarks>
internal static class CourseGroup
{
    /// <summary>The group of a person at a visit.</summary>
    /// <param name="request">The simulation.</param>
    /// <param name="part">Its part.</param>
    /// <param name="person">The person's place in it.</param>
    /// <param name="visit">The visit, an index of the simulation's.</param>
    public static string Of(SimulationRequest request, SimulatedPart part, int person, int visit)
    {
        var pain = part.UpTo(person, visit, State.Pain);
        var (now, day) = (pain[^1], request.Visits[visit]);
        var wasHurt = request.Onset == Onset.Acute || part.InjuriesOf(person, visit) > 0;
        if (now < LaboratoryConstants.Get("group.free_below"))
        {
            return wasHurt ? "recovered" : "pain_free";
        }

        if (request.Onset == Onset.Acute && day < LaboratoryConstants.Get("group.acute_days"))
        {
            return "acute";
        }

        return IsChronic(request.Visits, pain) ? "chronic" : "other";
    }

    /// <summary>Pain at each visit of the last months, and at the one before they began: a few sore days do not make a chronic pain.</summary>
    internal static bool IsChronic(IReadOnlyList<int> days, ReadOnlySpan<double> pain)
    {
        var last = days[pain.Length - 1];
        var from = last - LaboratoryConstants.Get("group.chronic_days");
        for (var i = pain.Length - 1; i >= 0 && pain[i] >= LaboratoryConstants.Get("group.pain_from"); i--)
        {
            if (days[i] <= from)
            {
                return pain.Length - i >= LaboratoryConstants.Get("group.chronic_visits");
            }
        }

        return false;
    }
}
