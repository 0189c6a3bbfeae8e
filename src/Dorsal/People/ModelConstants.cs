using System.Collections.Frozen;
using System.Globalization;
using Dorsal.Parameters;

namespace Dorsal.People;

/// <summary>
/// The constants of the person model: <c>People/model.tsv</c>, each with its origin, and beside each the value of the Python
/// prototype. Immutable; <see cref="With"/> makes a changed copy.
/// </summary>
public sealed class ModelConstants
{
    private const string Resource = "Dorsal.People.model.tsv";
    private const int PrototypeColumn = 2;
    private static readonly IReadOnlyList<string[]> Rows = [.. EmbeddedTable.Read(Resource).Skip(1)];
    private readonly FrozenDictionary<string, double> values;

    private ModelConstants(IEnumerable<KeyValuePair<string, double>> values) =>
        this.values = values.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The rows of the table, with the origin of each value.</summary>
    public static IReadOnlyList<Parameter> Table { get; } = [.. Rows.Select(Parse)];

    /// <summary>The values in use.</summary>
    public static ModelConstants Default { get; } = new(Table.Select(p => KeyValuePair.Create(p.Id, p.Number)));

    /// <summary>The values of the Python prototype: what it does not have is switched off.</summary>
    public static ModelConstants Prototype { get; } =
        new(Rows.Select(cells => KeyValuePair.Create(cells[0], Number(cells[PrototypeColumn]))));

    /// <summary>A constant.</summary>
    /// <exception cref="KeyNotFoundException">The table has no such row.</exception>
    public double this[string id] =>
        values.TryGetValue(id, out var value)
            ? value
            : throw new KeyNotFoundException($"The model has no constant '{id}'.");

    /// <summary>A copy in which some constants have other values.</summary>
    /// <exception cref="KeyNotFoundException">The table has no such row.</exception>
    public ModelConstants With(IEnumerable<KeyValuePair<string, double>> changes)
    {
        var changed = new Dictionary<string, double>(values, StringComparer.Ordinal);
        foreach (var (id, value) in changes)
        {
            changed[id] = changed.ContainsKey(id)
                ? value
                : throw new KeyNotFoundException($"The model has no constant '{id}'.");
        }

        return new(changed);
    }

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);

    // The table has the value of the prototype between the value and the unit.
    private static Parameter Parse(string[] cells) =>
        Parameter.OfRow([.. cells[..PrototypeColumn], .. cells[(PrototypeColumn + 1)..]]);
}
