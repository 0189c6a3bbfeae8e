using System.Globalization;
using System.Text.Json.Nodes;
using Dorsal.Messages;
using Dorsal.Units;

namespace Dorsal.Studies.Import;

/// <summary>Reads the parts of a map that describe trials, given outcomes, signals and protocols, by <see cref="ColumnTable"/>.</summary>
internal static class MapTestReader
{
    /// <summary>An entry of <c>Trials</c>.</summary>
    public static MapTrials Trials(MapNode node)
    {
        var test = Test(node, "qst");
        var parts = ColumnTable.For(test, "qst");
        var value = parts.Single(part => part.Need == PartNeed.Value);
        var patterns = node.Texts("Columns");
        var columns =
            patterns.Count == 0
                ? throw node.Missing("Columns")
                : patterns.SelectMany(p => Expand(p, test, node)).ToList();
        var fields = Fields(node, parts.Where(part => part != value));
        foreach (var field in columns.SelectMany(column => column.Fields.Keys).Distinct(StringComparer.Ordinal))
        {
            if (field == value.Name || parts.All(part => part.Name != field) || fields.ContainsKey(field))
            {
                throw node.Wrong(
                    "Columns",
                    string.Join(", ", parts.Where(p => p != value).Select(p => $"{{{p.Name}:...}}"))
                );
            }
        }

        foreach (var part in parts.Where(part => part.Need == PartNeed.Required && !fields.ContainsKey(part.Name)))
        {
            if (!columns.All(column => column.Fields.ContainsKey(part.Name)))
            {
                throw node.Missing(Pascal(part.Name));
            }
        }

        var acquisition = node.Text("Acquisition") ?? "";
        if (!acquisition.All(char.IsAsciiLetterOrDigit))
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
            When(node),
            node.Place
        );
        node.Close();
        return entry;
    }

    /// <summary>An entry of a file under <c>Given</c>.</summary>
    public static MapGiven Given(string file, MapNode node)
    {
        var column = node.RequiredText("Column");
        var name = node.Text("Name") ?? column;
        if (name.Length == 0 || name is "participant_id" or "session_id")
        {
            throw node.Wrong("Name", "participant_id, session_id: ×");
        }

        var sidecar = new JsonObject
        {
            ["Description"] = node.Text("Description") ?? "",
            ["Units"] = ToUnit(node, "Units", node.RequiredText("Units")).Code,
        };
        foreach (var key in (string[])["Test", "Outcome", "Site", "Side", "Condition"])
        {
            if (node.Text(key) is { Length: > 0 } text)
            {
                sidecar[key] = text;
            }
        }

        var entry = new MapGiven(file, name, column, sidecar, node.Source("Session"), node.PlaceOf("Column"));
        node.Close();
        return entry;
    }

    /// <summary>The object <c>Signals</c>.</summary>
    public static MapSignals Signals(MapNode node)
    {
        var test = Test(node, "physio");
        var parts = ColumnTable.For(test, "physio");
        var channels = Channels(node, parts.Where(part => part.Place == PartPlace.Channel).ToList());
        var fields = Fields(node, parts.Where(part => part.Place == PartPlace.Field));
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
            Frequency(node),
            time is null
                ? null
                : (time.RequiredText("Column"), ToUnit(time, "Units", time.RequiredText("Units"), Dimension.Time)),
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

    /// <summary>Refuses protocol fields that are neither a number, a word nor a quantity with a known unit.</summary>
    public static void CheckProtocol(MapNode node)
    {
        foreach (var name in node.Keys)
        {
            if (!node.IsObject(name))
            {
                _ = node.Text(name);
                continue;
            }

            var quantity = node.Object(name)!;
            _ = quantity.RequiredText("Value");
            _ = ToUnit(quantity, "Units", quantity.RequiredText("Units"));
            quantity.Close();
        }
    }

    private static string Test(MapNode node, string suffix)
    {
        var test = node.RequiredText("Test");
        var known = ColumnTable.All.Where(p => p.Suffix == suffix).Select(p => p.Task).Distinct(StringComparer.Ordinal);
        return known.Contains(test, StringComparer.Ordinal) ? test : throw node.Wrong("Test", string.Join(", ", known));
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

    private static Dictionary<string, MapSource> Fields(MapNode node, IEnumerable<RecordingPart> parts)
    {
        var fields = new Dictionary<string, MapSource>(StringComparer.Ordinal);
        foreach (var part in parts)
        {
            var key = Pascal(part.Name);
            if (node.Source(key) is not { } source)
            {
                continue;
            }

            var measure = fields.GetValueOrDefault("measure")?.Constant;
            var words = part.WordsFor(measure).ToList();
            if (
                part.Kind == PartKind.Word
                && source.KnownTexts.FirstOrDefault(t => t.Length > 0 && !words.Contains(t, StringComparer.Ordinal))
                    is { } word
            )
            {
                throw new StudyException(
                    new Note(
                        Grade.Error,
                        "MapWordUnknown",
                        node.PlaceOf(key),
                        word,
                        string.Join(", ", words),
                        Spelling.Nearest(word, words)
                    )
                );
            }

            fields[part.Name] = source;
        }

        return fields;
    }

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
                [value.Name] = ToUnit(node, "Units", node.RequiredText("Units"), [.. value.Dimensions]),
            };
        }

        var units = node.Object("Units") ?? throw node.Missing("Units");
        var byName = numbers.ToDictionary(
            part => part.Name,
            part => ToUnit(units, part.Name, units.RequiredText(part.Name), [.. part.Dimensions]),
            StringComparer.Ordinal
        );
        units.Close();
        return byName;
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
                channel.Text("Units") is { } code ? ToUnit(channel, "Units", code, dimensions)
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

    private static double Frequency(MapNode node)
    {
        var text = node.RequiredText("SamplingFrequency");
        return
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var hertz)
            && hertz > 0
            && double.IsFinite(hertz)
            ? hertz
            : throw node.Wrong("SamplingFrequency", "> 0 Hz");
    }

    private static IReadOnlyList<MapCondition> When(MapNode node)
    {
        var when = node.Object("When");
        return
        [
            .. (when?.Keys ?? []).Select(column => new MapCondition(column, when!.Texts(column), when.PlaceOf(column))),
        ];
    }

    private static Unit ToUnit(MapNode node, string key, string code, params Dimension[] dimensions)
    {
        if (!Unit.TryParse(code, out var unit))
        {
            var nearest = Spelling.Nearest(code, Unit.Codes);
            throw new StudyException(
                new Note(Grade.Error, "MapUnitUnknown", node.PlaceOf(key), code, string.Join(", ", Unit.Codes), nearest)
            );
        }

        return
            dimensions.Length == 0
            || unit == Unit.Unstated
            || (dimensions.Contains(unit.Dimension) && unit.Scale == UnitScale.Linear)
            ? unit
            : throw new StudyException(
                new Note(
                    Grade.Error,
                    "MapUnitWrong",
                    node.PlaceOf(key),
                    unit.Code,
                    string.Join(", ", dimensions.Select(d => d.ToString()))
                )
            );
    }

    private static string Pascal(string name) =>
        string.Concat(name.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
