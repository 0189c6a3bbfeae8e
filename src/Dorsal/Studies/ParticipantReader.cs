using System.Globalization;
using Dorsal.Messages;
using Dorsal.Studies.Tables;

namespace Dorsal.Studies;

/// <summary>Reads <c>participants.tsv</c>.</summary>
internal static class ParticipantReader
{
    private const string FileName = "participants.tsv";

    public static IReadOnlyList<Participant> Read(StudyFiles files, List<Note> notes)
    {
        var participants = new List<Participant>();
        var path = Path.Combine(files.Root, FileName);
        if (!File.Exists(path))
        {
            notes.Add(new Note(Grade.Error, "FileMissing", new Place(FileName), FileName));
        }
        else
        {
            try
            {
                Parse(TableReader.Read(path, new Place(FileName), TableFormat.Bids), participants, notes);
            }
            catch (StudyException fault)
            {
                notes.Add(fault.Note);
            }
        }

        AddFoldersWithoutRow(files, participants, notes);
        return participants;
    }

    private static void Parse(Table table, List<Participant> participants, List<Note> notes)
    {
        notes.AddRange(table.Notes.Concat(table.WithoutRows));
        var id = table.Require("participant_id");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            var label = Label(row.Cells[id]);
            var place = table.Place with { Line = row.Line, Column = "participant_id" };
            if (!IsLabel(label))
            {
                notes.Add(new Note(Grade.Error, "ParticipantLabelWrong", place, row.Cells[id]));
            }
            else if (!seen.Add(label))
            {
                notes.Add(new Note(Grade.Error, "ParticipantTwice", place, row.Cells[id]));
            }
            else
            {
                participants.Add(ToParticipant(label, row, table, notes));
            }
        }
    }

    private static Participant ToParticipant(string label, TableRow row, Table table, List<Note> notes)
    {
        var columns = table
            .Columns.Zip(row.Cells)
            .ToDictionary(p => p.First, p => p.Second is TrialTable.Missing ? "" : p.Second, StringComparer.Ordinal);
        return new Participant(
            label,
            Age(columns, table.Place with { Line = row.Line, Column = "age" }, notes),
            SexOf(columns, table.Place with { Line = row.Line, Column = "sex" }, notes),
            columns.GetValueOrDefault("group", ""),
            columns
        )
        {
            Line = row.Line,
        };
    }

    private static double? Age(Dictionary<string, string> columns, Place place, List<Note> notes)
    {
        var text = columns.GetValueOrDefault("age", "");
        if (text.Length == 0)
        {
            return null;
        }

        if (
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var age)
            && age is >= 0 and <= 120
        )
        {
            return age;
        }

        notes.Add(new Note(Grade.Error, "AgeImpossible", place, text, "0–120"));
        return null;
    }

    private static Sex SexOf(Dictionary<string, string> columns, Place place, List<Note> notes)
    {
        var text = columns.GetValueOrDefault("sex", "");
        switch (text.ToUpperInvariant())
        {
            case "F" or "FEMALE" or "W" or "女" or "女性":
                return Sex.Female;
            case "M" or "MALE" or "男" or "男性":
                return Sex.Male;
            case "" or "O" or "OTHER":
                return Sex.Unstated;
            default:
                notes.Add(new Note(Grade.Warning, "SexNotUnderstood", place, text, "F, M, n/a"));
                return Sex.Unstated;
        }
    }

    private static void AddFoldersWithoutRow(StudyFiles files, List<Participant> participants, List<Note> notes)
    {
        var known = participants.Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var folder in files.ParticipantFolders.Where(folder => !known.Contains(folder)))
        {
            if (!IsLabel(folder))
            {
                notes.Add(new Note(Grade.Error, "ParticipantLabelWrong", new Place("sub-" + folder), "sub-" + folder));
                continue;
            }

            notes.Add(new Note(Grade.Warning, "ParticipantWithoutRow", new Place(FileName), "sub-" + folder));
            participants.Add(
                new Participant(folder, null, Sex.Unstated, "", new Dictionary<string, string>(StringComparer.Ordinal))
            );
        }
    }

    private static bool IsLabel(string label) => label.Length > 0 && label.All(char.IsAsciiLetterOrDigit);

    internal static string Label(string id) =>
        id.StartsWith("sub-", StringComparison.Ordinal) ? id["sub-".Length..] : id;
}
