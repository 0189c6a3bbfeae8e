using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Dorsal.Parameters;

namespace Dorsal.Laboratory.Virtual;

/// <summary>The constants of virtual tests, <c>laboratory.tsv</c>: how people answer, raters err and devices scatter, each with its origin.</summary>
public static class LaboratoryConstants
{
    private const string Resource = "Dorsal.Laboratory.Virtual.laboratory.tsv";

    /// <summary>The rows, with the origin of each value.</summary>
    public static IReadOnlyList<Parameter> Table { get; } =
    [.. EmbeddedTable.Read(Resource).Skip(1).Select(Parameter.OfRow)];

    // What the protocols of real tests say already: virtual tests are done by them.
    private static readonly string[] Borrowed = ["discs.highest_grade", "pressure.cut_off", "pressure.ramp"];

    private static readonly FrozenDictionary<string, double> Values = Table.ToFrozenDictionary(
        p => p.Id,
        p => p.Number,
        StringComparer.Ordinal
    );

    /// <summary>A constant, in the unit of its row; what the protocols of real tests have already stands in their table.</summary>
    /// <exception cref="KeyNotFoundException">The table has no such row.</exception>
    public static double Get(string id) =>
        Values.TryGetValue(id, out var value) ? value
        : Borrowed.Contains(id, StringComparer.Ordinal) ? ParameterTable.Get(id).Number
        : throw new KeyNotFoundException($"The laboratory has no constant '{id}'.");

    /// <summary>SHA-256 of the tables that virtual tests go by.</summary>
    internal static string Hash { get; } =
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Join(
                        '\n',
                        new[] { "laboratory", "questionnaires", "states" }
                            .SelectMany(name => EmbeddedTable.Read($"Dorsal.Laboratory.Virtual.{name}.tsv"))
                            .Select(cells => string.Join('\t', cells))
                            .Concat(Borrowed.Select(id => $"{id}\t{ParameterTable.Get(id).Value}"))
                    )
                )
            )
        );
}
