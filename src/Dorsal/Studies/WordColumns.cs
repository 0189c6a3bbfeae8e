using Dorsal.Messages;
using Dorsal.Studies.Tables;

namespace Dorsal.Studies;

/// <summary>
/// Holds a table to the words of <see cref="ColumnTable"/>: a word in other letters (<c>Yes</c>, <c>Rejected</c>) is the word, and a row
/// with any other is not used. This is the one place for all tests: none of them takes a word that it does not know for another.
/// </summary>
internal static class WordColumns
{
    /// <summary>Code of the note about a row that is not used.</summary>
    public const string Code = "RowWordUnknown";

    private const string Measure = "measure";

    /// <summary>The table with words as they are listed, and <see cref="TrialTable.Faults"/> of the rows with others.</summary>
    public static TrialTable Of(TrialTable table)
    {
        // Words may depend on the measure, which comes first.
        var parts = ColumnTable
            .For(table.File.Task, table.File.Suffix)
            .Where(part => part is { Place: PartPlace.Column, Kind: PartKind.Word } && table.Has(part.Name))
            .OrderBy(part => part.Name != Measure)
            .ToList();
        var faults = new Dictionary<int, Note>();
        TableRow[] rows = [.. table.Table.Rows.Select(row => Read(table, row, parts, faults))];
        var isSame = rows.SequenceEqual(table.Table.Rows, ReferenceEqualityComparer.Instance);
        return isSame && faults.Count == 0
            ? table
            : table with
            {
                Table = table.Table with { Rows = rows },
                AsRecorded = table.AsRecorded ?? table.Table,
                Faults = faults,
            };
    }

    private static TableRow Read(
        TrialTable table,
        TableRow row,
        IReadOnlyList<RecordingPart> parts,
        Dictionary<int, Note> faults
    )
    {
        foreach (var part in parts)
        {
            var text = table.TextOf(row, part.Name);
            var words = part.WordsFor(table.TextOf(row, Measure)).ToList();
            var word = words.Find(known => string.Equals(known, text, StringComparison.OrdinalIgnoreCase));
            if (text.Length == 0 || word == text)
            {
                continue;
            }

            if (word is null)
            {
                var known = string.Join(", ", words);
                faults.TryAdd(
                    row.Line,
                    new Note(Grade.Error, Code, table.PlaceOf(row, part.Name), text, known, part.Name)
                );
                continue;
            }

            var column = table.Table.Find(part.Name);
            row = row with { Cells = [.. row.Cells.Select((cell, i) => i == column ? word : cell)] };
        }

        return row;
    }
}
