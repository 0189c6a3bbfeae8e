using Dorsal.People;

namespace Dorsal.Courses.Simulation;

/// <summary>A few people taken through the days of a request, with their treatments: the one way in which people are followed.</summary>
public sealed class FollowedBlock
{
    private readonly SimulationRequest request;
    private readonly TreatmentSchedule schedule;
    private readonly Course course;

    /// <summary>Puts people on day 0, hurt where the request says so.</summary>
    /// <param name="request">The request.</param>
    /// <param name="model">Its equations.</param>
    /// <param name="people">The people.</param>
    public FollowedBlock(SimulationRequest request, PersonModel model, IReadOnlyList<Person> people)
    {
        ArgumentNullException.ThrowIfNull(request);
        this.request = request;
        course = new Course(model, people, request.Seed);
        schedule = new TreatmentSchedule(request.Plan, people, request.Seed);
        if (request.Onset == Onset.Acute)
        {
            course.BeginEpisode(request.Seed);
        }
    }

    /// <summary>The day of now.</summary>
    public int Day => course.Day;

    /// <summary>States of now, a column a person.</summary>
    public Block Block => course.Block;

    /// <summary>New injuries so far, by person; that of the onset is not one of them.</summary>
    public IReadOnlyList<int> Injuries => course.InjuryCount;

    /// <summary>Goes through the days; <paramref name="look"/> is called on day 0 and on each that follows.</summary>
    public void Follow(Action<FollowedBlock> look)
    {
        ArgumentNullException.ThrowIfNull(look);
        look(this);
        while (course.Day < request.Days)
        {
            schedule.Begin(course.Day, course.Block);
            course.NextDay();
            look(this);
        }
    }
}
