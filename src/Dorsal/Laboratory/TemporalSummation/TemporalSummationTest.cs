using Dorsal.Laboratory.Protocols;
using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Studies;
using Dorsal.Units;

namespace Dorsal.Laboratory.TemporalSummation;

/// <summary>
/// Temporal summation of pain: whether equal stimuli that follow each other hurt more and more (claims 3.1-3.5). Pinprick and filament
/// compare a single stimulus with a train; heat, pressure, cuff and electrical forms rate every pulse; with long intervals it is slow
/// repeated evoked pain. Protocols and formulae: evidence C.2.
/// </summary>
public sealed class TemporalSummationTest : ILaboratoryTest
{
    private static readonly Detector Ratings = new("summation-ratings", "1.1");

    /// <inheritdoc/>
    public string Id => "summation";

    /// <inheritdoc/>
    public IReadOnlyList<Outcome> Outcomes => SummationForms.Outcomes;

    /// <inheritdoc/>
    public Analysis Analyse(IReadOnlyList<Recording> recordings, ProtocolReader protocol)
    {
        var into = new SummationSeries();
        var tables = recordings.Select(Expect.TrialTable).ToList();
        var scale = RatingScale.Of(tables);
        foreach (var table in tables)
        {
            new SummationTrials(table, scale, SummationProtocol.From(protocol.For(table.Sidecar)), into).Read();
        }

        var build = new FindingBuilder(recordings[0], Id, Ratings);
        var findings = into.All.SelectMany(series => Findings(build, series, into)).ToList();
        return new Analysis(findings, into.Log.Trials, into.Log.Notes, []);
    }

    private static List<Finding> Findings(FindingBuilder build, SeriesKey series, SummationSeries into)
    {
        var (form, protocol) = into[series];
        var ratings = into.Of(series);
        var result = form.IsPulses ? PulseTrains.Of(ratings, protocol) : WindUp.Of(ratings, protocol, into.Log);
        var trials = into.Log.Trials.Where(trial => trial.Series == series).ToList();
        List<Note> quality =
        [
            .. result.Quality,
            .. new RatingsAtEnd().Check(trials),
            .. NotOfThisForm(form, protocol, trials[0]),
        ];
        into.Log.Add(quality);
        return
        [
            .. form
                .Outcomes.Where(o => protocol.Summary is null || protocol.Summary == o.Summary)
                .Select(o =>
                    build.Make(
                        series with
                        {
                            Outcome = o.Outcome.Id,
                        },
                        result.Estimates[o.Summary],
                        UnitOf(o.Summary, trials[0].Unit),
                        trials,
                        quality
                    )
                ),
        ];
    }

    private static Unit UnitOf(Summary summary, Unit rating) =>
        summary switch
        {
            Summary.WindUpRatio => Unit.Parse("1"),
            Summary.Slope => rating.Per(SummationForms.Pulse),
            _ => rating,
        };

    private static IEnumerable<Note> NotOfThisForm(SummationForm form, SummationProtocol protocol, Trial first) =>
        protocol.Summary is { } wanted && form.Find(wanted) is null
            ? [new Note(Grade.Warning, "SummaryOfOtherForm", first.Place, form.Modality)]
            : [];
}
