using Dorsal.Laboratory.Protocols;
using Dorsal.Laboratory.RestingConnectivity;
using Dorsal.Messages;

namespace Dorsal.Laboratory.Measurement;

/// <summary>Collects what comes of one person, and ties the notes to whom they concern.</summary>
internal sealed class Gathering
{
    public List<Finding> Findings { get; } = [];

    public List<TrialOf> Trials { get; } = [];

    public List<TraceOf> Traces { get; } = [];

    public List<Connectome> Connectomes { get; } = [];

    public List<Note> Notes { get; } = [];

    public List<ProtocolChoice> Choices { get; } = [];

    public bool IsBroken { get; private set; }

    public void Note(Subject subject, Note note) => Notes.Add(note with { Subject = subject });

    public void Break(Subject subject, Note note)
    {
        IsBroken = true;
        Note(subject, note);
    }

    public void Add(Subject subject, Analysis analysis, IEnumerable<ProtocolChoice> choices)
    {
        List<Finding> findings =
        [
            .. analysis
                .Findings.Select(Unestimated.Explained)
                .Select(finding =>
                    finding with
                    {
                        Quality = [.. finding.Quality.Select(note => note with { Subject = subject })],
                    }
                ),
        ];
        Findings.AddRange(findings);
        Trials.AddRange(analysis.Trials.Select(trial => new TrialOf(subject.Session, subject.Test, trial)));
        Traces.AddRange(analysis.Traces.Select(trace => new TraceOf(subject.Session, subject.Test, trace)));
        Notes.AddRange(analysis.Notes.Select(note => note with { Subject = subject }));
        Notes.AddRange(Unestimated.Notes(findings));
        Connectomes.AddRange(analysis.Connectomes);
        Choices.AddRange(choices);
    }
}
