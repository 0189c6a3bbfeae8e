using System.Globalization;
using Dorsal.Messages;
using Dorsal.Studies.Tables;
using Dorsal.Units;

namespace Dorsal.Studies;

/// <summary>Reads the tables under <c>phenotype/</c>.</summary>
internal static class GivenOutcomeReader
{
    private static readonly string[] Keys = ["participant_id", "session_id"];

    public static IReadOnlyList<GivenOutcome> Read(
        StudyFiles files,
        IReadOnlyList<Participant> participants,
        List<Note> notes
    )
    {
        var known = participants.Select(person => person.Id).ToHashSet(StringComparer.Ordinal);
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
                notes.AddRange(table.Notes.Concat(table.WithoutRows));
                new GivenTable(table, sidecar, known, notes).AddTo(outcomes);
            }
            catch (StudyException fault)
            {
                notes.Add(fault.Note);
            }
        }

        return outcomes;
    }

    /// <summary>One table with what its sidecar says about its columns.</summary>
    private sealed class GivenTable(Table table, Sidecar sidecar, HashSet<string> known, List<Note> notes)
    {
        private readonly List<Column> columns =
        [
            .. table
                .Columns.Select((name, i) => Column.Of(name, i, table, sidecar, notes))
                .Where(c => !Keys.Contains(c.Name)),
        ];

        public void AddTo(List<GivenOutcome> outcomes)
        {
            var participant = table.Require(Keys[0]);
            var session = table.Find(Keys[1]);
            var seen = new HashSet<(string, string)>();
            foreach (var row in table.Rows)
            {
                var who = ParticipantReader.Label(row.Cells[participant]);
                var when = session < 0 ? "" : SessionLabel(row.Cells[session]);
                var place = table.Place with { Line = row.Line, Column = Keys[0] };
                if (!known.Contains(who))
                {
                    notes.Add(new Note(Grade.Warning, "GivenWithoutParticipant", place, row.Cells[participant]));
                }

                if (seen.Add((who, when)))
                {
                    outcomes.AddRange(columns.Select(column => Read(row, column, who, when)).OfType<GivenOutcome>());
                }
                else
                {
                    notes.Add(new Note(Grade.Error, "ParticipantTwice", place, row.Cells[participant]));
                }
            }
        }

        private GivenOutcome? Read(TableRow row, Column column, string who, string when)
        {
            var text = row.Cells[column.Index];
            if (text is "" or TrialTable.Missing)
            {
                return null;
            }

            var place = table.Place with { Line = row.Line, Column = column.Name };
            if (Number(text, column) is { } value)
            {
                return column.ToOutcome(who, when, value, place);
            }

            notes.Add(new Note(Grade.Error, "NotANumber", place, text));
            return column.ToOutcome(who, when, double.NaN, place);
        }

        // Questionnaires ask for times of day, too; they count in hours.
        private static double? Number(string text, Column column) =>
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && double.IsFinite(value)
                ? value
            : column.Questionnaire.Instrument.Length > 0
            && TimeOnly.TryParseExact(
                text,
                ["H:mm", "HH:mm"],
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var time
            )
                ? time.ToTimeSpan().TotalHours
            : null;

        private static string SessionLabel(string cell) =>
            cell is TrialTable.Missing ? ""
            : cell.StartsWith("ses-", StringComparison.Ordinal) ? cell["ses-".Length..]
            : cell;
    }

    /// <summary>A column with what the sidecar says about it.</summary>
    private sealed record Column(
        string Name,
        int Index,
        string Test,
        string Outcome,
        string Site,
        string Side,
        string Condition,
        Unit Unit,
        QuestionnaireField Questionnaire
    )
    {
        public static Column Of(string name, int index, Table table, Sidecar sidecar, List<Note> notes)
        {
            string Say(string property) => sidecar.Column(name, property) ?? "";
            var code = Say("Units");
            if (!Unit.TryParse(code.Length == 0 ? "unstated" : code, out var unit))
            {
                var place = new Place(sidecar.Files.Count > 0 ? sidecar.Files[^1] : table.Place.File, null, name);
                notes.Add(new Note(Grade.Error, "UnitUnknown", place, code, string.Join(", ", Unit.Codes)));
                unit = Unit.Unstated;
            }

            var measure = Path.GetFileNameWithoutExtension(table.Place.File);
            return new Column(
                name,
                index,
                Say("Test") is { Length: > 0 } test ? test : measure,
                Say("Outcome") is { Length: > 0 } outcome ? outcome : name,
                Say("Site"),
                Say("Side"),
                Say("Condition"),
                unit,
                QuestionnaireField.Of(name, sidecar)
            );
        }

        private readonly HashSet<double> values = [];

        public GivenOutcome ToOutcome(string participant, string session, double value, Place place)
        {
            values.Add(value);
            return new(participant, session, Test, Outcome, Site, Side, Condition, value, Unit, place)
            {
                Questionnaire = Questionnaire,
                ColumnValues = values,
            };
        }
    }
}
