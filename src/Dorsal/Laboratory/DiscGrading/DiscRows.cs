using System.Globalization;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Tables;

namespace Dorsal.Laboratory.DiscGrading;

/// <summary>Reads a table of grades: a row a level and rater.</summary>
internal sealed class DiscRows(TrialTable table, int highestGrade, TrialLog log)
{
    /// <summary>The discs that are graded, from above.</summary>
    public static readonly string[] Levels = ["L1-L2", "L2-L3", "L3-L4", "L4-L5", "L5-S1"];

    private const int LowestGrade = 1;
    private const int HighestModic = 3;

    public void Read()
    {
        table.Table.Require("level");
        table.Table.Require(table.Has("modic") ? "modic" : "pfirrmann");
        NoteNotGiven("pfirrmann", DiscOutcomes.Grade);
        NoteNotGiven("modic", DiscOutcomes.Modic);
        foreach (var row in table.Table.Rows)
        {
            var level = table.TextOf(row, "level");
            if (!Levels.Contains(level, StringComparer.Ordinal))
            {
                var known = string.Join(", ", Levels);
                log.Add(new Note(Grade.Error, "DiscLevelUnknown", table.PlaceOf(row, "level"), level, known));
                continue;
            }

            Read(row, level, "pfirrmann", DiscOutcomes.Grade, LowestGrade, highestGrade);
            Read(row, level, "modic", DiscOutcomes.Modic, 0, HighestModic);
        }
    }

    // Either will do; that the other was not graded is no fault, but whoever misses its outcomes must find out why.
    private void NoteNotGiven(string column, Outcome outcome)
    {
        if (!table.Has(column))
        {
            var place = new Place(table.File.Path, 1, column);
            log.Add(new Note(Grade.Note, "GradesNotGiven", place, column, null, "@Outcome." + outcome.Id));
        }
    }

    private void Read(TableRow row, string level, string column, Outcome outcome, int lowest, int highest)
    {
        if (!table.Has(column))
        {
            return;
        }

        var series = new SeriesKey(outcome.Id, level, "", table.TextOf(row, "rater"));
        var place = table.PlaceOf(row, column);
        var (value, fault) = table.NumberOf(row, column);
        fault = MarkedRejected.Of(table, row, column) ?? fault ?? Fault(value, series, place, lowest, highest);
        if (fault is not null)
        {
            log.Reject(series, level, value, outcome.Unit, fault);
        }
        else
        {
            log.Add(new Trial(series, level, value, outcome.Unit, TrialStatus.Used, "", place));
        }
    }

    private Note? Fault(double value, SeriesKey series, Place place, int lowest, int highest)
    {
        if (double.IsNaN(value))
        {
            return new Note(Grade.Note, "ValueMissing", place);
        }

        var text = value.ToString("R", CultureInfo.InvariantCulture);
        var limits = string.Create(CultureInfo.InvariantCulture, $"{lowest} … {highest}");
        return value < lowest || value > highest || value != Math.Floor(value)
                ? new Note(Grade.Error, "GradeNotWhole", place, text, limits)
            : log.Trials.Any(trial => trial.Series == series && trial.Counts)
                ? new Note(Grade.Error, "DiscLevelTwice", place, series.Site, series.Condition)
            : null;
    }
}
