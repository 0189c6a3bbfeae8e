using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Dorsal.Messages;
using Dorsal.Studies.Tables;
using Dorsal.Studies.Writing;

namespace Dorsal.Studies.Import;

/// <summary>Reads a map's JSON strictly. The parts that describe trials and signals are read by <see cref="MapTrialsReader"/> and <see cref="MapSignalsReader"/>.</summary>
internal static class MapReader
{
    /// <summary>Most rows of a header.</summary>
    internal const int MostHeaderRows = 10;

    private static readonly FrozenDictionary<string, char> Separators = new Dictionary<string, char>(
        StringComparer.Ordinal
    )
    {
        [","] = ',',
        [";"] = ';',
        ["tab"] = '\t',
        ["\t"] = '\t',
        ["|"] = '|',
        ["space"] = ' ',
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly string[] StudyKeys =
    [
        "Name",
        "License",
        "Authors",
        "HowToAcknowledge",
        "ReferencesAndLinks",
    ];

    public static ImportMap Read(byte[] bytes, Place place)
    {
        var (json, lines) = JsonFile.ParseObject(bytes, place);
        var root = new MapNode(json, "", place.File, lines);
        var table = ReadTable(root.Object("Table") ?? throw root.Missing("Table"));
        var map = new ImportMap(Path.GetFileNameWithoutExtension(place.File))
        {
            Description = root.Text("Description") ?? "",
            Study = ReadStudy(root),
            Table = table,
            Participants = ReadParticipants(root.Object("Participants") ?? throw root.Missing("Participants")),
            Session = root.Source("Session"),
            Trials = [.. root.Objects("Trials").Select(MapTrialsReader.Trials)],
            Given = ReadGiven(root.Object("Given")),
            Signals = root.Object("Signals") is { } signals ? MapSignalsReader.Signals(signals) : null,
            Epochs = root.Object("Epochs") is { } epochs ? MapEpochsReader.Epochs(epochs) : null,
            Protocol = ReadProtocol(root.Object("Protocol")),
            Unconfirmed = new MapGuesses(root.Texts("Unconfirmed"), root.PlaceOf("Unconfirmed")),
        };
        root.Close();
        Agree(map, root);
        AgreeOnGiven(map);
        return map;
    }

    private static void AgreeOnGiven(ImportMap map)
    {
        foreach (var column in map.Given.GroupBy(entry => (entry.File, entry.Name)))
        {
            var first = column.First().Sidecar.ToJsonString();
            if (column.FirstOrDefault(entry => entry.Sidecar.ToJsonString() != first) is { } other)
            {
                throw new StudyException(new Note(Grade.Error, "MapGivenDiffers", other.Place, other.Name, other.File));
            }
        }
    }

    private static void Agree(ImportMap map, MapNode root)
    {
        AgreeOnRow(root, "Signals", map.Signals is not null, map.Table.Row == RowIs.Signal, "signal");
        AgreeOnRow(root, "Epochs", map.Epochs is not null, map.Table.Row == RowIs.Epochs, "epochs");
        if (map.Table.Row is RowIs.Signal or RowIs.Epochs && map.Trials.Count > 0)
        {
            throw root.Wrong("Trials", "Table.Row = person, trial");
        }

        var differing = map
            .Trials.GroupBy(t => (t.Test, t.Acquisition))
            .SelectMany(file =>
                file.SelectMany(t => t.Units.Select(u => (t, Column: u.Key, Unit: u.Value))).GroupBy(u => u.Column)
            )
            .FirstOrDefault(column => column.Select(u => u.Unit).Distinct().Count() > 1);
        if (differing is not null)
        {
            var (entry, column, unit) = differing.Last();
            throw new StudyException(
                new Note(Grade.Error, "MapUnitsDiffer", entry.Place, unit.Code, differing.First().Unit.Code, column)
            );
        }
    }

    private static void AgreeOnRow(MapNode root, string key, bool isThere, bool isNeeded, string row)
    {
        if (isThere != isNeeded)
        {
            throw isNeeded ? root.Missing(key) : root.Wrong(key, "Table.Row = " + row);
        }
    }

    private static JsonObject ReadStudy(MapNode root)
    {
        var study = root.Object("Study");
        var fields = new JsonObject();
        foreach (var key in StudyKeys)
        {
            var isList = key is "Authors" or "ReferencesAndLinks";
            if (isList && study?.Texts(key) is { Count: > 0 } list)
            {
                fields[key] = new JsonArray([.. list.Select(text => JsonValue.Create(text))]);
            }
            else if (!isList && study?.Text(key) is { } text)
            {
                fields[key] = text;
            }
        }

        study?.Close();
        return fields;
    }

    private static MapTable ReadTable(MapNode node)
    {
        var row = node.RequiredText("Row") switch
        {
            "person" => RowIs.Person,
            "trial" => RowIs.Trial,
            "signal" => RowIs.Signal,
            "epochs" => RowIs.Epochs,
            _ => throw node.Wrong("Row", "person, trial, signal, epochs"),
        };
        var table = new MapTable(
            row,
            node.Text("File"),
            node.Text("Sheet"),
            Format(node),
            node.Flag("DecimalComma"),
            node.Texts("Missing")
        );
        node.Close();
        return table;
    }

    /// <summary>Separator and encoding.</summary>
    internal static TableFormat Format(MapNode node)
    {
        const string Numbers = "numbers";
        var separator = node.Text("Separator");
        if (separator is not null && !Separators.ContainsKey(separator))
        {
            throw node.Wrong(
                "Separator",
                string.Join("  ", Separators.Keys.Where(key => key != "\t").Order(StringComparer.Ordinal))
            );
        }

        var toNumbers = node.IsText("SkipLines")
            ? node.Text("SkipLines") == Numbers
                ? true
                : throw node.Wrong("SkipLines", "0..1000, \"numbers\"")
            : false;
        return new TableFormat(
            separator is null ? null : Separators[separator],
            node.Text("Encoding"),
            toNumbers ? 0 : node.Count("SkipLines", 0, 1000) ?? 0,
            HasHeader: true,
            toNumbers,
            node.Text("Section"),
            node.Count("HeaderRows", 1, MostHeaderRows) ?? 1
        );
    }

    private static MapParticipants ReadParticipants(MapNode node)
    {
        var id = node.Object("Id") ?? throw node.Missing("Id");
        var participants = new MapParticipants(
            id.AsSource(),
            id.Text("Remove") ?? "",
            Label(id, "Prefix"),
            id.Count("Digits", 1, 9) ?? 1,
            node.Source("Age"),
            node.Source("Sex"),
            node.Source("Group"),
            ReadPersonColumns(node.Object("Columns"))
        );
        id.Close();
        node.Close();
        return participants;
    }

    private static string Label(MapNode node, string key)
    {
        var text = node.Text(key) ?? "";
        return text.All(char.IsAsciiLetterOrDigit) ? text : throw node.Wrong(key, "A-Z a-z 0-9");
    }

    private static IReadOnlyList<MapPersonColumn> ReadPersonColumns(MapNode? node)
    {
        var columns = new List<MapPersonColumn>();
        foreach (var name in node?.Keys ?? [])
        {
            if (name.Length == 0 || name is "participant_id" or "age" or "sex" or "group" or Ids.SourceColumn)
            {
                throw node!.Wrong(name, "Participants.Age, Participants.Sex, Participants.Group");
            }

            var column = node!.Object(name)!;
            var description = new JsonObject { ["Description"] = column.Text("Description") ?? "" };
            if (column.Text("Units") is { } units)
            {
                description["Units"] = units;
            }

            columns.Add(new MapPersonColumn(name, column.AsSource(), description));
            column.Close();
        }

        return columns;
    }

    private static List<MapGiven> ReadGiven(MapNode? node)
    {
        var given = new List<MapGiven>();
        foreach (var file in node?.Keys ?? [])
        {
            if (!file.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-') || !SafePath.IsPlainName(file))
            {
                throw new StudyException(
                    new Note(Grade.Error, "MapFileNameWrong", node!.PlaceOf(file), file, "A-Z a-z 0-9 _ -")
                );
            }

            given.AddRange(node!.Objects(file).Select(entry => MapGivenReader.Given(file, entry)));
        }

        return given;
    }

    private static Dictionary<string, JsonObject> ReadProtocol(MapNode? node)
    {
        var tasks = ColumnTable.All.Select(part => part.Task).Distinct(StringComparer.Ordinal).ToList();
        var protocols = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var task in node?.Keys ?? [])
        {
            if (!tasks.Contains(task, StringComparer.Ordinal))
            {
                throw new StudyException(
                    new Note(
                        Grade.Error,
                        "MapKeyUnknown",
                        node!.PlaceOf(task),
                        task,
                        string.Join(", ", tasks),
                        Spelling.Nearest(task, tasks)
                    )
                );
            }

            MapGivenReader.CheckProtocol(node!.Object(task)!);
            protocols[task] = node.Raw(task)!;
        }

        return protocols;
    }
}
