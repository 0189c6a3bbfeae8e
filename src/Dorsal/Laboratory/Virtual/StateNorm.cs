using System.Collections.Frozen;
using System.Globalization;
using Dorsal.People;

namespace Dorsal.Laboratory.Virtual;

/// <summary>
/// Where a state lies in people without pain, and in people with pain: what scales of questionnaires and assays are hung up on. The figures
/// are those of the model of a person itself (<c>states.tsv</c>).
/// </summary>
/// <param name="Rest">Mean of people without pain.</param>
/// <param name="Spread">SD of people without pain.</param>
/// <param name="Pain">Mean of people with pain of 3 or more, a year after an injury.</param>
internal sealed record StateNorm(double Rest, double Spread, double Pain)
{
    /// <summary>The norms of all states that tests see.</summary>
    public static FrozenDictionary<State, StateNorm> All { get; } =
        EmbeddedTable
            .Read("Dorsal.Laboratory.Virtual.states.tsv")
            .Skip(1)
            .ToFrozenDictionary(
                cells => SnakeCase.Find<State>(cells[0])!.Value,
                cells => new StateNorm(Number(cells[1]), Number(cells[2]), Number(cells[3]))
            );

    /// <summary>A state in SDs of people without pain, from their mean.</summary>
    public double Standard(double state) => (state - Rest) / Spread;

    /// <summary>0 at the mean without pain, 1 at the mean with pain; also beyond.</summary>
    public double Burden(double state) => (state - Rest) / (Pain - Rest);

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);
}
