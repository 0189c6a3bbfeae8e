using Dorsal.Laboratory.Protocols;
using Dorsal.Studies;
using Dorsal.Units;

namespace Dorsal.Laboratory.TactileAcuity;

/// <summary>
/// Detection of touch by yes-no answers to filaments or vibrations of graded strength, with catch trials: hit rate, false alarms, d' and criterion,
/// and the threshold. It is the negative control of tactile acuity: detection does not differ in back pain (evidence sections 6-10, 10c and C6).
/// </summary>
public sealed class TouchDetectionTest : ILaboratoryTest
{
    private static readonly Detector Answers = new("touch-answers", "1.0");
    private static readonly YesNoOutcomes Measured = new("touch", "Touch", Millinewtons.Unit);

    /// <inheritdoc/>
    public string Id => "detection";

    /// <inheritdoc/>
    public IReadOnlyList<Outcome> Outcomes { get; } =
    [
        Measured.Limits,
        Measured.Staircase,
        Measured.Transformed,
        Measured.Psychometric,
        Measured.Likelihood,
        Measured.Spread,
        Measured.HitRate,
        Measured.FalseAlarms,
        Measured.Sensitivity,
        Measured.Criterion,
    ];

    /// <inheritdoc/>
    public Analysis Analyse(IReadOnlyList<Recording> recordings, ProtocolReader protocol)
    {
        var fields = protocol.For(recordings[0].Sidecar);
        var analysis = new YesNoAnalysis(new("level", "yes", "no"), Measured, YesNoProtocol.From(fields));
        var build = new FindingBuilder(recordings[0], Id, Answers);
        var findings = analysis.Findings(
            recordings,
            build,
            (series, answers) => CatchTrials.Detection(build, series, answers, Measured)
        );
        return new Analysis(findings, analysis.Log.Trials, analysis.Log.Notes, analysis.Traces);
    }
}
