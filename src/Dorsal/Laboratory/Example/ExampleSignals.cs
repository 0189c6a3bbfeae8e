using System.Globalization;
using Dorsal.Laboratory.FlexionReflex;
using Dorsal.Laboratory.MotorEvokedPotentials;
using Dorsal.Laboratory.MotorMap;
using Dorsal.Laboratory.SensoryEvokedPotentials;
using Dorsal.Studies;
using Dorsal.Units;

namespace Dorsal.Laboratory.Example;

/// <summary>Signals with stimuli of the example study: reflexes, motor and sensory evoked potentials, maps of trunk muscles, in EDF+.</summary>
/// <remarks>Pauses between stimuli are left out, so that the files stay small.</remarks>
internal static class ExampleSignals
{
    private static readonly Seconds MepFrom = new(-0.060);
    private static readonly Seconds MepTo = new(0.0695);
    private static readonly Microvolts MepNoise = new(4);

    /// <summary>All signals with stimuli of one person in one session.</summary>
    public static void Write(StudyWriter writer, ExamplePerson person, string session)
    {
        WriteReflexes(writer, person, session);
        WriteCurve(writer, person, session);
        WriteMap(writer, person, session);
        WriteEvoked(writer, person, session);
    }

    // A staircase of three runs with the examiner's verdicts, an ascending series, and five series of three equal stimuli that grow.
    private static void WriteReflexes(StudyWriter writer, ExamplePerson person, string session)
    {
        const double Highest = 50;
        const int Runs = 3;
        const int Trains = 5;
        double[] growth = [1, 1.2, 1.4];
        foreach (var (measure, side, truth, random) in ExampleStudy.Series("nfr", person, session))
        {
            var reflex = new ReflexGenerator(truth, measure.SdTrials);
            var signal = new ExampleStretches(ReflexGenerator.Rate, new(0.110), new(0.320));
            void Add(string kind, double intensity, double burst, int run, string label) =>
                signal.Add(
                    [reflex.Epoch(-110, 209.5, burst, random)],
                    [kind, Text(intensity), Text(run), label, measure.Site, side]
                );
            static string Seen(SearchedStimulus given) => given.HasReflex ? "present" : "absent";
            double Burst(double intensity, bool hasReflex) => hasReflex ? reflex.SizeAt(intensity) : 0;

            foreach (var given in ReflexSearch.Staircase(reflex, 0, Highest, Runs, random))
            {
                var burst = Burst(given.Intensity, given.HasReflex);
                Add(ReflexKinds.Staircase, given.Intensity, burst, given.Run, Seen(given));
            }

            foreach (var given in ReflexSearch.Ascending(reflex, 0, 2, Highest, random))
            {
                Add(ReflexKinds.Ascending, given.Intensity, Burst(given.Intensity, given.HasReflex), 1, Seen(given));
            }

            var strong = Math.Round(1.2 * truth, 1);
            for (var train = 1; train <= Trains; train++)
            {
                Array.ForEach(
                    growth,
                    gain => Add(ReflexKinds.Summation, strong, gain * reflex.SizeAt(strong), train, "")
                );
            }

            signal.Write(
                writer,
                RecordingFile.Stimulated(person.Label, session, "emg", "nfr", "", "", ".edf"),
                ["biceps femoris"],
                ["kind", "intensity", "run", "reflex", "site", "side"],
                ("intensity", "mA")
            );
        }
    }

    // Eight intensities; the response grows to a plateau. Person 3's eighth pulse was given while the hand was moved.
    private static void WriteCurve(StudyWriter writer, ExamplePerson person, string session)
    {
        const int Trials = 5;
        const double Midpoint = 55;
        const double Width = 4;
        foreach (var (measure, _, truth, random) in ExampleStudy.Series("mep", person, session))
        {
            var generator = MepGenerator.Usual(MepNoise);
            var signal = new ExampleStretches(generator.Rate, new(-MepFrom.Value), new(0.130));
            for (var i = 0; i < 8 * Trials; i++)
            {
                var intensity = 40 + (5 * (i / Trials));
                var mean = Math.Pow(10, truth) / (1 + Math.Exp((Midpoint - intensity) / Width));
                var size = mean * Math.Pow(10, measure.SdTrials * random.NextGaussian());
                var isMoved = person.Index == 2 && i == 7;
                signal.Add(
                    [generator.Epoch(size, MepFrom, MepTo, random)],
                    [
                        Text(intensity),
                        isMoved ? "rejected" : TrialTable.Missing,
                        isMoved ? "hand was moved" : TrialTable.Missing,
                    ]
                );
            }

            signal.Write(
                writer,
                RecordingFile.Stimulated(person.Label, session, "emg", "mep", "", "", ".edf"),
                [measure.Site],
                ["intensity", "status", "status_description"],
                ("intensity", "%")
            );
        }
    }

    // Five stimuli a site, row by row; the more a map is blurred, the more its two muscles share.
    private static void WriteMap(StudyWriter writer, ExamplePerson person, string session)
    {
        const int Trials = 5;
        foreach (var (measure, _, truth, random) in ExampleStudy.Series("motormap", person, session))
        {
            var blur = Math.Clamp(truth, 0, 1);
            var hills = MapGenerator.Hills(blur);
            var generator = MepGenerator.Usual(MepNoise);
            var signal = new ExampleStretches(generator.Rate, new(-MepFrom.Value), new(0.130));
            double[] Response(MapHill hill, double x, double y)
            {
                var mean = MapGenerator.At([hill], x, y);
                var size = mean * Math.Pow(10, measure.SdTrials * random.NextGaussian());
                return generator.Epoch(size, MepFrom, MepTo, random);
            }

            foreach (var (x, y) in MapGenerator.Grid)
            {
                for (var trial = 0; trial < Trials; trial++)
                {
                    signal.Add([Response(hills[0], x, y), Response(hills[1], x, y)], [Text(x), Text(y)]);
                }
            }

            signal.Write(
                writer,
                RecordingFile.Stimulated(person.Label, session, "emg", "motormap", "", "", ".edf"),
                ["multifidus", "longissimus"],
                ["x", "y"],
                ("x", "cm"),
                ("y", "cm")
            );
        }
    }

    private static void WriteEvoked(StudyWriter writer, ExamplePerson person, string session)
    {
        const int Stimuli = 200;
        foreach (var (measure, side, truth, random) in ExampleStudy.Series("sep", person, session))
        {
            var size = Math.Pow(10, truth);
            var generator = new SepGenerator(0.2 * size, 0.5 * size, size, new(10));
            var before = new Seconds(0.12);
            var (samples, onsets) = generator.Make(Stimuli, random);
            var rate = SepGenerator.UsualRate;
            var (step, lead) = ((int)(SepGenerator.Interval.Value * rate.Value), (int)(before.Value * rate.Value));
            var signal = new ExampleStretches(rate, before, SepGenerator.Interval);
            foreach (var onset in onsets)
            {
                var first = (int)(onset.Value * rate.Value) - lead;
                signal.Add([samples[first..(first + step)]], [measure.Site, side]);
            }

            signal.Write(
                writer,
                RecordingFile.Stimulated(person.Label, session, "eeg", "sep", "", "", ".edf"),
                ["C4-Fz"],
                ["site", "side"]
            );
        }
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
