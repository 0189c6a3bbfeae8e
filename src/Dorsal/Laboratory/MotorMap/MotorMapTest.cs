using Dorsal.Laboratory.MotorEvokedPotentials;
using Dorsal.Laboratory.Protocols;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Studies;

namespace Dorsal.Laboratory.MotorMap;

/// <summary>
/// Maps of trunk muscles by magnetic pulses on a grid: area, volume, centre of gravity and discrete peaks of each muscle, overlap and
/// distance of each two (evidence file, sections 6-10, C1).
/// </summary>
/// <remarks>Which way a centre lies is reported and never judged (G6).</remarks>
public sealed class MotorMapTest : ILaboratoryTest
{
    private static readonly Detector Sites = new("motor-map", "1.0");

    /// <inheritdoc/>
    public string Id => "motormap";

    /// <inheritdoc/>
    public IReadOnlyList<Outcome> Outcomes => MapOutcomes.All;

    /// <inheritdoc/>
    public Analysis Analyse(IReadOnlyList<Recording> recordings, ProtocolReader protocol)
    {
        var log = new TrialLog();
        var traces = new List<Trace>();
        var stimuli = new MapStimuli(log);
        var rules = MapProtocol.From(protocol.For(recordings[0].Sidecar));
        foreach (var recording in recordings.Select(Expect.Stimuli))
        {
            using var signal = recording.Open();
            stimuli.Read(recording, signal, MepProtocol.From(protocol.For(recording.Sidecar)), rules.UsesRms);
        }

        var build = new FindingBuilder(recordings[0], Id, Sites);
        var person = StableHash.Of($"{recordings[0].File.Participant} {recordings[0].File.Session}");
        var isRaised = !rules.UsesRms && MepProtocol.From(protocol.For(recordings[0].Sidecar)).IsActive;
        Note[] ofAmplitudes = isRaised ? [MepChecks.HoldsBackground(new Place(recordings[0].File.Path))] : [];
        List<Finding> findings =
        [
            .. stimuli
                .Maps()
                .SelectMany(map =>
                {
                    var purpose = $"motormap bootstrap {map.Condition}";
                    var random = RandomStream.At((ulong)rules.BootstrapSeed, person, purpose);
                    return Findings(
                        build,
                        map.Muscles,
                        map.Stimuli,
                        map.Trials,
                        rules,
                        random,
                        log,
                        traces,
                        ofAmplitudes
                    );
                }),
        ];
        return new Analysis(findings, log.Trials, log.Notes, traces);
    }

    private static List<Finding> Findings(
        FindingBuilder build,
        Muscle[] muscles,
        List<MapStimulus> stimuli,
        List<Trial> trials,
        MapProtocol protocol,
        RandomStream random,
        TrialLog log,
        List<Trace> traces,
        Note[] ofAmplitudes
    )
    {
        // A stimulus that counts for no muscle leaves no site behind.
        var grid = MapGrid.Of(stimuli.Where(s => Array.Exists(s.Amplitudes, double.IsFinite)), protocol.Spacing);
        var series = new MapSeries(grid, muscles.Length, protocol);
        Note[] ofGrid = [.. MapChecks.OfGrid(grid, protocol, trials[0].Place), .. ofAmplitudes];
        var maps = series.Maps;
        Note[][] ofMuscles =
        [
            .. muscles.Select((m, i) => MapChecks.OfMuscle(maps[i], grid, m.Name, trials[0].Place).ToArray()),
        ];
        log.Add([.. ofGrid, .. ofMuscles.SelectMany(notes => notes)]);
        Trial[][] ofTrials =
        [
            .. muscles.Select(m => trials.Where(t => (t.Series.Site, t.Series.Side) == (m.Name, m.Side)).ToArray()),
        ];
        SeriesKey[] keys = [.. ofTrials.Select(mine => mine[0].Series)];
        var groups = muscles
            .Select((_, i) => (Key: keys[i], Trials: ofTrials[i], Notes: ofMuscles[i], Kinds: MapOutcomes.OfMuscle))
            .Concat(
                series.Pairs.Select(pair =>
                    (
                        Key: PairOf(keys[pair.First], keys[pair.Second]),
                        Trials: ofTrials[pair.First].Concat(ofTrials[pair.Second]).ToArray(),
                        Notes: ofMuscles[pair.First].Concat(ofMuscles[pair.Second]).ToArray(),
                        Kinds: MapOutcomes.OfPair
                    )
                )
            );
        var all = series.Estimates(random);
        for (var i = 0; i < muscles.Length; i++)
        {
            traces.AddRange(
                MapTrace.Of(keys[i], maps[i], grid, CentreOf(all, i), protocol.Spacing, ofTrials[i][0].Place.File)
            );
        }

        var estimates = new Queue<Estimate>(all);
        return
        [
            .. groups.SelectMany(group =>
                group.Kinds.Select(outcome =>
                    build.Make(
                        group.Key with
                        {
                            Outcome = outcome.Id,
                        },
                        estimates.Dequeue(),
                        outcome.Unit,
                        group.Trials,
                        [.. group.Notes, .. ofGrid, .. MapChecks.OfOutcome(outcome, trials[0].Place)]
                    )
                )
            ),
        ];
    }

    private static (Estimate X, Estimate Y) CentreOf(Estimate[] estimates, int muscle)
    {
        Estimate Of(Outcome outcome) =>
            estimates[(muscle * MapOutcomes.OfMuscle.Count) + MapOutcomes.OfMuscle.ToList().IndexOf(outcome)];
        return (Of(MapOutcomes.Lateral), Of(MapOutcomes.Anterior));
    }

    private static SeriesKey PairOf(SeriesKey first, SeriesKey second) =>
        first with
        {
            Site = $"{first.Site} / {second.Site}",
            Side = first.Side == second.Side ? first.Side : $"{first.Side} / {second.Side}".Trim(' ', '/'),
        };
}
