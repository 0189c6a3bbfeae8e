using Dorsal.People;

namespace Dorsal.Courses.Simulation;

/// <summary>The people of a part of a finished simulation: who they are, and their states at the visits.</summary>
/// <param name="People">The people, drawn again.</param>
/// <param name="Arms">The arm of each.</param>
/// <param name="Visits">Visits of each.</param>
/// <param name="States">For each state a row of all people's visits, person by person.</param>
/// <param name="Injuries">New injuries up to each visit.</param>
/// <param name="Pain">The pain of each day of each person, or null where it was not kept.</param>
public sealed record SimulatedPart(
    IReadOnlyList<Person> People,
    IReadOnlyList<string> Arms,
    int Visits,
    IReadOnlyList<double[]> States,
    IReadOnlyList<int> Injuries,
    float[]? Pain
)
{
    /// <summary>All states of a person at a visit, in the order of <see cref="State"/>.</summary>
    public double[] StatesOf(int person, int visit) => [.. States.Select(state => state[(person * Visits) + visit])];

    /// <summary>A state of a person at each visit up to one.</summary>
    public ReadOnlySpan<double> UpTo(int person, int visit, State state) =>
        States[(int)state].AsSpan(person * Visits, visit + 1);

    /// <summary>New injuries of a person up to a visit.</summary>
    public int InjuriesOf(int person, int visit) => Injuries[(person * Visits) + visit];

    /// <summary>The pain of a person on each day, or empty where it was not kept.</summary>
    public ReadOnlyMemory<float> PainOf(int person) =>
        Pain is null ? default : Pain.AsMemory(person * (Pain.Length / People.Count), Pain.Length / People.Count);
}
