using System.Globalization;
using Dorsal.Messages;
using Dorsal.Studies.Tables;
using Dorsal.Units;

namespace Dorsal.Studies;

/// <summary>A person's outcome that another laboratory has computed. It is taken as it was given and never mistaken for trials.</summary>
/// <param name="Participant">Label without <c>sub-</c>.</param>
/// <param name="Session">Session label, or empty.</param>
/// <param name="Test">Id of the test, or the phenotype file's name.</param>
/// <param name="Outcome">Id of the outcome, or the column's name.</param>
/// <param name="Site">Body site, or empty.</param>
/// <param name="Side">Side of the body, or empty.</param>
/// <param name="Condition">Condition, or empty.</param>
/// <param name="Value">The value as given.</param>
/// <param name="Unit">Its unit, on the scale on which it was given.</param>
/// <param name="Place">Where it stands.</param>
public sealed record GivenOutcome(
    string Participant,
    string Session,
    string Test,
    string Outcome,
    string Site,
    string Side,
    string Condition,
    double Value,
    Unit Unit,
    Place Place
);

/// <summary>Reads the tables under <c>phenotype/</c>.</summary>
internal static class GivenOutcomeReader
{
    private static readonly string[] Keys = ["participant_id", "session_id"];

    public static IReadOnlyList<GivenOutcome> Read(StudyFiles files, List<Note> notes)
    {
        var outcomes = new List<GivenOutcome>();
        foreach (var file in files.Phenotypes)
        {
            try
            {
                var json = file[..^".tsv".Length] + ".json";
                var sidecar = File.Exists(Path.Combine(files.Root, json))
                    ? Sidecar.Read(files.Root, [json])
                    : Sidecar.Empty;
                var table = TableReader.Read(Path.Combine(files.Root, file), new Place(file), TableFormat.Bids);
                notes.AddRange(table.Notes);
                Parse(table, sidecar, outcomes, notes);
            }
            catch (StudyException fault)
            {
                notes.Add(fault.Note);
            }
        }

        return outcomes;
    }

    private static void Parse(Table table, Sidecar sidecar, List<GivenOutcome> outcomes, List<Note> notes)
    {
        var participant = table.Require(Keys[0]);
        var session = table.Find(Keys[1]);
        var seen = new HashSet<(string, string)>();
        foreach (var row in table.Rows)
        {
            var who = ParticipantReader.Label(row.Cells[participant]);
            var when = session < 0 ? "" : SessionLabel(row.Cells[session]);
            if (!seen.Add((who, when)))
            {
                notes.Add(
                    new Note(
                        Grade.Error,
                        "ParticipantTwice",
                        table.Place with
                        {
                            Line = row.Line,
                        },
                        row.Cells[participant]
                    )
                );
                continue;
            }

            foreach (var column in table.Columns.Where(column => !Keys.Contains(column, StringComparer.Ordinal)))
            {
                Add(table, row, column, sidecar, who, when, outcomes, notes);
            }
        }
    }

    private static void Add(
        Table table,
        TableRow row,
        string column,
        Sidecar sidecar,
        string who,
        string when,
        List<GivenOutcome> outcomes,
        List<Note> notes
    )
    {
        var text = row.Cells[table.Find(column)];
        var place = table.Place with { Line = row.Line, Column = column };
        if (text is "" or TrialTable.Missing)
        {
            return;
        }

        if (
            !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            || !double.IsFinite(value)
        )
        {
            notes.Add(new Note(Grade.Error, "NotANumber", place, text));
            return;
        }

        string Say(string property) => sidecar.Column(column, property) ?? "";
        var code = Say("Units");
        if (!Unit.TryParse(code.Length == 0 ? "unstated" : code, out var unit))
        {
            notes.Add(new Note(Grade.Error, "UnitUnknown", place, code, string.Join(", ", Unit.Codes)));
            unit = Unit.Unstated;
        }

        var measure = Path.GetFileNameWithoutExtension(table.Place.File);
        outcomes.Add(
            new GivenOutcome(
                who,
                when,
                Say("Test") is { Length: > 0 } test ? test : measure,
                Say("Outcome") is { Length: > 0 } outcome ? outcome : column,
                Say("Site"),
                Say("Side"),
                Say("Condition"),
                value,
                unit,
                place
            )
        );
    }

    private static string SessionLabel(string cell) =>
        cell is TrialTable.Missing ? ""
        : cell.StartsWith("ses-", StringComparison.Ordinal) ? cell["ses-".Length..]
        : cell;
}
