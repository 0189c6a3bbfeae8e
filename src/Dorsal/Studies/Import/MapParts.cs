using System.Globalization;
using Dorsal.Messages;
using Dorsal.Units;

namespace Dorsal.Studies.Import;

/// <summary>What the readers of a map share: tests, fields, units, by <see cref="ColumnTable"/>.</summary>
internal static class MapParts
{
    public static string Test(MapNode node, string suffix)
    {
        var test = node.RequiredText("Test");
        var known = ColumnTable.All.Where(p => p.Suffix == suffix).Select(p => p.Task).Distinct(StringComparer.Ordinal);
        return known.Contains(test, StringComparer.Ordinal) ? test : throw node.Wrong("Test", string.Join(", ", known));
    }

    public static Dictionary<string, MapSource> Fields(MapNode node, IEnumerable<RecordingPart> parts)
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
            foreach (var text in source.KnownTexts.Where(text => text.Length > 0))
            {
                RequireWord(part, measure, text, node.PlaceOf(key));
            }

            fields[part.Name] = source;
        }

        return fields;
    }

    /// <summary>Refuses a word that the study does not know for a part.</summary>
    public static void RequireWord(RecordingPart part, string? measure, string text, Place place)
    {
        var words = part.WordsFor(measure).ToList();
        if (part.Kind == PartKind.Word && !words.Contains(text, StringComparer.Ordinal))
        {
            var nearest = Spelling.Nearest(text, words);
            throw new StudyException(
                new Note(Grade.Error, "MapWordUnknown", place, text, string.Join(", ", words), nearest)
            );
        }
    }

    public static Unit ToUnit(MapNode node, string key, string code, params Dimension[] dimensions)
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

    /// <summary>The key <c>SamplingFrequency</c>, in Hz.</summary>
    public static Hertz SamplingFrequency(MapNode node)
    {
        var hertz = Number(node, "SamplingFrequency", "> 0 Hz");
        return hertz > 0 ? new Hertz(hertz) : throw node.Wrong("SamplingFrequency", "> 0 Hz");
    }

    /// <summary>A finite number that must be there.</summary>
    public static double Number(MapNode node, string key, string expected) =>
        double.TryParse(node.RequiredText(key), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
            ? number
            : throw node.Wrong(key, expected);

    /// <summary>Which rows an entry is for.</summary>
    public static IReadOnlyList<MapCondition> When(MapNode node)
    {
        var when = node.Object("When");
        return
        [
            .. (when?.Keys ?? []).Select(column => new MapCondition(column, when!.Texts(column), when.PlaceOf(column))),
        ];
    }

    public static string Pascal(string name) =>
        string.Concat(name.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
