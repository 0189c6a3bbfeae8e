using Dorsal.Laboratory.Protocols;
using Dorsal.Studies;

namespace Dorsal.Laboratory.TactileAcuity;

/// <summary>Answers of one test by series, with what every method makes of them.</summary>
internal sealed class YesNoAnalysis(YesNoWords words, YesNoOutcomes outcomes, YesNoProtocol protocol)
{
    public TrialLog Log { get; } = new();

    public List<Trace> Traces { get; } = [];

    /// <summary>The findings of each series, and those that <paramref name="more"/> adds to them.</summary>
    public List<Finding> Findings(
        IReadOnlyList<Recording> recordings,
        FindingBuilder build,
        Func<SeriesKey, IReadOnlyList<Answer>, IEnumerable<Finding>> more
    )
    {
        var answers = new List<Answer>();
        foreach (var recording in recordings)
        {
            new YesNoTrials(Expect.TrialTable(recording), words, outcomes, protocol, Log).Read(answers);
        }

        var limits = new LimitRuns(outcomes, protocol, Log);
        var staircase = new Staircase(outcomes, protocol, Log);
        var fit = new PsychometricFit(outcomes, protocol, Log);
        var findings = new List<Finding>();
        foreach (var group in answers.GroupBy(a => (a.Trial.Series, a.Trial.Unit)).ToList())
        {
            var (series, of) = (group.Key.Series, group.ToList());
            var notes = CatchTrials.Check(of, protocol);
            Log.Add(notes);
            IEnumerable<Finding> made =
            [
                .. limits.Findings(build, series, of),
                .. staircase.Findings(build, series, of),
                .. fit.Findings(build, series, of),
                .. CatchTrials.FalseAlarms(build, series, of, outcomes),
                .. more(series, of),
            ];
            findings.AddRange(
                made.Select(f =>
                    f with
                    {
                        Quality = [.. f.Quality.Concat(notes).OrderByDescending(note => note.Grade)],
                    }
                )
            );
        }

        Traces.AddRange(fit.Traces);
        return findings;
    }
}
