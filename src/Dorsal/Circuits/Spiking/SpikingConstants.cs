using System.Collections.Frozen;
using System.Globalization;

namespace Dorsal.Circuits.Spiking;

/// <summary>The numbers of <c>spiking.tsv</c>, where each has its origin.</summary>
internal static class SpikingConstants
{
    internal const string Resource = "Dorsal.Circuits.Spiking.spiking.tsv";

    private static readonly FrozenDictionary<string, double> Values = EmbeddedTable
        .Read(Resource)
        .Skip(1)
        .ToFrozenDictionary(
            cells => cells[0],
            cells => double.Parse(cells[1], CultureInfo.InvariantCulture),
            StringComparer.Ordinal
        );

    /// <summary>A number, in the unit of its row.</summary>
    public static double Get(string id) => Values[id];
}
