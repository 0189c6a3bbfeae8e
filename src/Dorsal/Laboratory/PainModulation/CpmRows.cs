using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Tables;
using Dorsal.Units;

namespace Dorsal.Laboratory.PainModulation;

/// <summary>One measurement of the test stimulus that counts.</summary>
/// <param name="Trial">The trial, under the outcome of the test stimulus.</param>
/// <param name="Measure">What was measured.</param>
/// <param name="Condition">Condition stated by the table, without the phase.</param>
/// <param name="Phase">Phase: <c>baseline</c>, <c>during</c>, <c>after</c>, <c>late</c>, or one of the control session.</param>
/// <param name="Minute">Minutes since the conditioning stimulus ended; NaN where not stated.</param>
/// <param name="ConditioningRating">Rating of the conditioning stimulus, 0-100; NaN where not stated.</param>
internal sealed record CpmTrial(
    Trial Trial,
    CpmMeasure Measure,
    string Condition,
    string Phase,
    double Minute,
    double ConditioningRating
);

/// <summary>Reads the measurements of the test stimulus and decides what becomes of each.</summary>
internal sealed class CpmRows(TrialTable table, CpmProtocol protocol, TrialLog log)
{
    private static readonly string[] Phases =
    [
        "baseline",
        "during",
        "after",
        "control_baseline",
        "control_during",
        "control_after",
    ];

    private readonly TrialColumn value = TrialColumn.Of(table, "value", Wanted(table));
    private readonly Dictionary<SeriesKey, int> done = [];

    public IEnumerable<CpmTrial> Read()
    {
        log.Add(value.Notes);
        table.Table.Require("measure");
        table.Table.Require("phase");
        return [.. table.Table.Rows.Select(Of).OfType<CpmTrial>()];
    }

    /// <summary>How a condition and a phase stand in the output: the phase alone, or behind the condition.</summary>
    public static string ConditionOf(string condition, string phase) =>
        condition.Length == 0 ? phase : $"{condition} {phase}";

    private CpmTrial? Of(TableRow row)
    {
        var code = table.TextOf(row, "measure");
        if (CpmMeasure.All.FirstOrDefault(m => m.Code == code) is not { } measure)
        {
            var known = string.Join(", ", CpmMeasure.All.Select(m => m.Code));
            log.Add(new Note(Grade.Error, "MeasureUnknown", table.PlaceOf(row, "measure"), code, known));
            return null;
        }

        var phase = table.TextOf(row, "phase");
        if (!Phases.Contains(phase, StringComparer.Ordinal))
        {
            var known = string.Join(", ", Phases);
            log.Add(new Note(Grade.Error, "CpmPhaseUnknown", table.PlaceOf(row, "phase"), phase, known));
            return null;
        }

        return Of(row, measure, phase);
    }

    private CpmTrial? Of(TableRow row, CpmMeasure measure, string phase)
    {
        var minute = Number(row, "minute");
        phase =
            phase is "after" or "control_after" && minute > protocol.EarlyUntil
                ? phase.Replace("after", "late", StringComparison.Ordinal)
                : phase;
        var condition = table.TextOf(row, "condition");
        var series = SeriesKeys.Of(table, row, measure.Stimulus) with { Condition = ConditionOf(condition, phase) };
        var order = done[series] = done.GetValueOrDefault(series) + 1;
        var label = SeriesKeys.LabelOf(table, row, order);
        var (number, fault) = value.Read(row);
        fault ??= Fault(row, measure, number);
        if (fault is not null)
        {
            log.Reject(series, label, number, value.Unit, fault);
            return null;
        }

        var isLimit = value.Unit != Unit.Unstated && number >= protocol.CutOffOf(measure);
        var status = isLimit ? TrialStatus.AtCeiling : TrialStatus.Used;
        var trial = new Trial(series, label, number, value.Unit, status, "", value.PlaceOf(row));
        log.Add(trial);
        return new CpmTrial(trial, measure, condition, phase, minute, Rating(row));
    }

    private Note? Fault(TableRow row, CpmMeasure measure, double number)
    {
        var place = value.PlaceOf(row);
        if (value.Unit != Unit.Unstated && value.Unit.Dimension != measure.Unit.Dimension)
        {
            return new Note(Grade.Error, "UnitWrong", place, value.Unit.Code, measure.Unit.Symbol, measure.Code);
        }

        var highest = measure.IsRating && value.Unit != Unit.Unstated ? 100 : protocol.HighestPossible;
        var unit = measure.IsRating || value.Unit == Unit.Unstated ? "" : measure.Unit.Symbol;
        var isPossible = number <= highest && (measure.IsRating ? number >= 0 : number > 0);
        return isPossible
            ? null
            : new Note(Grade.Error, "ValueImpossible", place, value.Show(row), "0 … " + Show.Quantity(highest, unit));
    }

    private double Number(TableRow row, string column)
    {
        var (number, fault) = table.NumberOf(row, column);
        log.Add(fault is null ? [] : [fault]);
        return number;
    }

    private double Rating(TableRow row)
    {
        var rating = Number(row, "conditioning_rating");
        if (rating is >= 0 and <= 100 || double.IsNaN(rating))
        {
            return rating;
        }

        var place = table.PlaceOf(row, "conditioning_rating");
        var text = table.TextOf(row, "conditioning_rating");
        log.Add(new Note(Grade.Error, "CpmConditioningRatingWrong", place, text, "0 … 100"));
        return double.NaN;
    }

    // A column has one unit; where the sidecar states none, it is that of the first measure known.
    private static Unit Wanted(TrialTable table) =>
        table.UnitOf("value") is { } stated
            ? CpmMeasure.All.Select(m => m.Unit).FirstOrDefault(unit => stated.ConvertsTo(unit)) ?? Kilopascals.Unit
            : table
                .Table.Rows.Select(row => CpmMeasure.All.FirstOrDefault(m => m.Code == table.TextOf(row, "measure")))
                .FirstOrDefault(m => m is not null)
                ?.Unit
                ?? Kilopascals.Unit;
}
