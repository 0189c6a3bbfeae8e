using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Tables;
using Dorsal.Units;

namespace Dorsal.Laboratory.PressurePain;

/// <summary>Reads pressures that were written down trial by trial.</summary>
internal sealed class PressureTableTrials(TrialTable table, PressureProtocol protocol, TrialLog log)
{
    private readonly TrialColumn pressure = TrialColumn.Of(
        table,
        "pressure",
        Kilopascals.Unit,
        unit => PressureUnits.FromForce(unit, protocol.ProbeArea)
    );
    private readonly Dictionary<SeriesKey, int> done = [];

    public void Read()
    {
        log.Add(pressure.Notes);
        table.Table.Require("measure");
        foreach (var row in table.Table.Rows)
        {
            var code = table.TextOf(row, "measure");
            if (PressureOutcomes.Measures.FirstOrDefault(m => m.Code == code) is { } measure)
            {
                Add(row, measure);
            }
            else
            {
                var known = string.Join(", ", PressureOutcomes.Measures.Select(m => m.Code));
                log.Add(new Note(Grade.Error, "MeasureUnknown", table.PlaceOf(row, "measure"), code, known));
            }
        }
    }

    private void Add(TableRow row, PressureMeasure measure)
    {
        var series = SeriesKeys.Of(table, row, measure.Threshold);
        var order = done[series] = done.GetValueOrDefault(series) + 1;
        var label = SeriesKeys.LabelOf(table, row, order);
        var (value, fault) = pressure.Read(row);
        fault ??= Fault(row, value);
        if (fault is not null)
        {
            log.Reject(series, label, value, pressure.Unit, fault);
            return;
        }

        var isLimit = pressure.Unit != Unit.Unstated && value >= protocol.CutOff.Value;
        var status =
            order <= protocol.PracticeTrials ? TrialStatus.Practice
            : isLimit ? TrialStatus.AtCeiling
            : TrialStatus.Used;
        log.Add(new Trial(series, label, value, pressure.Unit, status, "", pressure.PlaceOf(row)));
    }

    private Note? Fault(TableRow row, double value) =>
        value == 0 ? new Note(Grade.Error, "ZeroPressure", pressure.PlaceOf(row), pressure.Show(row))
        : value < 0 || (pressure.Unit != Unit.Unstated && value > protocol.HighestPossible.Value)
            ? new Note(Grade.Error, "ValueImpossible", pressure.PlaceOf(row), pressure.Show(row), protocol.Possible)
        : null;
}

/// <summary>Turns the force on a probe into pressure.</summary>
internal static class PressureUnits
{
    private const double MillinewtonsPerSquareCentimetreInKilopascals = 0.01;

    /// <summary>The conversion of a force unit by the probe's area, or null where the unit is no force.</summary>
    public static Func<double, double>? FromForce(Unit unit, SquareCentimetres area) =>
        unit.ConvertsTo(Millinewtons.Unit)
            ? value =>
                unit.Convert(value, Millinewtons.Unit) * MillinewtonsPerSquareCentimetreInKilopascals / area.Value
            : null;
}
