using System.Globalization;
using Dorsal.People;
using Dorsal.Studies.Writing;

namespace Dorsal.Courses.Simulation;

/// <summary>A person on one day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Injuries">New injuries since day 0.</param>
/// <param name="States">All states, in the order of <see cref="State"/>.</param>
/// <param name="Axes">The scores of <see cref="Axis.All"/>.</param>
/// <param name="Inputs">What acts on the person, in the order of <see cref="Input"/>.</param>
public sealed record PersonDay(
    int Day,
    int Injuries,
    IReadOnlyList<double> States,
    IReadOnlyList<double> Axes,
    IReadOnlyList<double> Inputs
)
{
    /// <summary>Pain, 0 to 10.</summary>
    public double Pain => States[(int)State.Pain];
}

/// <summary>One person's course, day by day: the same numbers as in a cohort of the same request.</summary>
/// <param name="Person">The person.</param>
/// <param name="Arm">The arm of the treatment plan.</param>
/// <param name="Days">Day 0 to the last.</param>
public sealed record PersonCourse(Person Person, Arm Arm, IReadOnlyList<PersonDay> Days)
{
    /// <summary>Follows a person.</summary>
    /// <param name="request">The request; its number of people and its visits do not matter.</param>
    /// <param name="known">What is known of the person, or null.</param>
    /// <param name="id">The person's number.</param>
    /// <param name="cancellation">Stops between two days.</param>
    public static PersonCourse Of(
        SimulationRequest request,
        ulong id,
        KnownPerson? known = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        var person = request.Population().Draw(id, known);
        var days = new List<PersonDay>();
        new FollowedBlock(request, request.Model(), [person]).Follow(now =>
        {
            cancellation.ThrowIfCancellationRequested();
            double[] states = [.. Enum.GetValues<State>().Select(state => now.Block[state][0])];
            days.Add(
                new PersonDay(
                    now.Day,
                    now.Injuries[0],
                    states,
                    [.. Axis.All.Select(axis => axis.Score(state => states[(int)state]))],
                    [.. Enum.GetValues<Input>().Select(input => now.Block[input][0])]
                )
            );
        });
        return new(person, request.Plan.ArmOf(id, request.Seed), days);
    }

    /// <summary>The course as a table: tabs, a row a day.</summary>
    public string ToTsv() =>
        TsvText.Of(
            [
                "day",
                "new_injuries",
                .. SnakeCase.All<State>(),
                .. Axis.All.Select(axis => "axis_" + axis.Name),
                .. SnakeCase.All<Input>().Select(name => "input_" + name),
            ],
            Days.Select(day =>
                new[] { Text(day.Day), Text(day.Injuries) }
                    .Concat(day.States.Concat(day.Axes).Concat(day.Inputs).Select(number => Text(number)))
                    .ToList()
            )
        );

    private static string Text(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
}
