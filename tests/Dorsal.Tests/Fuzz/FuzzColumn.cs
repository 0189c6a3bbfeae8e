using System.Globalization;
using Dorsal.Studies;

namespace Dorsal.Tests.Fuzz;

/// <summary>A column as the damage has to know it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What its cells hold.</param>
/// <param name="IsNeeded">Whether the table cannot be read without it.</param>
/// <param name="IsId">Whether it names the person of the row.</param>
/// <param name="IsValue">Whether it is what was measured.</param>
/// <param name="Low">A number below all that are possible, or null.</param>
/// <param name="High">A number above all that are possible, or null.</param>
internal sealed record FuzzColumn(
    string Name,
    PartKind Kind,
    bool IsNeeded,
    bool IsId = false,
    bool IsValue = false,
    string? Low = null,
    string? High = null
)
{
    /// <summary>Whether its cells are numbers, with or without a sign of a limit.</summary>
    public bool HasNumbers => IsNumber(Kind);

    /// <summary>The columns of a table of a study, by its path.</summary>
    public static IReadOnlyList<FuzzColumn> Of(string path, IReadOnlyList<string> names)
    {
        if (path == "participants.tsv")
        {
            return [.. names.Select(Person)];
        }

        if (path.StartsWith("phenotype/", StringComparison.Ordinal))
        {
            return
            [
                .. names.Select(name =>
                    name == "participant_id" ? new FuzzColumn(name, PartKind.Label, true, IsId: true)
                    : name == "session_id" ? new FuzzColumn(name, PartKind.Label, false)
                    : new FuzzColumn(name, PartKind.Number, false)
                ),
            ];
        }

        var parts = ColumnTable.For(RecordingFile.FromPath(path)!.Task, "qst");
        return [.. names.Select(name => Of(parts.First(part => part.Name == name)))];
    }

    private static FuzzColumn Of(RecordingPart part) =>
        new(
            part.Name,
            part.Kind,
            part.Need != PartNeed.Optional,
            IsValue: part.Need == PartNeed.Value,
            Low: IsNumber(part.Kind) && double.IsFinite(part.Lowest) ? Text(part.Lowest - 1000) : null,
            High: IsNumber(part.Kind) && double.IsFinite(part.Highest) ? Text((part.Highest * 10) + 1) : null
        );

    private static FuzzColumn Person(string name) =>
        name switch
        {
            "participant_id" => new(name, PartKind.Label, true, IsId: true),
            "age" => new(name, PartKind.Number, false, Low: "-1", High: "121"),
            "sex" => new(name, PartKind.Word, false),
            _ => new(name, PartKind.Label, false),
        };

    private static bool IsNumber(PartKind kind) => kind is PartKind.Number or PartKind.Bounded;

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
