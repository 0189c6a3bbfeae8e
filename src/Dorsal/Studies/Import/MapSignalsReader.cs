using Dorsal.Messages;
using Dorsal.Units;

namespace Dorsal.Studies.Import;

/// <summary>Reads the object of a map that describes signal files, by <see cref="ColumnTable"/>.</summary>
internal static class MapSignalsReader
{
    /// <summary>The object <c>Signals</c>.</summary>
    public static MapSignals Signals(MapNode node)
    {
        var test = MapParts.Test(node, "physio");
        var parts = ColumnTable.For(test, "physio");
        var channels = Channels(node, parts.Where(part => part.Place == PartPlace.Channel).ToList());
        var fields = MapParts.Fields(node, parts.Where(part => part.Place == PartPlace.Field));
        if (
            parts.FirstOrDefault(p =>
                p.Place == PartPlace.Field && p.Need == PartNeed.Required && !fields.ContainsKey(p.Name)
            ) is
            { } absent
        )
        {
            throw node.Missing(absent.Name);
        }

        foreach (var (name, source) in More(node))
        {
            fields[name] = source;
        }

        var time = node.Object("Time");
        var signals = new MapSignals(
            test,
            node.Source("File") ?? throw node.Missing("File"),
            MapReader.Format(node) with
            {
                HasHeader = node.Flag("Header") ?? true,
            },
            node.Flag("DecimalComma"),
            MapParts.SamplingFrequency(node).Value,
            time is null
                ? null
                : (
                    time.RequiredText("Column"),
                    MapParts.ToUnit(time, "Units", time.RequiredText("Units"), Dimension.Time)
                ),
            channels,
            fields,
            node.Source("Session"),
            node.Source("Acquisition"),
            node.Source("Run"),
            node.Place
        );
        time?.Close();
        node.Close();
        return signals;
    }

    private static List<MapChannel> Channels(MapNode node, IReadOnlyList<RecordingPart> parts)
    {
        var list = node.Object("Channels") ?? throw node.Missing("Channels");
        var channels = new List<MapChannel>();
        foreach (var name in list.Keys)
        {
            if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
            {
                throw list.Wrong(name, "a-z 0-9 _");
            }

            var channel = list.Object(name)!;
            var part = parts.FirstOrDefault(part => part.Name == name);
            Dimension[] dimensions = part is null ? [] : [.. part.Dimensions];
            var unit =
                channel.Text("Units") is { } code ? MapParts.ToUnit(channel, "Units", code, dimensions)
                : part is { Dimensions.Count: > 0 } ? throw channel.Missing("Units")
                : Unit.Unstated;
            channels.Add(
                new MapChannel(
                    name,
                    channel.RequiredText("Column"),
                    unit,
                    channel.Text("Description") ?? part?.Description ?? ""
                )
            );
            channel.Close();
        }

        var has = channels.Select(channel => channel.Name).ToHashSet(StringComparer.Ordinal);
        var either = parts.Where(part => part.Need == PartNeed.Either).Select(part => part.Name).ToList();
        var missing =
            parts.FirstOrDefault(part => part.Need == PartNeed.Required && !has.Contains(part.Name))?.Name
            ?? (either.Count > 0 && !either.Exists(has.Contains) ? either[0] : null);
        return missing is null ? channels : throw list.Missing(missing);
    }

    private static Dictionary<string, MapSource> More(MapNode node)
    {
        var fields = new Dictionary<string, MapSource>(StringComparer.Ordinal);
        var more = node.Object("Fields");
        foreach (var name in more?.Keys ?? [])
        {
            if (
                name.Length == 0
                || name is "Columns" or "SamplingFrequency" or "StartTime" or "Protocol"
                || !name.All(char.IsAsciiLetterOrDigit)
            )
            {
                throw more!.Wrong(name, "A-Z a-z 0-9");
            }

            fields[name] = more!.Source(name)!;
        }

        return fields;
    }
}
