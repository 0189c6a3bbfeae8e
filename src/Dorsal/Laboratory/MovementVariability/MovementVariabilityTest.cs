using Dorsal.Laboratory.Protocols;
using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Studies;

namespace Dorsal.Laboratory.MovementVariability;

/// <summary>
/// Repeated movement of the trunk: MeanSD and range of motion of each angle, duration of the cycles and its variation (evidence file,
/// sections 6-10, C9). How much movements vary is described; neither more nor less is called worse (7c).
/// </summary>
public sealed class MovementVariabilityTest : ILaboratoryTest
{
    private static readonly Detector Cycles = new("movement-cycles", "1.0");

    /// <inheritdoc/>
    public string Id => "movement";

    /// <inheritdoc/>
    public IReadOnlyList<Outcome> Outcomes => MovementOutcomes.All;

    /// <inheritdoc/>
    public Analysis Analyse(IReadOnlyList<Recording> recordings, ProtocolReader protocol)
    {
        var log = new TrialLog();
        var traces = new List<Trace>();
        var reader = new MovementReader(log, traces);
        foreach (var recording in recordings.Select(Expect.Stimuli))
        {
            reader.Read(recording, MovementProtocol.From(protocol.For(recording.Sidecar)));
        }

        var wanted = MovementProtocol.From(protocol.For(recordings[0].Sidecar)).CountedCycles;
        var build = new FindingBuilder(recordings[0], Id, Cycles);
        var findings = log.BySeries()
            .ToList()
            .SelectMany(s =>
            {
                List<Note> few = [.. new EnoughTrials(wanted).Check(s.Trials)];
                log.Add(few);
                return s.Series.Outcome == MovementOutcomes.Range.Id
                    ? OfChannel(build, s.Series, s.Trials, reader.Normalised, few, log.Notes)
                    : OfTiming(build, s.Series, s.Trials, few);
            })
            .ToList();
        return new Analysis(findings, log.Trials, log.Notes, traces);
    }

    private static Finding[] OfChannel(
        FindingBuilder build,
        SeriesKey series,
        IReadOnlyList<Trial> trials,
        IReadOnlyList<NormalisedCycles> cycles,
        List<Note> few,
        IReadOnlyList<Note> notes
    )
    {
        var variability = series with { Outcome = MovementOutcomes.MeanSd.Id };
        var spread = new CycleSpread(cycles.Where(c => c.Series == variability).Select(c => c.Cycles));
        List<Note> quality = [.. few, .. notes.Where(note => IsAbout(note, series.Site))];
        return
        [
            build.Make(variability, spread.MeanSd(), MovementOutcomes.Degrees, trials, quality),
            build.Make(series, TrialStatistics.PlainMean(trials), MovementOutcomes.Degrees, trials, quality),
        ];
    }

    // Notes about the samples of a channel bear on all its values; those about one cycle stand with the cycle.
    private static bool IsAbout(Note note, string channel) =>
        note.Place.Line is null && note.Place.Column == channel && note.Code is not "CycleSamplesMissing";

    private static Finding[] OfTiming(
        FindingBuilder build,
        SeriesKey series,
        IReadOnlyList<Trial> trials,
        List<Note> few
    ) =>
        [
            build.Make(series, TrialStatistics.PlainMean(trials), trials[0].Unit, trials, few),
            build.Make(
                series with
                {
                    Outcome = MovementOutcomes.CycleVariation.Id,
                },
                Variation(TrialStatistics.Values(trials)),
                MovementOutcomes.Percent,
                trials,
                few
            ),
        ];

    // Coefficient of variation in %, its error by leaving out one cycle at a time.
    private static Estimate Variation(double[] durations) =>
        durations.Length < 2
            ? Estimate.None(FitOutcome.TooFewTrials)
            : Jackknife.OfScale(
                Percent(durations),
                durations.Length < 3
                    ? []
                    : [.. durations.Select((_, i) => Percent([.. durations.Where((_, other) => other != i)]))],
                durations.Length - 1
            );

    private static double Percent(double[] durations) =>
        100 * Math.Sqrt(Moments.Variance(durations)) / Moments.Mean(durations);
}
