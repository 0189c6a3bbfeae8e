using System.Collections.Frozen;
using System.Globalization;

namespace Dorsal.Units;

/// <summary>Reads <c>units.tsv</c>.</summary>
internal static class UnitTable
{
    private const string Resource = "Dorsal.Units.units.tsv";

    public static IEnumerable<string> Codes() => Rows().Select(row => row[0]);

    public static FrozenDictionary<string, Unit> Load()
    {
        var byName = new Dictionary<string, Unit>(StringComparer.Ordinal);
        foreach (var row in Rows())
        {
            var unit = new Unit(
                row[0],
                Enum.Parse<Dimension>(row[1]),
                double.Parse(row[2], CultureInfo.InvariantCulture),
                double.Parse(row[3], CultureInfo.InvariantCulture)
            );
            byName.Add(row[0], unit);
            foreach (var synonym in row[4].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                byName.Add(synonym, unit);
            }
        }

        return byName.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static IEnumerable<string[]> Rows() => EmbeddedTable.Read(Resource).Skip(1);
}
