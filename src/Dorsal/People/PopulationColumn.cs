using System.Globalization;
using Dorsal.Parameters;

namespace Dorsal.People;

/// <summary>A column of a population table, and the values that are possible in it.</summary>
internal sealed record PopulationColumn(string Name, double Lowest, double Highest, bool IsWhole)
{
    private static readonly ModelConstants Limits = ModelConstants.Default;

    /// <summary>All columns: the person's number, covariates, genes.</summary>
    public static IReadOnlyList<PopulationColumn> All { get; } =
    [
        new(PopulationFile.PersonColumn, 0, long.MaxValue, true) { IsPerson = true },
        .. Enum.GetValues<Covariate>().Select(Of),
        .. Gene.All.Select(gene => new PopulationColumn(gene.Name, 0, 2, true) { Gene = gene }),
    ];

    /// <summary>Whether it holds the person's number.</summary>
    public bool IsPerson { get; private init; }

    /// <summary>The covariate that it holds, or null.</summary>
    public Covariate? Covariate { get; private init; }

    /// <summary>The gene that it holds, or null.</summary>
    public Gene? Gene { get; private init; }

    /// <summary>What it takes, as words: <c>0, 1, 2</c> or <c>18..80</c>.</summary>
    public string Expected =>
        IsWhole && Highest <= 2
            ? string.Join(", ", Enumerable.Range(0, (int)Highest + 1))
            : string.Create(CultureInfo.InvariantCulture, $"{Lowest}..{Highest}{(IsWhole ? ", 0, 1, 2 ..." : "")}");

    /// <summary>The column of a name, or null.</summary>
    public static PopulationColumn? Find(string name) => All.FirstOrDefault(column => column.Name == name);

    /// <summary>Whether a value is possible.</summary>
    public bool Allows(double value) => value >= Lowest && value <= Highest && (!IsWhole || double.IsInteger(value));

    private static PopulationColumn Of(Covariate covariate)
    {
        var z = ParameterTable.Get("population.largest_z").Number;
        var (lowest, highest, isWhole) = covariate switch
        {
            People.Covariate.Age => (Limits["population.age_from"], Limits["population.age_to"], false),
            People.Covariate.Adversity => (0, Limits["population.adversity_most"], true),
            _ when Habits.All.Contains(covariate) => (-z, z, false),
            _ => (0, 1, true),
        };
        return new(SnakeCase.Of(covariate), lowest, highest, isWhole) { Covariate = covariate };
    }
}
