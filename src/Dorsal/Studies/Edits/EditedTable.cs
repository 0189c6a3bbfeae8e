using Dorsal.Messages;
using Dorsal.Studies.Tables;

namespace Dorsal.Studies.Edits;

/// <summary>Applies people's decisions to a table of trials: a rejected trial gets the status that its examiner would have given it.</summary>
internal static class EditedTable
{
    private const string Status = "status";
    private const string Description = "status_description";

    public static TrialTable Of(TrialTable trials, IReadOnlyList<ManualEdit> edits)
    {
        if (edits.Count == 0)
        {
            return trials;
        }

        var texts = trials.Table.Rows.ToDictionary(row => row.Line, EditFile.TextOf);
        var notes = new List<Note>(trials.Table.Notes);
        var valid = new List<ManualEdit>();
        foreach (var edit in edits)
        {
            if (texts.TryGetValue(edit.Line, out var now) && now == edit.RowText)
            {
                valid.Add(edit);
            }
            else
            {
                var place = new Place(trials.File.Path, edit.Line);
                notes.Add(new Note(Grade.Warning, "EditStale", place, now ?? "–", edit.RowText, edit.Who, edit.When));
            }
        }

        // The last word about a marker counts.
        var moves = valid.Where(edit => !edit.IsRejection).GroupBy(edit => (edit.Line, edit.Mark));
        return trials with
        {
            Table = Rejected(trials.Table, valid) with { Notes = notes },
            AsRecorded = trials.Table,
            Moves = moves.ToDictionary(group => group.Key, group => group.Last()),
        };
    }

    private static Table Rejected(Table table, List<ManualEdit> edits)
    {
        var why = edits
            .Where(edit => edit.IsRejection)
            .GroupBy(edit => edit.Line)
            .ToDictionary(group => group.Key, group => Say(group.Last()));
        if (why.Count == 0)
        {
            return table;
        }

        var columns = table.Columns.Concat(new[] { Status, Description }.Where(name => table.Find(name) < 0)).ToList();
        var (status, description) = (columns.IndexOf(Status), columns.IndexOf(Description));
        return table with { Columns = columns, Rows = [.. table.Rows.Select(row => row with { Cells = Cells(row) })] };

        string[] Cells(TableRow row)
        {
            string[] cells = [.. row.Cells, .. Enumerable.Repeat("", columns.Count - row.Cells.Count)];
            if (why.TryGetValue(row.Line, out var text))
            {
                (cells[status], cells[description]) = ("rejected", text);
            }

            return cells;
        }
    }

    private static string Say(ManualEdit edit) => $"{edit.Why} ({edit.Who}, {edit.When})";
}
