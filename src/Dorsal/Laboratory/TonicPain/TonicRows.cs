using System.Globalization;
using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Tables;
using Dorsal.Units;

namespace Dorsal.Laboratory.TonicPain;

/// <summary>Reads the rows of a tonic test: ratings over time, and the moment at which the person stopped or the ceiling came.</summary>
internal sealed class TonicRows
{
    private const double SecondsPerMinute = 60;
    private readonly TrialTable table;
    private readonly TonicProtocol protocol;
    private readonly TrialLog log;
    private readonly TrialColumn rating;
    private readonly bool inMinutes;
    private readonly Dictionary<(SeriesKey, string), TonicRun> runs = [];

    public TonicRows(TrialTable table, TonicProtocol protocol, TrialLog log)
    {
        (this.table, this.protocol, this.log) = (table, protocol, log);
        rating = TrialColumn.Of(table, "rating", PainRating.Unit);
        inMinutes = table.Has("minute");
        if (!inMinutes)
        {
            table.Table.Require("second");
        }
    }

    /// <summary>Reads the table; ratings wait in their runs, since what follows a withdrawal is no rating of the stimulus.</summary>
    public IReadOnlyList<TonicRun> Read()
    {
        log.Add(rating.Notes);
        foreach (var row in table.Table.Rows)
        {
            Add(row);
        }

        if (table.Has("event"))
        {
            log.Add(runs.Values.Where(run => run.Withdrawal is null).Select(WithoutEnd));
        }

        return [.. runs.Values];
    }

    private static Note WithoutEnd(TonicRun run) =>
        new(
            Grade.Warning,
            "TonicEndMissing",
            new Place(run.File, null, "event"),
            run.Label.Length > 0 ? run.Label : "1"
        );

    private string TimeColumn => inMinutes ? "minute" : "second";

    private void Add(TableRow row)
    {
        var series = SeriesKeys.Of(table, row, TonicOutcomes.Mean);
        var trial = table.TextOf(row, "trial");
        var run = RunOf(series, trial);
        var (value, fault) = rating.Read(row);
        var (time, timeFault) = Time(row);
        var name = table.TextOf(row, TimeColumn) + (inMinutes ? " min" : " s");
        var label = trial.Length == 0 ? name : $"{trial}: {name}";
        var ending = table.TextOf(row, "event");
        if (ending.Length > 0 && fault?.Code is not ("MarkedRejected" or WordColumns.Code))
        {
            AddEnding(row, run, ending, time, timeFault);
            if (fault?.Code == "ValueMissing")
            {
                log.Add(ending == "ceiling" && timeFault is { Grade: Grade.Error } ? [timeFault] : []);
                return;
            }
        }

        fault ??= timeFault ?? Impossible(row, value);
        if (fault is null)
        {
            run.Samples.Add((time, value, label, rating.PlaceOf(row)));
            return;
        }

        run.Missing += fault.Code == "ValueMissing" ? 1 : 0;
        log.Reject(series, label, value, rating.Unit, fault);
    }

    private TonicRun RunOf(SeriesKey series, string trial)
    {
        if (!runs.TryGetValue((series, trial), out var run))
        {
            runs[(series, trial)] = run = new TonicRun(series, trial, table.File.Path);
        }

        return run;
    }

    private void AddEnding(TableRow row, TonicRun run, string ending, double time, Note? timeFault)
    {
        var series = run.Series with { Outcome = TonicOutcomes.Withdrawal.Id };
        var label = run.Label.Length > 0 ? run.Label : "1";
        var place = table.PlaceOf(row, "event");
        var fault =
            ending is not ("withdrawal" or "ceiling")
                ? new Note(Grade.Error, "TonicEventUnknown", place, ending, "withdrawal, ceiling")
            : run.Withdrawal is not null ? new Note(Grade.Error, "TonicEventTwice", place, ending)
            : ending == "withdrawal" ? timeFault
            : null;
        if (fault is not null)
        {
            log.Reject(series, label, time, Seconds.Unit, fault);
            return;
        }

        // Nobody is observed beyond the ceiling: a time behind it is one at it.
        var ceiling = protocol.Ceiling.Value;
        var isLimit = ending == "ceiling" || time >= ceiling;
        if (isLimit && Math.Abs(time - ceiling) > 0)
        {
            log.Add(
                new Note(Grade.Note, "TonicCeilingMoved", place, Show.Quantity(time, "s"), Show.Quantity(ceiling, "s"))
            );
        }

        run.Withdrawal = isLimit ? double.PositiveInfinity : time;
        log.Add(
            new Trial(
                series,
                label,
                isLimit ? ceiling : time,
                Seconds.Unit,
                isLimit ? TrialStatus.AtCeiling : TrialStatus.Used,
                "",
                place
            )
        );
    }

    private (double Seconds, Note? Fault) Time(TableRow row)
    {
        var (time, fault) = table.NumberOf(row, TimeColumn);
        var place = table.PlaceOf(row, TimeColumn);
        fault ??=
            double.IsNaN(time) ? new Note(Grade.Note, "ValueMissing", place)
            : time < 0
                ? new Note(
                    Grade.Error,
                    "ValueImpossible",
                    place,
                    time.ToString("R", CultureInfo.InvariantCulture),
                    ">= 0"
                )
            : null;
        return (time * (inMinutes ? SecondsPerMinute : 1), fault);
    }

    private Note? Impossible(TableRow row, double value) =>
        value is < 0 or > 100
            ? new Note(Grade.Error, "ValueImpossible", rating.PlaceOf(row), rating.Show(row), "0 … 100")
            : null;

    /// <summary>Unit of the ratings.</summary>
    public Unit Unit => rating.Unit;
}
