using System.Globalization;
using System.Text.Json.Nodes;
using Dorsal.Laboratory.HomeostaticPlasticity;
using Dorsal.Laboratory.MotorEvokedPotentials;
using Dorsal.Laboratory.MovementVariability;
using Dorsal.Laboratory.MuscleOnset;
using Dorsal.Numerics;
using Dorsal.Studies;
using Dorsal.Units;

namespace Dorsal.Laboratory.Example;

/// <summary>How the motor system of the example study's people varies and adapts: repeated flexion, rapid arm raises, double stimulation.</summary>
internal static class ExampleMovement
{
    /// <summary>All such recordings of one person in one session.</summary>
    public static void Write(StudyWriter writer, ExamplePerson person, string session)
    {
        WriteFlexion(writer, person, session);
        WriteArmRaises(writer, person, session);
        WriteStimulation(writer, person, session);
    }

    // Flexions of the trunk, the last of them without an end; the series' truth is the SD of their range.
    private static void WriteFlexion(StudyWriter writer, ExamplePerson person, string session)
    {
        const int Cycles = 32;
        foreach (var (measure, _, truth, random) in ExampleStudy.Series("movement", person, session))
        {
            var flexion = MovementGenerator.Usual(Math.Pow(10, truth), 0.3) with { Noise = 0.1, Rate = new(20) };
            var (angle, _) = flexion.Make(Cycles, random);
            writer.WriteSignal(
                RecordingFile.Stimulated(person.Label, session, "motion", "movement"),
                [],
                flexion.Rate,
                [new Channel(measure.Measure, Unit.Parse("[deg]"), [.. angle.Select(a => Math.Round(a, 3))])]
            );
        }
    }

    // Three blocks of ten raises; the trunk muscle comes with an SD of its own about a fixed time before the deltoid.
    private static void WriteArmRaises(StudyWriter writer, ExamplePerson person, string session)
    {
        const int Trials = 30;
        const int PerBlock = 10;
        const double Reaction = 0.20;
        const double ReactionSd = 0.02;
        var before = new Seconds(0.25);
        var length = new Seconds(1.25);
        foreach (var (measure, _, truth, random) in ExampleStudy.Series("onset", person, session))
        {
            double[] deltoid = [.. Times(Trials, _ => Reaction + (ReactionSd * random.NextGaussian()))];
            var spread = measure.SdTrials / 1000;
            double[] trunk = [.. Times(Trials, i => deltoid[i] + (truth / 1000) + (spread * random.NextGaussian()))];
            var emg = OnsetGenerator.Usual;
            double[][] channels = [emg.Make(deltoid, before, length, random), emg.Make(trunk, before, length, random)];
            var signal = new ExampleStretches(emg.Rate, before, length);
            var perTrial = (int)(length.Value * emg.Rate.Value);
            for (var i = 0; i < Trials; i++)
            {
                double[][] stretch = [.. channels.Select(c => c[(i * perTrial)..((i + 1) * perTrial)])];
                signal.Add(stretch, [Text((i / PerBlock) + 1)]);
            }

            signal.Write(
                writer,
                RecordingFile.Stimulated(person.Label, session, "emg", "onset", "", "", ".edf"),
                ["deltoid", measure.Site],
                ["block"]
            );
        }
    }

    // Anodal currents; the series' truth is the index, and the other times follow it.
    private static void WriteStimulation(StudyWriter writer, ExamplePerson person, string session)
    {
        const int Trials = 15;
        foreach (var (measure, _, truth, random) in ExampleStudy.Series("homeostatic", person, session))
        {
            var usual = person.IsPatient ? HomeostaticGenerator.BackPain : HomeostaticGenerator.PainFree;
            var muscle = MepGenerator.Usual(new(4));
            var signal = new ExampleStretches(muscle.Rate, new(0.060), new(0.130));
            var course = usual with { Course = [.. usual.Course.Select(c => (c.Block, At(c, truth)))] };
            foreach (var (block, amplitude) in course.Amplitudes(Trials, random))
            {
                var minute = double.IsNaN(block.Minute) ? TrialTable.Missing : Text(block.Minute);
                signal.Add([muscle.Epoch(amplitude, new(-0.060), new(0.0695), random)], [block.Name, minute]);
            }

            signal.Write(
                writer,
                RecordingFile.Stimulated(person.Label, session, "emg", "homeostatic", "", "", ".edf"),
                new JsonObject { ["Protocol"] = new JsonObject { ["Polarity"] = "anodal-anodal" } },
                [measure.Site],
                ["block", "minute"],
                ("minute", "min")
            );
        }
    }

    private static double At((PulseBlock Block, double Ratio) usual, double index) =>
        usual.Block == PulseBlock.After(10) ? Math.Exp(index) : usual.Ratio;

    private static IEnumerable<double> Times(int trials, Func<int, double> time) =>
        Enumerable.Range(0, trials).Select(time);

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
