using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Tables;
using Dorsal.Units;

namespace Dorsal.Laboratory.CuffAlgometry;

/// <summary>Reads cuff pressures that were written down; a <c>limit</c> is a tolerance of at least that.</summary>
internal sealed class CuffTableTrials(TrialTable table, CuffProtocol protocol, TrialLog log)
{
    private readonly TrialColumn pressure = TrialColumn.Of(table, "pressure", Kilopascals.Unit);
    private readonly Dictionary<SeriesKey, int> done = [];

    public void Read()
    {
        log.Add(pressure.Notes);
        table.Table.Require("measure");
        foreach (var row in table.Table.Rows)
        {
            var code = table.TextOf(row, "measure");
            if (code is "cPDT" or "cPTT" or "limit")
            {
                Add(row, code == "cPDT" ? CuffOutcomes.Detection : CuffOutcomes.Tolerance, code == "limit");
            }
            else
            {
                var place = table.PlaceOf(row, "measure");
                log.Add(new Note(Grade.Error, "MeasureUnknown", place, code, "cPDT, cPTT, limit"));
            }
        }
    }

    private void Add(TableRow row, Outcome outcome, bool isLimit)
    {
        var series = SeriesKeys.Of(table, row, outcome);
        var order = done[series] = done.GetValueOrDefault(series) + 1;
        var label = SeriesKeys.LabelOf(table, row, order);
        var (value, fault) = pressure.Read(row);
        fault ??=
            value == 0 ? new Note(Grade.Error, "ZeroPressure", pressure.PlaceOf(row), pressure.Show(row))
            : value < 0 || value > protocol.HighestPossible.Value
                ? new Note(
                    Grade.Error,
                    "ValueImpossible",
                    pressure.PlaceOf(row),
                    pressure.Show(row),
                    "0 … " + Show.Quantity(protocol.HighestPossible.Value, "kPa")
                )
            : null;
        if (fault is not null)
        {
            log.Reject(series, label, value, pressure.Unit, fault);
            return;
        }

        var isAtLimit = isLimit || (pressure.Unit != Unit.Unstated && value >= protocol.Limit.Value);
        var status = isAtLimit ? TrialStatus.AtCeiling : TrialStatus.Used;
        log.Add(new Trial(series, label, value, pressure.Unit, status, "", pressure.PlaceOf(row)));
    }
}
