using Dorsal.Laboratory.MotorEvokedPotentials;
using Dorsal.Laboratory.Protocols;
using Dorsal.Messages;
using Dorsal.Studies;

namespace Dorsal.Laboratory.HomeostaticPlasticity;

/// <summary>
/// Homeostatic plasticity of the motor cortex by double stimulation: motor evoked potentials before, between and after two stimulations of the
/// same direction, over their baseline, and one index signed alike for both directions (evidence file, sections 6-10, B3 and C2).
/// </summary>
/// <remarks>
/// Reads signals with pulses and tables of amplitudes; both may occur together. The fact sheet describes the inhibitory pair, the
/// study that it cites the excitatory one (trap G1): both are read.
/// </remarks>
public sealed class HomeostaticPlasticityTest : ILaboratoryTest
{
    private static readonly Detector Course = new("homeostatic-course", "1.0");

    /// <inheritdoc/>
    public string Id => "homeostatic";

    /// <inheritdoc/>
    public IReadOnlyList<Outcome> Outcomes => HomeostaticOutcomes.All;

    /// <inheritdoc/>
    public Analysis Analyse(IReadOnlyList<Recording> recordings, ProtocolReader protocol)
    {
        var log = new TrialLog();
        var trials = new HomeostaticTrials(log);
        var rules = HomeostaticProtocol.From(protocol.For(recordings[0].Sidecar));
        foreach (var recording in recordings)
        {
            if (recording is TrialTable table)
            {
                trials.Read(table, rules);
            }
            else
            {
                var stimuli = Expect.Stimuli(recording);
                using var signal = stimuli.Open();
                trials.Read(stimuli, signal, MepProtocol.From(protocol.For(recording.Sidecar)));
            }
        }

        var build = new FindingBuilder(recordings[0], Id, Course);
        var file = recordings[0].File.Path;
        Note[] ofProtocol = [.. HomeostaticChecks.OfProtocol(rules, file)];
        log.Add(ofProtocol);
        var courses = trials.Courses().Select(responses => new HomeostaticCourse(responses, rules)).ToList();
        var findings = courses.SelectMany(course => course.Findings(build, ofProtocol, log)).ToList();
        var traces = courses.Select(course => HomeostaticTrace.Of(course, rules, file)).OfType<Trace>().ToList();
        return new Analysis(findings, log.Trials, log.Notes, traces);
    }
}
