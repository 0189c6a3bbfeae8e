using Dorsal.Messages;
using Dorsal.Studies.Tables;

namespace Dorsal.Studies.Import;

/// <summary>Finds the columns that a map names, and knows at the end which the map did not use.</summary>
internal sealed class ColumnFinder(Table table, List<Note> notes)
{
    private readonly Dictionary<string, int> found = new(StringComparer.Ordinal);

    /// <summary>Position of a column.</summary>
    /// <param name="name">As the map writes it; full-width forms, case and white space may differ from the table where only one column fits.</param>
    /// <param name="place">Where the map names it.</param>
    /// <exception cref="StudyException">No column, or more than one, fits; the note names the nearest.</exception>
    public int Find(string name, Place place)
    {
        if (found.TryGetValue(name, out var known))
        {
            return known;
        }

        var index = table.Find(name);
        return found[name] = index >= 0 ? index : FindLoosely(name, place);
    }

    /// <summary>Columns that were never asked for.</summary>
    public IEnumerable<string> Unused
    {
        get
        {
            var used = found.Values.ToHashSet();
            return table.Columns.Where((_, i) => !used.Contains(i));
        }
    }

    private int FindLoosely(string name, Place place)
    {
        var plain = Spelling.Plain(name);
        var like = Enumerable
            .Range(0, table.Columns.Count)
            .Where(i => Spelling.Plain(table.Columns[i]) == plain)
            .ToList();
        if (like.Count != 1)
        {
            var nearest =
                like.Count > 1
                    ? string.Join(", ", like.Select(i => table.Columns[i]))
                    : Spelling.Nearest(name, table.Columns);
            throw new StudyException(new Note(Grade.Error, "MapColumnMissing", place, name, nearest, table.Place.File));
        }

        notes.Add(
            new Note(
                Grade.Note,
                "HeaderMatchedLoosely",
                table.Place with
                {
                    Column = table.Columns[like[0]],
                },
                table.Columns[like[0]],
                name
            )
        );
        return like[0];
    }
}
