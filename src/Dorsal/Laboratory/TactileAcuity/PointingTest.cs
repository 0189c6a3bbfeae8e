using Dorsal.Laboratory.Protocols;
using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Studies;
using Dorsal.Studies.Tables;
using Dorsal.Units;

namespace Dorsal.Laboratory.TactileAcuity;

/// <summary>
/// Where a touch is felt, in coordinates: pointed out on a chart, or touched again on the skin (point to point). Mean distance, constant error
/// by direction, and variable error (evidence sections 6-10, C6).
/// </summary>
public sealed class PointingTest : ILaboratoryTest
{
    private static readonly Detector Places = new("pointing-coordinates", "1.0");
    private static readonly Unit Millimetres = Unit.Parse("mm");
    private static readonly string[] Coordinates = ["target_x", "target_y", "answer_x", "answer_y"];

    /// <inheritdoc/>
    public string Id => "pointing";

    /// <inheritdoc/>
    public IReadOnlyList<Outcome> Outcomes { get; } = [.. PointingOutcomes.Measures.SelectMany(m => m.All)];

    /// <inheritdoc/>
    public Analysis Analyse(IReadOnlyList<Recording> recordings, ProtocolReader protocol)
    {
        var log = new TrialLog();
        var fields = protocol.For(recordings[0].Sidecar);
        var counted = fields.Count("counted_trials");
        var furthest = fields.Number("furthest_possible");
        var misses = new List<Miss>();
        foreach (var recording in recordings)
        {
            Read(Expect.TrialTable(recording), furthest, log, misses);
        }

        var build = new FindingBuilder(recordings[0], Id, Places);
        var findings = new List<Finding>();
        foreach (var (series, trials) in log.BySeries())
        {
            List<Note> quality = [.. new EnoughTrials(counted).Check(trials)];
            log.Add(quality);
            var of = misses.FindAll(miss => miss.Trial.Series == series && miss.Trial.Unit == trials[0].Unit);
            findings.AddRange(Findings(build, series, trials, of, quality));
        }

        return new Analysis(findings, log.Trials, log.Notes, []);
    }

    private static IEnumerable<Finding> Findings(
        FindingBuilder build,
        SeriesKey series,
        IReadOnlyList<Trial> trials,
        List<Miss> misses,
        List<Note> quality
    )
    {
        var measure = PointingOutcomes.Measures.First(m => m.Distance.Id == series.Outcome);
        Finding Make(Outcome outcome, Estimate estimate) =>
            build.Make(series with { Outcome = outcome.Id }, estimate, trials[0].Unit, trials, quality);
        yield return Make(measure.Distance, MeanEstimate.From([.. misses.Select(miss => miss.Trial.Value)]));
        yield return Make(measure.Horizontal, MeanEstimate.From([.. misses.Select(miss => miss.X)]));
        yield return Make(measure.Vertical, MeanEstimate.From([.. misses.Select(miss => miss.Y)]));
        yield return Make(measure.Variable, VariableError.Of([.. misses.Select(miss => (miss.X, miss.Y))]));
    }

    private static void Read(TrialTable table, double furthest, TrialLog log, List<Miss> misses)
    {
        var columns = Coordinates.Select(name => TrialColumn.Of(table, name, Millimetres)).ToList();
        columns.ForEach(column => log.Add(column.Notes));
        table.Table.Require("measure");

        // Where one of the columns has no unit the differences have none either.
        var unit = columns.TrueForAll(column => column.Unit == Millimetres) ? Millimetres : Unit.Unstated;
        var order = 0;
        foreach (var row in table.Table.Rows)
        {
            order++;
            var code = table.TextOf(row, "measure");
            if (PointingOutcomes.Measures.FirstOrDefault(m => m.Code == code) is not { } measure)
            {
                var known = string.Join(", ", PointingOutcomes.Measures.Select(m => m.Code));
                log.Add(new Note(Grade.Error, "MeasureUnknown", table.PlaceOf(row, "measure"), code, known));
                continue;
            }

            var series = SeriesKeys.Of(table, row, measure.Distance);
            var label = SeriesKeys.LabelOf(table, row, order);
            var cells = columns.ConvertAll(column => column.Read(row));
            var fault = cells.Select(cell => cell.Fault).FirstOrDefault(note => note is not null);
            var (x, y) = (cells[2].Value - cells[0].Value, cells[3].Value - cells[1].Value);
            var distance = Math.Sqrt((x * x) + (y * y));
            fault ??= distance > furthest && unit == Millimetres ? TooFar(row, columns, distance, furthest) : null;
            if (fault is not null)
            {
                log.Reject(series, label, distance, unit, fault);
                continue;
            }

            var trial = new Trial(series, label, distance, unit, TrialStatus.Used, "", columns[2].PlaceOf(row));
            log.Add(trial);
            misses.Add(new Miss(trial, x, y));
        }
    }

    // As it is written, so that it is found again, and how far that lies from the target.
    private static Note TooFar(TableRow row, List<TrialColumn> columns, double distance, double furthest) =>
        new(
            Grade.Error,
            "ValueImpossible",
            columns[2].PlaceOf(row),
            $"({columns[2].Show(row)}, {columns[3].Show(row)}) → {Show.Quantity(distance, "mm")}",
            "≤ " + Show.Quantity(furthest, "mm")
        );

    private sealed record Miss(Trial Trial, double X, double Y);
}
