using System.Globalization;
using Dorsal.Messages;
using Dorsal.Studies.Tables;
using Dorsal.Units;

namespace Dorsal.Studies.Checks;

/// <summary>Checks a table of trials: columns, units, words, numbers, and trials that stand twice.</summary>
internal static class TrialCheck
{
    public static IEnumerable<Note> Of(TrialTable table, IReadOnlyList<RecordingPart> parts)
    {
        // The check tells of every cell on its own, also in a row that is not used.
        table = table with
        {
            Faults = new Dictionary<int, Note>(),
        };
        List<Note> notes = [.. table.Table.Notes, .. table.Table.WithoutRows, .. SignalCheck.Fields(table, parts)];
        parts = [.. parts.Where(part => part.Place == PartPlace.Column)];
        foreach (var part in Missing(table, parts))
        {
            var place = new Place(table.File.Path, 1, part.Name);
            notes.Add(new Note(Grade.Error, "ColumnMissing", place, part.Name, string.Join(", ", table.Table.Columns)));
        }

        foreach (var part in parts.Where(part => table.Has(part.Name)))
        {
            CheckColumn(table, part, notes);
        }

        CheckDoubles(table, parts, notes);
        return notes;
    }

    // Of the parts of which one must be there, the first speaks for all.
    private static IEnumerable<RecordingPart> Missing(TrialTable table, IReadOnlyList<RecordingPart> parts)
    {
        var either = parts.Where(part => part.Need == PartNeed.Either).ToList();
        return parts
            .Where(part => part.Need is PartNeed.Required or PartNeed.Value && !table.Has(part.Name))
            .Concat(either.Exists(part => table.Has(part.Name)) ? [] : either.Take(1));
    }

    private static void CheckColumn(TrialTable table, RecordingPart part, List<Note> notes)
    {
        var (unit, fault) = RecordingCheck.UnitOf(table, part);
        table = part.Kind == PartKind.Bounded ? table.WithoutSigns(part.Name).Table : table;
        notes.AddRange(fault is null ? [] : [fault]);
        foreach (var row in table.Table.Rows)
        {
            var note = part.Kind switch
            {
                PartKind.Number or PartKind.Bounded => Number(table, row, part, unit),
                _ when part.Need == PartNeed.Required && table.TextOf(row, part.Name).Length == 0 => new Note(
                    Grade.Error,
                    "CellMissing",
                    table.PlaceOf(row, part.Name),
                    part.Name
                ),
                PartKind.Word => RecordingCheck.Judge(
                    table.TextOf(row, part.Name),
                    table.TextOf(row, "measure"),
                    part,
                    table.PlaceOf(row, part.Name)
                ),
                _ => null,
            };
            notes.AddRange(note is null ? [] : [note]);
        }
    }

    private static Note? Number(TrialTable table, TableRow row, RecordingPart part, Unit? unit)
    {
        var (value, fault) = table.NumberOf(row, part.Name);
        return fault
            ?? RecordingCheck.Judge(value, table.TextOf(row, part.Name), unit, part, table.PlaceOf(row, part.Name));
    }

    private static void CheckDoubles(TrialTable table, IReadOnlyList<RecordingPart> parts, List<Note> notes)
    {
        var labels = parts.Where(part => part.Key == PartKey.Label).Select(part => part.Name).ToList();
        if (labels.Count == 0)
        {
            // Rows without a number of their own may be equal: two answers to the same distance.
            return;
        }

        var keys = parts.Where(part => part.Key != PartKey.None).Select(part => part.Name).ToList();
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (
            var row in table.Table.Rows.Where(row => labels.TrueForAll(label => table.TextOf(row, label).Length > 0))
        )
        {
            var key = string.Join(" / ", keys.Select(name => table.TextOf(row, name)).Where(text => text.Length > 0));
            if (!first.TryAdd(key, row.Line))
            {
                var line = first[key].ToString(CultureInfo.InvariantCulture);
                notes.Add(new Note(Grade.Error, "TrialTwice", table.PlaceOf(row, labels[0]), key, line));
            }
        }
    }
}
