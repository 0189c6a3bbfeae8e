using Dorsal.Laboratory.Epochs;
using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Signals;
using Dorsal.Studies.Tables;
using Dorsal.Units;

namespace Dorsal.Laboratory.SensoryEvokedPotentials;

/// <summary>Turns a recording into each epoch's share of the components' areas. Epochs are read twice and never kept.</summary>
internal sealed class SepTrials(StimulusRecording recording, SepProtocol protocol, TrialLog log, List<Trace> traces)
    : IDisposable
{
    private readonly SignalFile signal = recording.Open();

    /// <summary>What was noticed of the averages, by the series that it bears on.</summary>
    public List<(SeriesKey Series, Note Note)> About { get; } = [];

    public void Dispose() => signal.Dispose();

    public void Read()
    {
        log.Add(signal.Notes);
        var channel = EpochChannels.Named(recording, signal, Microvolts.Unit);
        log.Add(EpochChannels.Unstated(recording, [channel], Microvolts.Unit));
        var conditions = recording.Events.Table.Rows.GroupBy(row =>
            SeriesKeys.Of(recording.Events, row, SepOutcomes.N80)
        );
        foreach (var condition in conditions)
        {
            Read(channel, [.. condition]);
        }
    }

    private void Read(EpochChannel channel, IReadOnlyList<TableRow> rows)
    {
        var average = new EpochAverage();
        var used = new List<(TableRow Row, string Label)>();
        for (var i = 0; i < rows.Count; i++)
        {
            var label = SeriesKeys.LabelOf(recording.Events, rows[i], i + 1);
            var (epoch, fault) = EpochOf(channel, rows[i]);
            if (epoch is null)
            {
                Reject(rows[i], label, fault!);
                continue;
            }

            average.Add(epoch);
            used.Add((rows[i], label));
        }

        if (average.Count > 0)
        {
            AddShares(channel, average, used);
        }
    }

    private void AddShares(EpochChannel channel, EpochAverage average, List<(TableRow Row, string Label)> used)
    {
        var mean = average.Mean;
        foreach (var (row, label) in used)
        {
            var epoch = EpochOf(channel, row).Epoch!;
            foreach (var (outcome, from, to) in protocol.Components)
            {
                var share = RectifiedArea.ShareOf(epoch, mean, from, to);
                var place = recording.Events.PlaceOf(row, "onset");
                log.Add(new Trial(SeriesOf(row, outcome), label, share, outcome.Unit, TrialStatus.Used, "", place));
            }
        }

        foreach (var (outcome, note) in SepChecks.Of(average, protocol, recording.Events.PlaceOf(used[0].Row, "onset")))
        {
            log.Add(note);
            IEnumerable<Outcome> about = outcome is null ? SepOutcomes.All : [outcome];
            About.AddRange(about.Select(o => (SeriesOf(used[0].Row, o), note)));
        }

        traces.Add(TraceOf(mean, SeriesOf(used[0].Row, SepOutcomes.N80)));
    }

    private (Epoch? Epoch, Note? Fault) EpochOf(EpochChannel channel, TableRow row)
    {
        var (epoch, fault) = channel.Read(StimulusTime.Of(recording.Events, row), protocol.BaselineFrom, protocol.End);
        if (epoch is null)
        {
            return (null, fault);
        }

        var level = Mean(epoch.Between(protocol.BaselineFrom, protocol.BaselineTo));
        epoch = epoch with { Samples = Array.ConvertAll(epoch.Samples, sample => sample - level) };
        var peak = LargestWithoutArtefact(epoch);
        return protocol.LargestAmplitude.Value > 0 && peak > protocol.LargestAmplitude.Value
            ? (
                null,
                new Note(
                    Grade.Note,
                    "EpochTooLarge",
                    recording.Events.PlaceOf(row, "onset"),
                    Show.Quantity(peak, "µV"),
                    Show.Quantity(protocol.LargestAmplitude.Value, "µV")
                )
            )
            : (epoch, null);
    }

    // Between the baseline and the first component there is the artefact of the stimulus, which bears on no value.
    private double LargestWithoutArtefact(Epoch epoch)
    {
        var first = new Seconds(protocol.Components.Min(component => component.From.Value));
        return Math.Max(
            Largest(epoch.Between(protocol.BaselineFrom, protocol.BaselineTo)),
            Largest(epoch.Between(first, protocol.End))
        );
    }

    private static double Largest(ReadOnlySpan<double> samples)
    {
        double largest = 0;
        foreach (var sample in samples)
        {
            largest = Math.Max(largest, Math.Abs(sample));
        }

        return largest;
    }

    private void Reject(TableRow row, string label, Note why)
    {
        foreach (var outcome in SepOutcomes.All)
        {
            var series = SeriesOf(row, outcome);
            log.Add(new Trial(series, label, double.NaN, outcome.Unit, TrialStatus.Rejected, why.Code, why.Place));
        }

        log.Add(why);
    }

    private SeriesKey SeriesOf(TableRow row, Outcome outcome) => SeriesKeys.Of(recording.Events, row, outcome);

    private Trace TraceOf(Epoch mean, SeriesKey series)
    {
        var marks = protocol.Components.Select(component => PeakOf(mean, component));
        return new Trace(
            "potential",
            series,
            "",
            [.. Enumerable.Range(0, mean.Samples.Length).Select(i => 1000 * mean.TimeOf(i).Value)],
            Array.ConvertAll(mean.Samples, Shown),
            "ms",
            "uV",
            [.. marks],
            recording.File.Path
        );
    }

    // The artefact of the stimulus would dwarf the potential: what no epoch may hold is not drawn.
    private double Shown(double sample) =>
        protocol.LargestAmplitude.Value > 0 && Math.Abs(sample) > protocol.LargestAmplitude.Value ? double.NaN : sample;

    // N80 and N150 are negative, P260 positive: the mark is the extreme of that sign.
    private static (string Name, double X, double Y) PeakOf(Epoch mean, SepComponent component)
    {
        var (first, length) = mean.Window(component.From, component.To);
        var sign = component.Outcome == SepOutcomes.P260 ? 1 : -1;
        var peak = Enumerable.Range(first, length).MaxBy(i => sign * mean.Samples[i]);
        return (component.Outcome.Abbreviation, 1000 * mean.TimeOf(peak).Value, mean.Samples[peak]);
    }

    private static double Mean(ReadOnlySpan<double> samples)
    {
        double sum = 0;
        foreach (var sample in samples)
        {
            sum += sample;
        }

        return samples.IsEmpty ? 0 : sum / samples.Length;
    }
}
