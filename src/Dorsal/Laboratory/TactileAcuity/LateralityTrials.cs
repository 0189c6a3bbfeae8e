using Dorsal.Laboratory.Protocols;
using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Tables;
using Dorsal.Units;

namespace Dorsal.Laboratory.TactileAcuity;

/// <summary>Which answers count, and as what.</summary>
/// <param name="ShortestTime">Faster answers are no judgements of the picture, and do not count.</param>
/// <param name="LongestTime">Slower ones are time-outs.</param>
/// <param name="HighestPossible">Still slower ones are no times of a person, but of another unit.</param>
/// <param name="IsTimeOutWrong">Whether a time-out counts as a wrong answer; else it does not count.</param>
/// <param name="CountedTrials">Pictures expected to count.</param>
/// <param name="TimeOutLimit">Time-outs in % above which a warning is given.</param>
internal sealed record LateralityProtocol(
    Seconds ShortestTime,
    Seconds LongestTime,
    Seconds HighestPossible,
    bool IsTimeOutWrong,
    int CountedTrials,
    double TimeOutLimit
)
{
    public static LateralityProtocol From(ProtocolReader fields) =>
        new(
            fields.Quantity<Seconds>("shortest_time"),
            fields.Quantity<Seconds>("longest_time"),
            fields.Quantity<Seconds>("highest_possible"),
            fields.Word("timeouts") == "wrong",
            fields.Count("counted_trials"),
            fields.Number("timeout_limit")
        );
}

/// <summary>A picture and what became of it.</summary>
/// <param name="Trial">The trial, whose value is the reaction time.</param>
/// <param name="Set">Trunk or hand.</param>
/// <param name="IsRight">Whether the answer was right.</param>
/// <param name="IsTimeOut">Whether there was none in time.</param>
internal sealed record Judgement(Trial Trial, PictureSet Set, bool IsRight, bool IsTimeOut);

/// <summary>Reads pictures judged; each row ends as one trial. The side of a series is the side that the picture shows.</summary>
internal sealed class LateralityTrials(TrialTable table, LateralityProtocol protocol, TrialLog log)
{
    private static readonly string[] Sides = ["left", "right"];
    private readonly TrialColumn time = TrialColumn.Of(table, "reaction_time", Seconds.Unit);

    public void Read(List<Judgement> into)
    {
        log.Add(time.Notes);
        foreach (var column in (string[])["measure", "side", "answer"])
        {
            table.Table.Require(column);
        }

        var order = 0;
        foreach (var row in table.Table.Rows)
        {
            order++;
            var set = LateralityOutcomes.Sets.FirstOrDefault(s => s.Code == table.TextOf(row, "measure"));
            if (set is null)
            {
                log.Add(Unknown(row, "measure", LateralityOutcomes.Sets.Select(s => s.Code)));
            }
            else if (!Sides.Contains(table.TextOf(row, "side")))
            {
                log.Add(Unknown(row, "side", Sides));
            }
            else
            {
                Add(row, order, set, into);
            }
        }
    }

    private void Add(TableRow row, int order, PictureSet set, List<Judgement> into)
    {
        var series = SeriesKeys.Of(table, row, set.Time);
        var answer = table.TextOf(row, "answer");
        var label = $"{SeriesKeys.LabelOf(table, row, order)} {answer}".TrimEnd();
        var (seconds, fault) = time.Read(row);
        var isTimed = time.Unit != Unit.Unstated;
        var isTimeOut = answer == "none" || (isTimed && seconds > protocol.LongestTime.Value);
        fault = fault is { Code: "ValueMissing" } && answer == "none" ? null : fault;
        fault ??= FaultOf(row, answer, seconds, isTimed);
        fault ??= isTimeOut && !protocol.IsTimeOutWrong ? TimeOut(row) : null;
        if (fault is not null)
        {
            log.Reject(series, label, seconds, time.Unit, fault);
            return;
        }

        // A time-out has no reaction time: it is at least the longest.
        var status = isTimeOut ? TrialStatus.AtCeiling : TrialStatus.Used;
        var value = isTimeOut && isTimed ? protocol.LongestTime.Value : seconds;
        var trial = new Trial(series, label, value, time.Unit, status, "", time.PlaceOf(row));
        log.Add(trial);
        into.Add(new Judgement(trial, set, !isTimeOut && answer == table.TextOf(row, "side"), isTimeOut));
    }

    private Note? FaultOf(TableRow row, string answer, double seconds, bool isTimed) =>
        answer.Length == 0 ? new Note(Grade.Note, "ValueMissing", table.PlaceOf(row, "answer"))
        : answer is not ("left" or "right" or "none") ? Unknown(row, "answer", [.. Sides, "none"])
        : seconds < 0 || (isTimed && seconds > protocol.HighestPossible.Value)
            ? new Note(
                Grade.Error,
                "ValueImpossible",
                time.PlaceOf(row),
                time.Show(row),
                "0 … " + Show.Quantity(protocol.HighestPossible.Value, "s")
            )
        : isTimed && seconds < protocol.ShortestTime.Value
            ? new Note(
                Grade.Note,
                "AnswerTooFast",
                time.PlaceOf(row),
                time.Show(row),
                Show.Quantity(protocol.ShortestTime.Value, "s")
            )
        : null;

    private Note TimeOut(TableRow row) =>
        new(
            Grade.Note,
            "AnswerTimedOut",
            time.PlaceOf(row),
            time.Show(row),
            Show.Quantity(protocol.LongestTime.Value, "s")
        );

    private Note Unknown(TableRow row, string column, IEnumerable<string> known) =>
        new(
            Grade.Error,
            "MeasureUnknown",
            table.PlaceOf(row, column),
            table.TextOf(row, column),
            string.Join(", ", known)
        );
}
