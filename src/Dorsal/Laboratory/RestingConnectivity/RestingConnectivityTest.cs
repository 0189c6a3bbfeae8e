using Dorsal.Laboratory.Protocols;
using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Studies;
using Dorsal.Units;

namespace Dorsal.Laboratory.RestingConnectivity;

/// <summary>
/// Functional connectivity at rest from time series of regions: networks, the balance between emotion and sensation, seeds, slow
/// power and graph measures (evidence C4; claims 9.1 and 9.2). No direction is assumed of any of them.
/// </summary>
/// <remarks>Each run is a trial; an outcome is that of the longest run, and other runs are told.</remarks>
public sealed class RestingConnectivityTest : ILaboratoryTest
{
    private static readonly Detector Full = new("region-correlation", "1.1");
    private static readonly Detector Partial = new("region-partial-correlation", "1.1");

    /// <inheritdoc/>
    public string Id => "rest";

    /// <inheritdoc/>
    public IReadOnlyList<Outcome> Outcomes => RestOutcomes.All;

    /// <inheritdoc/>
    public Analysis Analyse(IReadOnlyList<Recording> recordings, ProtocolReader protocol)
    {
        var log = new TrialLog();
        var runs = recordings.Select(recording => Run(recording, protocol, log)).ToList();
        var run = runs.MaxBy(one => one.Minutes)!;
        var place = new Place(run.Recording.File.Path);
        foreach (var other in runs.Where(other => other != run))
        {
            log.Add(new Note(Grade.Warning, "RestRunUnused", new Place(other.Recording.File.Path), place.File));
        }

        var build = new FindingBuilder(run.Recording, Id, run.Rules.IsPartial ? Partial : Full);
        var findings = new List<Finding>();
        void Add(Outcome outcome, string condition, Estimate estimate, params Note[] quality)
        {
            var series = new SeriesKey(outcome.Id, "", "", condition);
            var trial = new Trial(
                series,
                Label(run.Recording),
                estimate.Value,
                outcome.Unit,
                TrialStatus.Used,
                "",
                place
            );
            log.Add(trial);
            findings.Add(build.Make(series, estimate, outcome.Unit, [trial], quality));
        }

        Add(RestOutcomes.Minutes, "", Estimate.WithoutError(run.Minutes));
        if (run.Minutes < run.ShortestMinutes)
        {
            var shortest = Show.Quantity(run.ShortestMinutes, "min");
            var note = new Note(Grade.Error, "RestTooShort", place, Show.Quantity(run.Minutes, "min"), shortest);
            log.Reject(
                new SeriesKey(RestOutcomes.Network.Id, "", "", ""),
                Label(run.Recording),
                double.NaN,
                RestOutcomes.Network.Unit,
                note
            );
            return new Analysis(findings, log.Trials, log.Notes, []);
        }

        var room = RestMeasures.Passed(run.Series.Interval, run.Rules, run.Volumes) * run.Volumes;
        if (room < 1)
        {
            var names = run.Rules.ConfoundNames.Count;
            throw new StudyException(
                new Note(
                    Grade.Error,
                    "RestConfoundsTooMany",
                    place,
                    Show.Count(names),
                    Show.Count(Math.Max(0, (int)room + names - 1))
                )
            );
        }

        var clean = RestCleaning.Of(run.Series, run.Rules);
        RestChecks.RequireTwo(clean, place);
        var notes = RestChecks.Of(run.Series, run.Rules, clean, place).ToArray();
        log.Add(notes);
        if (double.IsFinite(clean.MeanDisplacement))
        {
            Add(RestOutcomes.Displacement, "", Estimate.WithoutError(clean.MeanDisplacement));
        }

        var measures = new RestMeasures(run.Series.Regions, clean, run.Series.Interval, run.Rules);
        foreach (var (outcome, condition, estimate) in measures.All())
        {
            Add(outcome, condition, estimate, notes);
        }

        var connectome = new Connectome(
            run.Recording.File.Participant,
            run.Recording.File.Session,
            [.. run.Series.Regions.Select(region => region.Name)],
            measures.Correlation,
            place.File
        )
        {
            Networks = [.. run.Series.Regions.Select(region => region.Network)],
            Displacement = clean.MeanDisplacement,
            Rules = run.Rules,
        };
        return new Analysis(
            findings,
            log.Trials,
            log.Notes,
            [RestTrace.Of(connectome, run.Series.Regions, Label(run.Recording))]
        )
        {
            Connectomes = [connectome],
        };
    }

    private static RestRun Run(Recording recording, ProtocolReader protocol, TrialLog log)
    {
        var rules = RestProtocol.From(protocol.For(recording.Sidecar));
        var series = RestSeries.Read(recording, rules, log);
        return new(recording, rules, series, RestCleaning.Still(series, rules).Length);
    }

    private static string Label(Recording recording) => recording.File.Run.Length > 0 ? recording.File.Run : "1";

    private sealed record RestRun(Recording Recording, RestProtocol Rules, RestSeries Series, int Volumes)
    {
        public double Minutes => Volumes * Series.Interval.Value / 60;

        public double ShortestMinutes =>
            Math.Max(Rules.ShortestKept.Value / 60, Rules.FewestVolumes * Series.Interval.Value / 60);
    }
}
