using System.Globalization;
using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Tables;
using Dorsal.Units;

namespace Dorsal.Laboratory.TactileAcuity;

/// <summary>What a column is called in the tables of a test, and its words.</summary>
internal sealed record YesNoWords(string Level, string Yes, string No);

/// <summary>An answer to a stimulus, or to none.</summary>
/// <param name="Trial">The trial, whose value is the level.</param>
/// <param name="IsYes">Whether two points, or a touch, were felt.</param>
/// <param name="IsCatch">Whether there was nothing to be felt: one point, or no touch.</param>
/// <param name="Method"><c>limits</c>, <c>staircase</c> or <c>constant</c>.</param>
/// <param name="Run">The file and label of the run.</param>
/// <param name="Count">How often this answer was given at this level, where the table counts.</param>
internal sealed record Answer(Trial Trial, bool IsYes, bool IsCatch, string Method, string Run, int Count)
{
    public double Level => Trial.Value;
}

/// <summary>Reads answers; each row ends as one trial.</summary>
internal sealed class YesNoTrials(
    TrialTable table,
    YesNoWords words,
    YesNoOutcomes outcomes,
    YesNoProtocol protocol,
    TrialLog log
)
{
    private static readonly string[] Methods = ["limits", "staircase", "constant"];
    private readonly TrialColumn level = TrialColumn.Of(table, words.Level, UnitOf(table, words, outcomes));

    public void Read(List<Answer> into)
    {
        log.Add(level.Notes);
        table.Table.Require("response");
        table.Table.Require("method");
        var order = 0;
        foreach (var row in table.Table.Rows)
        {
            Add(row, ++order, into);
        }
    }

    // Levels stay in the unit of the recording: amplitudes of a vibration have nothing to convert into.
    private static Unit UnitOf(TrialTable table, YesNoWords words, YesNoOutcomes outcomes) =>
        table.UnitOf(words.Level) is { Scale: UnitScale.Linear } unit && !unit.ConvertsTo(outcomes.Unit)
            ? unit
            : outcomes.Unit;

    private void Add(TableRow row, int order, List<Answer> into)
    {
        var response = table.TextOf(row, "response");
        var isCatch = table.TextOf(row, "kind") == "catch";
        var (value, fault) = level.Read(row);
        isCatch |= !table.Has("kind") && value == 0;
        fault = fault is { Code: "ValueMissing" } && isCatch ? null : fault;
        var (count, noCount) = CountOf(row);
        fault ??= noCount ?? FaultOf(row, response, value, isCatch);
        value = isCatch && fault is null ? 0 : value;
        var series = SeriesOf(row);
        var label = $"{SeriesKeys.LabelOf(table, row, order)} {response}".TrimEnd();
        if (fault is not null)
        {
            log.Reject(series, label, value, level.Unit, fault);
            return;
        }

        label = count == 1 ? label : string.Create(CultureInfo.InvariantCulture, $"{label} ×{count}");
        var trial = new Trial(series, label, value, level.Unit, TrialStatus.Used, "", level.PlaceOf(row))
        {
            Count = count,
            Answer = response,
            IsNo = response == words.No,
        };
        log.Add(trial);
        var run = $"{table.File.Path} {table.TextOf(row, "run")}";
        into.Add(new Answer(trial, response == words.Yes, isCatch, table.TextOf(row, "method"), run, count));
    }

    private Note? FaultOf(TableRow row, string response, double value, bool isCatch)
    {
        var lowest = isCatch || level.Unit.Dimension != Dimension.Force ? 0 : protocol.Force?.LowestPossible ?? 0;
        var method = table.TextOf(row, "method");
        return response.Length == 0 ? new Note(Grade.Note, "ValueMissing", table.PlaceOf(row, "response"))
            : response != words.Yes && response != words.No ? Unknown(row, "response", [words.Yes, words.No])
            : !Methods.Contains(method, StringComparer.Ordinal) ? Unknown(row, "method", Methods)
            : value < lowest || value > protocol.HighestPossible
                ? new Note(
                    Grade.Error,
                    "ValueImpossible",
                    level.PlaceOf(row),
                    level.Show(row),
                    string.Create(
                            CultureInfo.InvariantCulture,
                            $"{lowest} … {protocol.HighestPossible} {level.Unit.Symbol}"
                        )
                        .Trim()
                )
            : null;
    }

    private Note Unknown(TableRow row, string column, IEnumerable<string> known) =>
        new(
            Grade.Error,
            "RowWordUnknown",
            table.PlaceOf(row, column),
            table.TextOf(row, column),
            string.Join(", ", known),
            column
        );

    // An answer that was given 0 times is a row of a table of counts, and no trial.
    private (int Count, Note? Fault) CountOf(TableRow row)
    {
        const int Most = 100_000;
        if (table.TextOf(row, "count").Length == 0)
        {
            return (1, null);
        }

        var (count, fault) = table.NumberOf(row, "count");
        return fault is not null ? (0, fault)
            : count == 0 ? (0, new Note(Grade.Note, "AnswerNeverGiven", table.PlaceOf(row, "count")))
            : count is < 0 or > Most || count != Math.Floor(count)
                ? (
                    0,
                    new Note(
                        Grade.Error,
                        "ValueImpossible",
                        table.PlaceOf(row, "count"),
                        table.TextOf(row, "count"),
                        "0 … 100000"
                    )
                )
            : ((int)count, null);
    }

    // The orientation of the callipers stands in the condition: a series has no other place for it.
    private SeriesKey SeriesOf(TableRow row)
    {
        var series = SeriesKeys.Of(table, row, outcomes.Answers);
        return series with { Condition = $"{table.TextOf(row, "orientation")} {series.Condition}".Trim() };
    }
}
