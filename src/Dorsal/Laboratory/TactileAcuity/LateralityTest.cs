using Dorsal.Laboratory.Protocols;
using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Studies;
using Dorsal.Units;

namespace Dorsal.Laboratory.TactileAcuity;

/// <summary>
/// Left/right judgement of pictures of a turned trunk, with hands as the control: accuracy and median reaction time of right answers, by the
/// side shown and for both (evidence sections 6-10, C7 and 10f).
/// </summary>
/// <remarks>Who answers fast and at random has short times: where accuracy may be chance, the times carry a warning.</remarks>
public sealed class LateralityTest : ILaboratoryTest
{
    // Of two answers one is right.
    private const double Chance = 50;

    private static readonly Detector Pictures = new("laterality-answers", "1.1");

    /// <inheritdoc/>
    public string Id => "laterality";

    /// <inheritdoc/>
    public IReadOnlyList<Outcome> Outcomes => LateralityOutcomes.All;

    /// <inheritdoc/>
    public Analysis Analyse(IReadOnlyList<Recording> recordings, ProtocolReader protocol)
    {
        var log = new TrialLog();
        var used = LateralityProtocol.From(protocol.For(recordings[0].Sidecar));
        var judgements = new List<Judgement>();
        foreach (var recording in recordings)
        {
            new LateralityTrials(Expect.TrialTable(recording), used, log).Read(judgements);
        }

        if (!judgements.Exists(j => j.Set.Code == "hand") && judgements.Count > 0)
        {
            log.Add(new Note(Grade.Note, "NoControlPictures", new Place(recordings[0].File.Path)));
        }

        var build = new FindingBuilder(recordings[0], Id, Pictures);
        var findings = new List<Finding>();
        foreach (var (series, trials) in log.BySeries().ToList())
        {
            findings.AddRange(Findings(build, series, trials, judgements, used, log));
        }

        foreach (var both in log.Trials.GroupBy(t => (Series: t.Series with { Side = "both" }, t.Unit)).ToList())
        {
            findings.AddRange(Findings(build, both.Key.Series, [.. both], judgements, used, log));
        }

        return new Analysis(findings, log.Trials, log.Notes, []);
    }

    private static IEnumerable<Finding> Findings(
        FindingBuilder build,
        SeriesKey series,
        IReadOnlyList<Trial> trials,
        List<Judgement> all,
        LateralityProtocol protocol,
        TrialLog log
    )
    {
        var set = LateralityOutcomes.Sets.First(s => s.Time.Id == series.Outcome);
        var of = all.FindAll(j =>
            (series.Side == "both" ? j.Trial.Series with { Side = "both" } : j.Trial.Series) == series
            && j.Trial.Unit == trials[0].Unit
        );
        var right = of.Where(j => j.IsRight).ToList();
        var accuracy = Percent.Of(right.Count, of.Count);
        List<Note> quality = [.. Check(trials, of, accuracy, series.Side, protocol)];
        log.Add(quality);
        var percent = set.Accuracy;
        yield return build.Make(series with { Outcome = percent.Id }, accuracy, percent.Unit, trials, quality);
        yield return build.Make(
            series,
            MedianEstimate.From([.. right.Select(j => j.Trial.Value).Where(double.IsFinite)]),
            trials[0].Unit,
            trials,
            quality
        );
    }

    private static IEnumerable<Note> Check(
        IReadOnlyList<Trial> trials,
        List<Judgement> of,
        Estimate accuracy,
        string side,
        LateralityProtocol protocol
    )
    {
        if (side == "both")
        {
            foreach (var note in new EnoughTrials(protocol.CountedTrials).Check(trials))
            {
                yield return note;
            }
        }

        if (ClosedSet.AgainstChance(trials[0].Place, accuracy, Chance) is { } chance)
        {
            yield return chance.Code == ClosedSet.AtChance ? chance with { Code = "TimesOfGuesses" } : chance;
        }

        var late = of.Count(j => j.IsTimeOut);
        if (late > 0)
        {
            var percent = 100.0 * late / of.Count;
            yield return new Note(
                percent > protocol.TimeOutLimit ? Grade.Warning : Grade.Note,
                "TimeOutsCounted",
                trials[0].Place,
                $"{Show.Count(late)}/{Show.Count(of.Count)}",
                Show.Quantity(protocol.LongestTime.Value, "s")
            );
        }
    }
}
