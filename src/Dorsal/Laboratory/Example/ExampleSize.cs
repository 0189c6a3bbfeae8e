namespace Dorsal.Laboratory.Example;

/// <summary>How large a made-up study is.</summary>
/// <param name="PeoplePerGroup">People in each of the two groups.</param>
/// <param name="Sessions">Visits of each person, 1 or more.</param>
public sealed record ExampleSize(int PeoplePerGroup, int Sessions = 2)
{
    /// <summary>How many of the first people also have raw signals (pressure ramps, stance); all unless stated.</summary>
    public int PeopleWithSignals { get; init; } = int.MaxValue;

    /// <summary>Whether there are questionnaires and pain diaries.</summary>
    public bool WithForms { get; init; } = true;
}
