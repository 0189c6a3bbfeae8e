using System.Text.Json.Nodes;
using Dorsal.Laboratory.Protocols;
using Dorsal.Laboratory.Quality;
using Dorsal.Laboratory.Virtual;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Units;

namespace Dorsal.Laboratory.Serum;

/// <summary>
/// Concentrations of inflammatory proteins in serum (claim 1.2; evidence sections 1-5, C.7). They are log-normal; findings are natural
/// logarithms. What is below the limit of detection is a bound. Values of different assays are never compared: the assay is the condition.
/// </summary>
public sealed class SerumPanelTest : ILaboratoryTest, IVirtualTest
{
    /// <summary>Its id.</summary>
    internal const string TestId = "serum";

    private static readonly Detector Panel = new("serum-panel", "1.2");
    private static readonly string[] AboutSample = ["CrpHigh", "SampleHaemolysed"];

    /// <inheritdoc/>
    public string Id => TestId;

    /// <inheritdoc/>
    public IReadOnlyList<Outcome> Outcomes { get; } = [.. SerumAnalyte.All.Select(analyte => analyte.Outcome)];

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, JsonObject> Sidecars => SerumPerformance.Sidecars;

    /// <inheritdoc/>
    public void Perform(Visit visit, VisitRecorder record) => SerumPerformance.Perform(visit, record);

    /// <inheritdoc/>
    public Analysis Analyse(IReadOnlyList<Recording> recordings, ProtocolReader protocol)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        var log = new TrialLog();
        foreach (var recording in recordings)
        {
            var fields = protocol.For(recording.Sidecar);
            _ = fields.Number("most_below");
            new SerumRows(
                Expect.TrialTable(recording),
                fields.Number("crp_acute"),
                fields.Number("highest_possible"),
                log
            ).Read();
        }

        var build = new FindingBuilder(recordings[0], Id, Panel);
        return new Analysis(
            [.. log.BySeries().Select(s => Value(build, s.Series, s.Trials, log))],
            log.Trials,
            log.Notes,
            []
        );
    }

    // Replicates are averaged on the logarithm, bounds as bounds.
    private static Finding Value(FindingBuilder build, SeriesKey series, IReadOnlyList<Trial> trials, TrialLog log)
    {
        var unit = trials[0].Unit.Log(UnitScale.NaturalLog);
        var logs = trials.Select(trial => trial with { Value = Math.Log(trial.Value), Unit = unit }).ToList();
        var limits = new WithinLimits().Check(trials).ToList();
        log.Add(limits);
        var (value, bound) = TrialStatistics.Threshold(logs);
        var places = trials.Select(trial => trial.Place).ToHashSet();
        var about = log.Notes.Where(note => places.Contains(note.Place) && AboutSample.Contains(note.Code));
        return build.Make(series, value, unit, trials, [.. about, .. limits], bound);
    }
}
