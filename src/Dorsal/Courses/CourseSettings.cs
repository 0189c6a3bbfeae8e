using Dorsal.People;

namespace Dorsal.Courses;

/// <summary>How a course is computed. Results do not depend on <see cref="Lanes"/>.</summary>
/// <param name="StepsPerDay">Steps a day, 1 to 1000.</param>
/// <param name="Lanes">People side by side: 1, 4 or 8; 0 for what suits the machine.</param>
/// <param name="Chance">Whether load, context and pain fluctuate and new injuries come; else the course is deterministic.</param>
/// <param name="Euler">Forward Euler instead of the exponential method.</param>
/// <param name="FineSteps">
/// Numbers of chance a day, a multiple of <paramref name="StepsPerDay"/>; a step takes the sum of those that fall into it. 0: one a step.
/// </param>
public sealed record CourseSettings(
    int StepsPerDay = 2,
    int Lanes = 0,
    bool Chance = true,
    bool Euler = false,
    int FineSteps = 0
);

/// <summary>Where the people of a cohort start.</summary>
public enum Onset
{
    /// <summary>Without pain; injuries come in their time.</summary>
    None,

    /// <summary>With an injury on day 0 that brings them to the laboratory.</summary>
    Acute,
}
