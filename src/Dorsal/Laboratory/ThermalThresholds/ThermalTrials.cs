using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Tables;
using Dorsal.Units;

namespace Dorsal.Laboratory.ThermalThresholds;

/// <summary>Reads the trials of the method of limits and decides what becomes of each.</summary>
internal sealed class ThermalTrials(TrialTable table, ThermalProtocol protocol, TrialLog log)
{
    private readonly TrialColumn temperature = TrialColumn.Of(table, "temperature", DegreesCelsius.Unit);
    private readonly Dictionary<SeriesKey, int> done = [];

    public void Read()
    {
        log.Add(temperature.Notes);
        table.Table.Require("measure");
        foreach (var row in table.Table.Rows)
        {
            var code = table.TextOf(row, "measure");
            if (ThermalOutcomes.Measures.FirstOrDefault(m => m.Code == code) is { } measure)
            {
                Add(row, measure);
            }
            else
            {
                log.Add(
                    new Note(
                        Grade.Error,
                        "MeasureUnknown",
                        table.PlaceOf(row, "measure"),
                        code,
                        string.Join(", ", ThermalOutcomes.Measures.Select(m => m.Code))
                    )
                );
            }
        }
    }

    private void Add(TableRow row, ThermalMeasure measure)
    {
        var series = SeriesKeys.Of(table, row, measure.Threshold);
        var order = done[series] = done.GetValueOrDefault(series) + 1;
        var label = SeriesKeys.LabelOf(table, row, order);
        var (value, fault) = temperature.Read(row);
        if (fault is not null)
        {
            log.Reject(series, label, value, temperature.Unit, fault);
        }
        else if (IsImpossible(value))
        {
            var range =
                Show.Quantity(protocol.LowestPossible.Value, "…")
                + " "
                + Show.Quantity(protocol.HighestPossible.Value, "°C");
            log.Reject(
                series,
                label,
                value,
                temperature.Unit,
                new Note(Grade.Error, "ValueImpossible", temperature.PlaceOf(row), temperature.Show(row), range)
            );
        }
        else
        {
            CheckSide(row, value, measure);
            log.Add(
                new Trial(
                    series,
                    label,
                    value,
                    temperature.Unit,
                    StatusOf(value, order, measure),
                    "",
                    temperature.PlaceOf(row)
                )
            );
        }
    }

    private bool IsImpossible(double value) =>
        temperature.Unit != Unit.Unstated
        && (value < protocol.LowestPossible.Value || value > protocol.HighestPossible.Value);

    // The temperature moves away from baseline, so a stop on the other side says that the baseline or the measure is another.
    private void CheckSide(TableRow row, double value, ThermalMeasure measure)
    {
        var beyond = measure.IsCold ? value - protocol.Baseline.Value : protocol.Baseline.Value - value;
        if (temperature.Unit != Unit.Unstated && beyond > 0)
        {
            log.Add(
                new Note(
                    Grade.Warning,
                    "BeyondBaseline",
                    temperature.PlaceOf(row),
                    temperature.Show(row),
                    Show.Quantity(protocol.Baseline.Value, "°C"),
                    measure.Code
                )
            );
        }
    }

    private TrialStatus StatusOf(double value, int order, ThermalMeasure measure) =>
        order <= protocol.PracticeTrials ? TrialStatus.Practice
        : temperature.Unit == Unit.Unstated ? TrialStatus.Used
        : measure.IsCold && value <= protocol.ColdCutOff.Value ? TrialStatus.AtFloor
        : !measure.IsCold && value >= protocol.HeatCutOff.Value ? TrialStatus.AtCeiling
        : TrialStatus.Used;
}
