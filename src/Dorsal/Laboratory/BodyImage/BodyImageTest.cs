using Dorsal.Laboratory.Protocols;
using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Studies;
using Dorsal.Units;

namespace Dorsal.Laboratory.BodyImage;

/// <summary>
/// The outline of the trunk as it feels, drawn over a template: area ratio, deviation of the sides, class, and zones that the person cannot find
/// (Moseley 2008, Pain 140:239-243; evidence sections 6-10, C8 and 10e; claim 10.3).
/// </summary>
public sealed class BodyImageTest : ILaboratoryTest
{
    private static readonly Detector Drawing = new("trunk-drawing", "1.2");

    /// <inheritdoc/>
    public string Id => "bodyimage";

    /// <inheritdoc/>
    public IReadOnlyList<Outcome> Outcomes => DrawingOutcomes.All;

    /// <inheritdoc/>
    public Analysis Analyse(IReadOnlyList<Recording> recordings, ProtocolReader protocol)
    {
        var log = new TrialLog();
        var used = DrawingProtocol.From(protocol.For(recordings[0].Sidecar));
        var outlines = new List<(SeriesKey Series, Outline Outline)>();
        foreach (var recording in recordings)
        {
            outlines.AddRange(new OutlineReader(Expect.TrialTable(recording), used, log).Read());
        }

        var build = new FindingBuilder(recordings[0], Id, Drawing);
        var findings = new List<Finding>();
        var traces = new List<Trace>();
        foreach (var drawing in outlines.GroupBy(o => o.Series, o => o.Outline))
        {
            var trunk = new TrunkDrawing(drawing.Key, [.. drawing], used, log);
            findings.AddRange(trunk.Findings(build));
            traces.AddRange(trunk.Traces());
        }

        return new Analysis(findings, log.Trials, log.Notes, traces);
    }
}
