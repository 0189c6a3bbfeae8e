using System.Globalization;
using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Tables;

namespace Dorsal.Laboratory.PainDiary;

/// <summary>A rating on a day.</summary>
/// <param name="Day">Day number; dates count from 0001-01-01.</param>
/// <param name="Trial">The rating; NaN where the row has none.</param>
internal sealed record DiaryDay(int Day, Trial Trial);

/// <summary>Reads the tables of a diary: each row becomes a rating or is rejected with its reason.</summary>
internal sealed class DiaryTrials(TrialLog log)
{
    private const double Highest = 10;

    private readonly HashSet<(SeriesKey, int)> seen = [];
    private readonly List<DiaryDay> days = [];

    /// <summary>The days of all series, those without a rating too: they show how long the diary was kept.</summary>
    public IReadOnlyList<DiaryDay> Days => days;

    /// <summary>Reads a table; a day that an earlier one has is rejected.</summary>
    /// <exception cref="StudyException">The table has neither dates nor days, no measures, or no ratings.</exception>
    public void Read(TrialTable table)
    {
        table.Table.Require("measure");
        var hasDates = table.Has("date");
        if (!hasDates)
        {
            table.Table.Require("day");
        }

        var rating = TrialColumn.Of(table, "rating", DiaryOutcomes.Rating);
        log.Add(rating.Notes);
        foreach (var row in table.Table.Rows)
        {
            Read(table, row, rating, hasDates ? "date" : "day");
        }
    }

    private void Read(TrialTable table, TableRow row, TrialColumn rating, string column)
    {
        var label = table.TextOf(row, column);
        var measure = table.TextOf(row, "measure");
        var isKnown = DiaryOutcomes.Measures.Contains(measure, StringComparer.Ordinal);
        var series = SeriesKeys.Of(table, row, DiaryOutcomes.Mean(isKnown ? measure : DiaryOutcomes.Measures[0]));
        var (value, fault) = rating.Read(row);
        var day = DayOf(label, column);
        var why =
            !isKnown
                ? new Note(
                    Grade.Error,
                    "MeasureUnknown",
                    table.PlaceOf(row, "measure"),
                    measure,
                    string.Join(", ", DiaryOutcomes.Measures)
                )
            : day is null ? new Note(Grade.Error, "DiaryDayWrong", table.PlaceOf(row, column), label)
            : !seen.Add((series, day.Value)) ? new Note(Grade.Error, "DiaryDayTwice", table.PlaceOf(row, column), label)
            : fault
                ?? (
                    value is < 0 or > Highest
                        ? new Note(
                            Grade.Error,
                            "ValueImpossible",
                            rating.PlaceOf(row),
                            rating.Show(row),
                            "0 … " + Show.Quantity(Highest, "")
                        )
                        : null
                );
        if (why is not null)
        {
            log.Reject(series, label, value, rating.Unit, why);
        }
        else
        {
            log.Add(new Trial(series, label, value, rating.Unit, TrialStatus.Used, "", rating.PlaceOf(row)));
        }

        if (day is not null && why?.Code is not ("DiaryDayTwice" or "MeasureUnknown"))
        {
            days.Add(new DiaryDay(day.Value, log.Trials[^1]));
        }
    }

    private static int? DayOf(string text, string column) =>
        column == "date"
            ? DateOnly.TryParseExact(
                text,
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var date
            )
                ? date.DayNumber
                : null
            : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var day)
                ? day
                : null;
}
