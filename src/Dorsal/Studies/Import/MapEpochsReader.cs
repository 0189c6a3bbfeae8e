using Dorsal.Messages;
using Dorsal.Units;

namespace Dorsal.Studies.Import;

/// <summary>Reads the object of a map that describes matrices of epochs, by <see cref="ColumnTable"/>.</summary>
internal static class MapEpochsReader
{
    private const string Samples = "samples";

    // The import itself makes these columns of the table of stimuli.
    private static readonly string[] Made = ["onset", "duration", "trial"];

    /// <summary>The object <c>Epochs</c>.</summary>
    public static MapEpochs Epochs(MapNode node)
    {
        var test = MapParts.Test(node, RecordingFile.EventsSuffix);
        var parts = ColumnTable
            .For(test, RecordingFile.EventsSuffix)
            .Where(part => !Made.Contains(part.Name, StringComparer.Ordinal))
            .ToList();
        var fields = MapParts.Fields(node, parts);
        var absent = parts.FirstOrDefault(part =>
            part.Need is PartNeed.Required or PartNeed.Value && !fields.ContainsKey(part.Name)
        );
        if (absent is not null)
        {
            throw node.Missing(MapParts.Pascal(absent.Name));
        }

        var (unit, units) = Units(node, [.. parts.Where(part => fields.ContainsKey(part.Name))]);
        var begin = MapParts.Number(node, "Begin", "<= 0 s");
        var epochs = new MapEpochs(
            test,
            node.Source("File") ?? throw node.Missing("File"),
            node.Source("Variable"),
            node.Source("Dataset"),
            AreRows(node),
            MapReader.Format(node) with
            {
                HasHeader = node.Flag("Header") ?? false,
            },
            node.Flag("DecimalComma"),
            MapParts.SamplingFrequency(node),
            begin <= 0 ? new Seconds(begin) : throw node.Wrong("Begin", "<= 0 s"),
            node.Source("Channel") ?? throw node.Missing("Channel"),
            node.Source("Side"),
            unit,
            node.Source("Trial"),
            fields,
            units,
            node.Source("Session"),
            node.Source("Acquisition"),
            node.Source("Run"),
            node.Place
        );
        node.Close();
        return epochs;
    }

    private static bool AreRows(MapNode node) =>
        node.Text("Trials") switch
        {
            null or "columns" => false,
            "rows" => true,
            _ => throw node.Wrong("Trials", "columns, rows"),
        };

    // One unit where only the samples have one, else an object with the samples' and each column's.
    private static (Unit Samples, Dictionary<string, Unit> Columns) Units(MapNode node, List<RecordingPart> parts)
    {
        var columns = new Dictionary<string, Unit>(StringComparer.Ordinal);
        var numbers = parts.Where(part => part is { Kind: PartKind.Number, Dimensions.Count: > 0 }).ToList();
        if (numbers.Count == 0)
        {
            return (MapParts.ToUnit(node, "Units", node.RequiredText("Units"), Dimension.Potential), columns);
        }

        var units = node.Object("Units") ?? throw node.Missing("Units");
        var samples = MapParts.ToUnit(units, Samples, units.RequiredText(Samples), Dimension.Potential);
        foreach (var part in numbers)
        {
            columns[part.Name] = MapParts.ToUnit(units, part.Name, units.RequiredText(part.Name), [.. part.Dimensions]);
        }

        units.Close();
        return (samples, columns);
    }
}
