using System.Globalization;
using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Tables;
using Dorsal.Units;

namespace Dorsal.Laboratory.MechanicalThresholds;

/// <summary>A turning point: its trial, the pair that it belongs to, and whether it lies above the threshold.</summary>
internal sealed record TurningTrial(Trial Trial, string Pair, bool IsAbove);

/// <summary>The turning points of one series of forces.</summary>
/// <param name="Label">Number of the series.</param>
/// <param name="Below">The first below the threshold, or null.</param>
/// <param name="Above">The first above it, or null.</param>
/// <param name="Count">How many there are; two in a whole pair.</param>
internal sealed record TurningPair(string Label, TurningTrial? Below, TurningTrial? Above, int Count)
{
    public bool IsWhole => Below is not null && Above is not null && Count == 2;
}

/// <summary>Reads the turning points of the method of levels.</summary>
internal sealed class TurningPointTrials(TrialTable table, MechanicalProtocol protocol, TrialLog log)
{
    private readonly TrialColumn force = TrialColumn.Of(table, "force", Millinewtons.Unit);
    private readonly Dictionary<SeriesKey, List<string>> pairs = [];

    public List<TurningTrial> Points { get; } = [];

    public void Read()
    {
        log.Add(force.Notes);
        foreach (var column in (string[])["measure", "series", "response"])
        {
            table.Table.Require(column);
        }

        foreach (var row in table.Table.Rows)
        {
            var code = table.TextOf(row, "measure");
            var measure = MechanicalOutcomes.Measures.FirstOrDefault(m => m.Code == code);
            var response = table.TextOf(row, "response");
            if (measure is null)
            {
                log.Add(Unknown(row, "measure", code, MechanicalOutcomes.Measures.Select(m => m.Code)));
            }
            else if (response != measure.Below && response != measure.Above)
            {
                log.Add(Unknown(row, "response", response, [measure.Below, measure.Above]));
            }
            else
            {
                Add(row, measure, response == measure.Above);
            }
        }
    }

    private Note Unknown(TableRow row, string column, string value, IEnumerable<string> words) =>
        new(Grade.Error, "MeasureUnknown", table.PlaceOf(row, column), value, string.Join(", ", words));

    private void Add(TableRow row, MechanicalMeasure measure, bool isAbove)
    {
        var series = SeriesKeys.Of(table, row, measure.Threshold);
        var pair = table.TextOf(row, "series");
        var label = $"{pair} {table.TextOf(row, "response")}";
        var (value, fault) = force.Read(row);
        if (fault is not null)
        {
            log.Reject(series, label, value, force.Unit, fault);
        }
        else if (IsImpossible(value))
        {
            var range = string.Create(
                CultureInfo.InvariantCulture,
                $"{protocol.LowestPossible.Value} … {protocol.HighestPossible.Value} mN"
            );
            log.Reject(
                series,
                label,
                value,
                force.Unit,
                new Note(Grade.Error, "ValueImpossible", force.PlaceOf(row), force.Show(row), range)
            );
        }
        else
        {
            var status = PairNumber(series, pair) <= protocol.PracticePairs ? TrialStatus.Practice : TrialStatus.Used;
            var trial = new Trial(series, label, value, force.Unit, status, "", force.PlaceOf(row));
            log.Add(trial);
            Points.Add(new TurningTrial(trial, pair, isAbove));
            CheckLadder(row, value);
        }
    }

    // Without a unit all that is known is that a force is more than none, and has a logarithm.
    private bool IsImpossible(double value) =>
        force.Unit == Unit.Unstated
            ? value <= 0
            : value < protocol.LowestPossible.Value || value > protocol.HighestPossible.Value;

    private int PairNumber(SeriesKey series, string pair)
    {
        if (!pairs.TryGetValue(series, out var seen))
        {
            pairs[series] = seen = [];
        }

        if (!seen.Contains(pair, StringComparer.Ordinal))
        {
            seen.Add(pair);
        }

        return seen.IndexOf(pair) + 1;
    }

    // The DFNS filaments and pinpricks are powers of the ladder's factor, in mN. A hundredth of a step allows for rounding only.
    private void CheckLadder(TableRow row, double value)
    {
        if (force.Unit == Unit.Unstated)
        {
            return;
        }

        const double Rounding = 0.01;
        var rung = Math.Log(value, protocol.LadderFactor);
        if (Math.Abs(rung - Math.Round(rung)) > Rounding)
        {
            var nearest = Math.Pow(protocol.LadderFactor, Math.Round(rung));
            log.Add(
                new Note(
                    Grade.Warning,
                    "OffLadder",
                    force.PlaceOf(row),
                    force.Show(row),
                    "… " + Show.Quantity(nearest, "mN") + " …"
                )
            );
        }
    }
}
