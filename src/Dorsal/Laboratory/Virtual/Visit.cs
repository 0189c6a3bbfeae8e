using System.Globalization;
using Dorsal.Circuits.Psychophysics;
using Dorsal.Numerics;
using Dorsal.People;

namespace Dorsal.Laboratory.Virtual;

/// <summary>A virtual person in the laboratory on a day: who it is, and the states that stand still while tests are done.</summary>
/// <remarks>
/// Each number of chance has the address of seed, person, purpose and, where it is not the person's own, day: a recording does not
/// depend on who else comes, on other tests, or on other visits.
/// </remarks>
public sealed class Visit
{
    private readonly IReadOnlyList<double> states;
    private readonly ReadOnlyMemory<float> pain;
    private Observer? observer;

    /// <summary>A person comes.</summary>
    /// <param name="person">The person.</param>
    /// <param name="day">The day of the course, from 0.</param>
    /// <param name="states">All states of that day, in the order of <see cref="State"/>.</param>
    /// <param name="hypotheses">The answers to what is not known that the course was made with.</param>
    /// <param name="seed">Seed of all chance in the laboratory.</param>
    /// <param name="pain">Pain of each day from day 0 on, or empty where it is not known.</param>
    public Visit(
        Person person,
        int day,
        IReadOnlyList<double> states,
        Hypotheses hypotheses,
        ulong seed,
        ReadOnlyMemory<float> pain = default
    )
    {
        ArgumentNullException.ThrowIfNull(states);
        if (states.Count != Enum.GetValues<State>().Length)
        {
            throw new ArgumentException("A visit needs all states.", nameof(states));
        }

        (Person, Day, this.states, Hypotheses, Seed, this.pain) = (person, day, states, hypotheses, seed, pain);
    }

    /// <summary>The person.</summary>
    public Person Person { get; }

    /// <summary>The day of the course.</summary>
    public int Day { get; }

    /// <summary>The answers to what is not known.</summary>
    public Hypotheses Hypotheses { get; }

    /// <summary>Seed of all chance in the laboratory.</summary>
    public ulong Seed { get; }

    /// <summary>Label of the person in the study.</summary>
    public string Participant => LabelOf(Person);

    /// <summary>Label of the session: the day.</summary>
    public string Session => SessionOf(Day);

    /// <summary>A state of that day.</summary>
    public double this[State state] => states[(int)state];

    /// <summary>The pain of each day up to this one, or empty where it is not known.</summary>
    public ReadOnlySpan<float> Pain => pain.IsEmpty ? [] : pain.Span[..(Day + 1)];

    /// <summary>How the person answers.</summary>
    internal Observer Observer => observer ??= Observers.Of(this);

    /// <summary>Numbers of this visit.</summary>
    /// <param name="purpose">What they are for; begins with the id of the test.</param>
    public RandomStream Stream(string purpose) =>
        RandomStream.At(
            Seed,
            Person.Id,
            string.Create(CultureInfo.InvariantCulture, $"laboratory {purpose} day {Day}")
        );

    /// <summary>Numbers that are the person's own: the same at each visit.</summary>
    /// <param name="purpose">What they are for; begins with the id of the test.</param>
    public RandomStream Own(string purpose) => RandomStream.At(Seed, Person.Id, "laboratory " + purpose);

    /// <summary>Label of a person.</summary>
    internal static string LabelOf(Person person) => person.Id.ToString("D6", CultureInfo.InvariantCulture);

    /// <summary>Label of a day; as wide for all, so that sessions sort by time.</summary>
    internal static string SessionOf(int day) => "day" + day.ToString("D5", CultureInfo.InvariantCulture);
}
