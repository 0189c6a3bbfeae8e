using System.Globalization;
using Dorsal.Numerics;
using Dorsal.Studies;

namespace Dorsal.Laboratory.Example;

/// <summary>How one measure of the example study is spread over people, sessions and trials (<c>example-measures.tsv</c>).</summary>
internal sealed record ExampleMeasure(
    string Task,
    string Measure,
    string Site,
    IReadOnlyList<string> Sides,
    string Unit,
    bool IsLog10,
    double Mean,
    double SdPeople,
    double SdSessions,
    double SdTrials,
    double ShiftInPatients
)
{
    public static IReadOnlyList<ExampleMeasure> All { get; } =
    [.. EmbeddedTable.Read("Dorsal.Laboratory.Example.example-measures.tsv").Skip(1).Select(Parse)];

    /// <summary>A person's true value in one session and on one side, on the measure's scale.</summary>
    public double TruthOf(ExamplePerson person, string session, string side)
    {
        var own = person.Stream($"{Task} {Measure} {Site}").NextGaussian();
        var day = person.Stream($"{Task} {Measure} {Site} {session} {side}").NextGaussian();
        var shift = person.IsPatient ? ShiftInPatients * SdPeople : 0;
        return Mean + shift + (SdPeople * own) + (SdSessions * day);
    }

    private static ExampleMeasure Parse(string[] cells)
    {
        double Number(int i) => double.Parse(cells[i], CultureInfo.InvariantCulture);
        var sides = cells[3].Length == 0 ? [""] : cells[3].Split(' ');
        return new(
            cells[0],
            cells[1],
            cells[2],
            sides,
            cells[4],
            cells[5] == "log10",
            Number(6),
            Number(7),
            Number(8),
            Number(9),
            Number(10)
        );
    }
}

/// <summary>A made-up person of the example study.</summary>
/// <param name="Index">Number from 0; the address of all its random numbers.</param>
/// <param name="IsPatient">Whether it belongs to the group with back pain.</param>
/// <param name="Seed">Seed of the study.</param>
internal sealed record ExamplePerson(int Index, bool IsPatient, ulong Seed)
{
    public string Label => string.Create(CultureInfo.InvariantCulture, $"{Index + 1:00}");

    /// <summary>Whole years.</summary>
    public double Age => Math.Round(22 + (43 * Stream("person").NextDouble()));

    public Sex Sex
    {
        get
        {
            var who = Stream("person");
            _ = who.NextDouble();
            return who.NextDouble() < 0.5 ? Sex.Female : Sex.Male;
        }
    }

    public RandomStream Stream(string purpose) => RandomStream.At(Seed, (ulong)Index, purpose);
}

/// <summary>A series of the example study.</summary>
/// <param name="Measure">What is measured.</param>
/// <param name="Side">Side of the body.</param>
/// <param name="Truth">The person's true value in this session, on the measure's scale.</param>
/// <param name="Random">Where the trials' scatter comes from.</param>
internal sealed record ExampleSeries(ExampleMeasure Measure, string Side, double Truth, RandomStream Random);
