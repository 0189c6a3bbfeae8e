using Dorsal.Laboratory.MotorEvokedPotentials;
using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Signals;
using Dorsal.Studies.Tables;
using Dorsal.Units;

namespace Dorsal.Laboratory.HomeostaticPlasticity;

/// <summary>A response with the block of pulses that it belongs to.</summary>
/// <param name="Trial">The trial; its condition names the block.</param>
/// <param name="Condition">Condition stated by the study, without the block.</param>
/// <param name="Block">The block of pulses.</param>
/// <param name="Response">What the epoch shows; null where there was none, or only the amplitude was written down.</param>
internal sealed record HomeostaticTrial(Trial Trial, string Condition, PulseBlock Block, MepResponse? Response);

/// <summary>Reads responses, from signals as <c>task-mep</c> does or as amplitudes that were written down, and sorts them by block.</summary>
internal sealed class HomeostaticTrials(TrialLog log)
{
    private readonly List<HomeostaticTrial> read = [];
    private readonly Dictionary<SeriesKey, int> done = [];

    /// <summary>The responses of each muscle and condition. Amplitudes of an unknown unit are apart: they have no ratio to others.</summary>
    public IEnumerable<IReadOnlyList<HomeostaticTrial>> Courses() =>
        read.GroupBy(t => (t.Trial.Series with { Condition = t.Condition }, t.Trial.Unit))
            .Select(course => (IReadOnlyList<HomeostaticTrial>)[.. course]);

    /// <summary>Reads a signal with its pulses.</summary>
    public void Read(StimulusRecording recording, SignalFile signal, MepProtocol protocol)
    {
        recording.Events.Table.Require("block");
        foreach (var response in new MuscleResponses(recording, signal, protocol, log).Read())
        {
            var (muscle, shown, pulse) = (response.Muscle, response.Response, response.Pulse);
            var value =
                shown is null ? double.NaN
                : shown.IsPresent || response.Fault is not null ? shown.PeakToPeak
                : 0;
            var condition = recording.Events.TextOf(pulse.Row, "condition");
            var series = new SeriesKey(HomeostaticOutcomes.Amplitude.Id, muscle.Name, muscle.Side, condition);
            Trial Make(SeriesKey of, Note? fault) =>
                TrialOf(of, pulse.Label, value, Microvolts.Unit, fault, pulse.Place);
            Add(recording.Events, pulse.Row, series, response.Fault, shown, Make);
        }
    }

    /// <summary>Reads amplitudes, peak to peak, that were written down.</summary>
    public void Read(TrialTable table, HomeostaticProtocol protocol)
    {
        table.Table.Require("block");
        var amplitude = TrialColumn.Of(table, "amplitude", Microvolts.Unit);
        log.Add(amplitude.Notes);
        foreach (var row in table.Table.Rows)
        {
            var (value, fault) = amplitude.Read(row);
            var isKnown = amplitude.Unit != Unit.Unstated;
            fault ??=
                value < 0 || (isKnown && value > protocol.HighestPossible.Value)
                    ? new Note(
                        Grade.Error,
                        "ValueImpossible",
                        amplitude.PlaceOf(row),
                        amplitude.Show(row),
                        "0 … " + Show.Quantity(protocol.HighestPossible.Value, "µV")
                    )
                    : null;
            var counted = fault is null && isKnown && value < protocol.AbsentBelow.Value ? 0 : value;
            var series = SeriesKeys.Of(table, row, HomeostaticOutcomes.Amplitude);
            Trial Make(SeriesKey of, Note? why) =>
                TrialOf(of, LabelOf(table, row, of), counted, amplitude.Unit, why, amplitude.PlaceOf(row));
            Add(table, row, series, fault, null, Make);
        }
    }

    // A response without a block is rejected, whatever else is wrong with it, and belongs to no course.
    private void Add(
        TrialTable table,
        TableRow row,
        SeriesKey series,
        Note? fault,
        MepResponse? response,
        Func<SeriesKey, Note?, Trial> make
    )
    {
        var (block, unplaced) = PulseBlock.Of(table, row);
        fault ??= unplaced;
        var condition = series.Condition;
        var trial = make(
            block is null ? series : series with { Condition = $"{condition} {block.Label}".TrimStart() },
            fault
        );
        log.Add(trial);
        log.Add(fault is null ? [] : [fault]);
        if (block is not null)
        {
            read.Add(new HomeostaticTrial(trial, condition, block, response));
        }
    }

    private string LabelOf(TrialTable table, TableRow row, SeriesKey series)
    {
        var order = done[series] = done.GetValueOrDefault(series) + 1;
        return SeriesKeys.LabelOf(table, row, order);
    }

    private static Trial TrialOf(SeriesKey series, string label, double value, Unit unit, Note? fault, Place place) =>
        new(
            series,
            label,
            value,
            unit,
            fault is null ? TrialStatus.Used : TrialStatus.Rejected,
            fault?.Code ?? "",
            place
        );
}
