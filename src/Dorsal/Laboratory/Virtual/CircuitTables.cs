using Dorsal.Circuits.DorsalHorn;
using Dorsal.Circuits.Spiking;
using Dorsal.Parameters;

namespace Dorsal.Laboratory.Virtual;

/// <summary>The constants of the circuits, with their origins: the circuits themselves know nothing of tables of parameters.</summary>
public static class CircuitTables
{
    /// <summary>The rows of <c>spiking.tsv</c> and <c>horn.tsv</c>; an id stands after the name of its table.</summary>
    public static IReadOnlyList<Parameter> All { get; } =
    [.. Rows("spiking", SpikingConstants.Resource), .. Rows("horn", HornSettings.Resource)];

    private static IEnumerable<Parameter> Rows(string table, string resource) =>
        EmbeddedTable
            .Read(resource)
            .Skip(1)
            .Select(Parameter.OfRow)
            .Select(row => row with { Id = $"{table}.{row.Id}" });
}
