using Dorsal.Numerics;

namespace Dorsal.People;

/// <summary>A treatment that people get over some days.</summary>
/// <param name="Name">Its name in files.</param>
/// <param name="Strengths">How strongly it acts, 0 to 1, in the ways that it acts.</param>
/// <param name="Start">The first day.</param>
/// <param name="Duration">Days, at least 1.</param>
/// <param name="Adherence">Mean share of it that people take up, 0 to 1.</param>
/// <param name="AdherenceSpread">SD of that share among people.</param>
public sealed record Treatment(
    string Name,
    IReadOnlyDictionary<Input, double> Strengths,
    int Start,
    int Duration,
    double Adherence = 1,
    double AdherenceSpread = 0
)
{
    /// <summary>The first day without it.</summary>
    public int End => Start + Duration;

    /// <summary>Whether it is given on a day.</summary>
    public bool IsGiven(int day) => day >= Start && day < End;

    /// <summary>The share that a person takes up, 0 to 1: the same in each run of a seed, whoever else is treated.</summary>
    /// <remarks>A normal number brought within 0 and 1 (assumed).</remarks>
    public double AdherenceOf(ulong person, ulong seed) =>
        Math.Clamp(
            Adherence + (AdherenceSpread * RandomStream.At(seed, person, "adherence " + Name).NextGaussian()),
            0,
            1
        );
}

/// <summary>A group of a trial: who is in it gets these treatments.</summary>
/// <param name="Name">Its name in files.</param>
/// <param name="Share">Share of the people who are allocated to it.</param>
/// <param name="Treatments">What they get.</param>
public sealed record Arm(string Name, double Share, IReadOnlyList<Treatment> Treatments);
