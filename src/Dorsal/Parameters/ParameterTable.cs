using System.Collections.Frozen;

namespace Dorsal.Parameters;

/// <summary>The one table of parameters and defaults, <c>Parameters/parameters.tsv</c>.</summary>
public static class ParameterTable
{
    private const string Resource = "Dorsal.Parameters.parameters.tsv";

    /// <summary>All parameters, in the order of the table.</summary>
    public static IReadOnlyList<Parameter> All { get; } =
    [.. EmbeddedTable.Read(Resource).Skip(1).Select(Parameter.OfRow)];

    private static readonly FrozenDictionary<string, Parameter> ById = All.ToFrozenDictionary(
        p => p.Id,
        StringComparer.Ordinal
    );

    /// <summary>The parameter with an id.</summary>
    /// <exception cref="KeyNotFoundException">No parameter has that id.</exception>
    public static Parameter Get(string id) =>
        ById.TryGetValue(id, out var parameter)
            ? parameter
            : throw new KeyNotFoundException($"No parameter has the id '{id}'.");

    /// <summary>The parameter with an id, or null.</summary>
    public static Parameter? Find(string id) => ById.GetValueOrDefault(id);
}
