using System.Globalization;
using Dorsal.Messages;
using Dorsal.Units;

namespace Dorsal.Studies.Import;

/// <summary>Reads the entries of a map that describe trials, by <see cref="ColumnTable"/>.</summary>
internal static class MapTrialsReader
{
    /// <summary>An entry of <c>Trials</c>.</summary>
    public static MapTrials Trials(MapNode node)
    {
        var test = MapParts.Test(node, "qst");
        var parts = ColumnTable.For(test, "qst");
        var value = parts.Single(part => part.Need == PartNeed.Value);
        var patterns = node.Texts("Columns");
        var columns =
            patterns.Count == 0
                ? throw node.Missing("Columns")
                : patterns.SelectMany(p => Expand(p, test, node)).ToList();
        var fields = MapParts.Fields(node, parts.Where(part => part != value));
        foreach (var column in columns)
        {
            CheckPlaceholders(column, parts.Where(part => part != value).ToList(), fields, node);
        }

        var acquisition = node.Text("Acquisition") ?? "";
        if (!acquisition.All(char.IsAsciiLetterOrDigit) || acquisition.Length > RecordingFile.LongestLabel)
        {
            throw node.Wrong("Acquisition", "A-Z a-z 0-9");
        }

        var entry = new MapTrials(
            test,
            columns,
            UnitsOf(node, parts, value),
            fields,
            node.Source("Session"),
            acquisition,
            MapParts.When(node),
            node.PlaceOf("Columns")
        );
        node.Close();
        return entry;
    }

    // Each placeholder stands for a column of the trial table that nothing else fills, and what it says must be possible there.
    private static void CheckPlaceholders(
        PatternColumn column,
        IReadOnlyList<RecordingPart> parts,
        Dictionary<string, MapSource> fields,
        MapNode node
    )
    {
        var measure = fields.GetValueOrDefault("measure")?.Constant ?? column.Fields.GetValueOrDefault("measure");
        foreach (var (name, text) in column.Fields)
        {
            var part = parts.FirstOrDefault(part => part.Name == name);
            if (part is null || fields.ContainsKey(name))
            {
                throw node.Wrong("Columns", string.Join(", ", parts.Select(p => $"{{{p.Name}:...}}")));
            }

            var isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
            if (part.Kind == PartKind.Number && !isNumber)
            {
                throw new StudyException(new Note(Grade.Error, "NotANumber", node.PlaceOf("Columns"), text));
            }

            MapParts.RequireWord(part, measure, text, node.PlaceOf("Columns"));
        }

        var absent = parts.FirstOrDefault(part =>
            part.Need == PartNeed.Required && !fields.ContainsKey(part.Name) && !column.Fields.ContainsKey(part.Name)
        );
        if (absent is not null)
        {
            throw node.Missing(MapParts.Pascal(absent.Name));
        }
    }

    private static IEnumerable<PatternColumn> Expand(string pattern, string test, MapNode node) =>
        ColumnPattern
            .Expand(pattern, node.PlaceOf("Columns"))
            .Select(column =>
                column with
                {
                    Fields = column.Fields.ToDictionary(
                        f => FieldName(f.Key, test),
                        f => f.Value,
                        StringComparer.Ordinal
                    ),
                }
            );

    // A placeholder without a name counts what a series consists of: trials, or pairs of turning points.
    private static string FieldName(string name, string test) =>
        name.Length > 0 ? name
        : test == "mechanical" ? "series"
        : "trial";

    private static Dictionary<string, Unit> UnitsOf(
        MapNode node,
        IReadOnlyList<RecordingPart> parts,
        RecordingPart value
    )
    {
        var numbers = parts.Where(part => part is { Kind: PartKind.Number, Dimensions.Count: > 0 }).ToList();
        if (numbers.Count == 1)
        {
            return new(StringComparer.Ordinal)
            {
                [value.Name] = MapParts.ToUnit(node, "Units", node.RequiredText("Units"), [.. value.Dimensions]),
            };
        }

        var units = node.Object("Units") ?? throw node.Missing("Units");
        var byName = numbers.ToDictionary(
            part => part.Name,
            part => MapParts.ToUnit(units, part.Name, units.RequiredText(part.Name), [.. part.Dimensions]),
            StringComparer.Ordinal
        );
        units.Close();
        return byName;
    }
}
