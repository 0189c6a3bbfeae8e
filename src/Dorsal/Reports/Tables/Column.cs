using System.Globalization;

namespace Dorsal.Reports.Tables;

/// <summary>What a column holds.</summary>
internal enum CellKind
{
    /// <summary>Words.</summary>
    Text,

    /// <summary>A number with a decimal point.</summary>
    Number,

    /// <summary>A whole number.</summary>
    Count,
}

/// <summary>A column of a table of results: its name, and how its cell comes out of a row.</summary>
internal abstract record Column<T>(string Name, CellKind Kind)
{
    /// <summary>Unit of all its cells, as a unit code, or empty.</summary>
    public string Unit { get; init; } = "";

    /// <summary>The words that its cells are restricted to, or none.</summary>
    public IReadOnlyList<string> Levels { get; init; } = [];

    /// <summary>The cell as it is written, or null where the value is missing.</summary>
    public abstract string? Write(T row);
}

/// <summary>A column of words.</summary>
internal sealed record TextColumn<T>(string Name, Func<T, string?> Cell) : Column<T>(Name, CellKind.Text)
{
    public override string? Write(T row) => Cell(row) is { Length: > 0 } text ? FormulaGuard.Protect(text) : null;
}

/// <summary>A column of numbers; NaN is missing.</summary>
internal sealed record NumberColumn<T>(string Name, Func<T, double> Cell) : Column<T>(Name, CellKind.Number)
{
    public override string? Write(T row)
    {
        var value = Cell(row);
        return double.IsNaN(value) ? null : value.ToString("R", CultureInfo.InvariantCulture);
    }
}

/// <summary>A column of whole numbers.</summary>
internal sealed record CountColumn<T>(string Name, Func<T, int?> Cell) : Column<T>(Name, CellKind.Count)
{
    public override string? Write(T row) => Cell(row)?.ToString(CultureInfo.InvariantCulture);
}
