using System.Globalization;
using System.Text.Json.Nodes;
using Dorsal.Laboratory.Groups;
using Dorsal.Laboratory.Posturography;
using Dorsal.Laboratory.PressurePain;
using Dorsal.Numerics;
using Dorsal.Studies;
using Dorsal.Units;

namespace Dorsal.Laboratory.Example;

/// <summary>
/// A small study that Dorsal makes up, so that everything can be tried without any data: two groups, two sessions, all tests, with
/// the warts of real files (limits reached, a missing trial, a button pressed too early, a ramp that is too steep).
/// </summary>
/// <remarks>
/// The people are draws from normal distributions, not models of anything; figures and their origin stand in
/// <c>example-measures.tsv</c>. Equal seeds give equal bytes.
/// </remarks>
public static class ExampleStudy
{
    private const int TrialsPerSeries = 5;
    private const int Pairs = 5;
    private const int Runs = 5;

    private static readonly double[] PinprickForces = [8, 16, 32, 64, 128, 256, 512];

    /// <summary>Writes the study in its usual size.</summary>
    /// <param name="outFolder">A folder that does not exist yet, or an empty one.</param>
    /// <param name="peoplePerGroup">People in each of the two groups.</param>
    /// <param name="seed">Seed of all random numbers.</param>
    /// <exception cref="Messages.StudyException">The folder holds something, or cannot be written to.</exception>
    public static void Write(string outFolder, int peoplePerGroup, ulong seed) =>
        Write(outFolder, new ExampleSize(peoplePerGroup), seed);

    /// <summary>Writes the study.</summary>
    /// <param name="outFolder">A folder that does not exist yet, or an empty one.</param>
    /// <param name="size">How many people, and what they bring.</param>
    /// <param name="seed">Seed of all random numbers.</param>
    /// <exception cref="Messages.StudyException">The folder holds something, or cannot be written to.</exception>
    public static void Write(string outFolder, ExampleSize size, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(size);
        using var writer = new StudyWriter(outFolder);
        writer.Describe(
            "Dorsal example study (made up)",
            new JsonObject
            {
                ["GeneratedBy"] = new JsonArray(
                    new JsonObject { ["Name"] = "Dorsal", ["Description"] = "Made-up data; no person was measured." }
                ),
            }
        );
        WriteSidecars(writer);
        var people = Enumerable
            .Range(0, 2 * size.PeoplePerGroup)
            .Select(i => new ExamplePerson(i, i >= size.PeoplePerGroup, seed))
            .ToList();
        var sessions = Enumerable.Range(1, size.Sessions).Select(Text).ToList();
        foreach (var person in people)
        {
            AddPerson(writer, person);
            ExampleImages.Write(writer, person, sessions[0]);
            ExampleSerum.Write(writer, person, sessions[0]);
            sessions.ForEach(session => WriteTables(writer, person, session));
            ExampleTouch.Write(writer, person, sessions[0]);
            if (person.Index < size.PeopleWithSignals)
            {
                sessions.ForEach(session => WriteRamps(writer, person, session));
                WriteStance(writer, person, sessions[0]);
                ExampleSignals.Write(writer, person, sessions[0]);
                ExampleMovement.Write(writer, person, sessions[0]);
                ExampleRest.Write(writer, person, sessions[0]);
            }
        }

        if (size.WithForms)
        {
            people.ForEach(person => WriteDiary(writer, person, sessions[0]));
            ExampleQuestionnaires.Write(writer, people, sessions);
        }

        writer.DescribeParticipantColumn(
            DurationSlopes.Years,
            new JsonObject { ["Description"] = "Years of pain", ["Units"] = "a" }
        );
        writer.Commit();
    }

    private static void WriteSidecars(StudyWriter writer)
    {
        void Sidecar(string task, string suffix, JsonObject protocol, params (string Column, string Units)[] columns)
        {
            var json = new JsonObject { ["Protocol"] = protocol };
            foreach (var (column, units) in columns)
            {
                json[column] = new JsonObject { ["Units"] = units };
            }

            writer.WriteSidecar($"task-{task}_{suffix}.json", json);
        }

        Sidecar("thermal", "qst", new() { ["CountedTrials"] = TrialsPerSeries }, ("temperature", "Cel"));
        Sidecar("mechanical", "qst", new() { ["CountedPairs"] = Pairs }, ("force", "mN"));
        Sidecar("pinprick", "qst", new() { ["Runs"] = Runs }, ("force", "mN"), ("rating", "{rating_0_100}"));
        Sidecar("summation", "qst", new() { ["Pulses"] = 10 }, ("rating", "{rating_0_100}"));
        Sidecar("response", "qst", [], ("intensity", "Cel"), ("rating", "{rating_0_100}"));
        Sidecar("pressure", "qst", new() { ["CountedTrials"] = 3 }, ("pressure", "kPa"));
        Sidecar("pressure", "physio", new() { ["CountedTrials"] = 3 });
        Sidecar("palpation", "qst", [], ("tenderness", "{grade}"));
        ExampleTonic.WriteSidecars(Sidecar);
        ExampleRest.WriteSidecar(writer);
        ExampleTouch.WriteSidecars(Sidecar);
        Sidecar("diary", "qst", [], ("rating", "{rating_0_10}"));
    }

    private static void AddPerson(StudyWriter writer, ExamplePerson person)
    {
        writer.AddParticipant(
            new Participant(
                person.Label,
                person.Age,
                person.Sex,
                person.IsPatient ? "back_pain" : "control",
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    [DurationSlopes.Years] = ExampleImages.YearsOf(person),
                }
            )
        );
    }

    private static void WriteTables(StudyWriter writer, ExamplePerson person, string session)
    {
        writer.WriteTrials(
            RecordingFile.Trials(person.Label, session, "thermal"),
            ["measure", "site", "side", "trial", "temperature"],
            Thermal(person, session)
        );
        writer.WriteTrials(
            RecordingFile.Trials(person.Label, session, "mechanical"),
            ["measure", "site", "side", "series", "response", "force"],
            Mechanical(person, session)
        );
        writer.WriteTrials(
            RecordingFile.Trials(person.Label, session, "pinprick"),
            ["site", "side", "run", "trial", "force", "rating"],
            Pinprick(person, session)
        );
        writer.WriteTrials(
            RecordingFile.Trials(person.Label, session, "summation"),
            ExampleRatings.SummationColumns,
            ExampleRatings.Summation(person, session)
        );
        writer.WriteTrials(
            RecordingFile.Trials(person.Label, session, "response"),
            ExampleRatings.ResponseColumns,
            ExampleRatings.Response(person, session)
        );
        writer.WriteTrials(
            RecordingFile.Trials(person.Label, session, "pressure"),
            ["measure", "site", "side", "trial", "pressure"],
            Pressure(person, session)
        );
        writer.WriteTrials(
            RecordingFile.Trials(person.Label, session, "palpation"),
            ["site", "side", "tenderness"],
            Palpation(person, session)
        );
        ExampleTonic.Write(writer, person, session);
    }

    private static void WriteDiary(StudyWriter writer, ExamplePerson person, string session) =>
        writer.WriteTrials(
            RecordingFile.Trials(person.Label, session, "diary"),
            ExampleQuestionnaires.DiaryColumns,
            ExampleQuestionnaires.Diary(person)
        );

    internal static IEnumerable<ExampleSeries> Series(string task, ExamplePerson person, string session) =>
        from measure in ExampleMeasure.All
        where measure.Task == task
        from side in measure.Sides
        select new ExampleSeries(
            measure,
            side,
            measure.TruthOf(person, session, side),
            person.Stream($"trials {task} {measure.Measure} {measure.Site} {side} {session}")
        );

    private static IEnumerable<string[]> Thermal(ExamplePerson person, string session)
    {
        const double Floor = 0;
        const double Ceiling = 50;
        foreach (var (measure, side, truth, random) in Series("thermal", person, session))
        {
            for (var trial = 1; trial <= TrialsPerSeries; trial++)
            {
                var stop = Math.Clamp(truth + (measure.SdTrials * random.NextGaussian()), Floor, Ceiling);
                yield return [measure.Measure, measure.Site, side, Text(trial), Text(Math.Round(stop, 1))];
            }
        }
    }

    private static IEnumerable<string[]> Mechanical(ExamplePerson person, string session)
    {
        foreach (var (measure, side, truth, random) in Series("mechanical", person, session))
        {
            var (below, above) = measure.Measure == "MDT" ? ("not_felt", "felt") : ("no_pain", "pain");
            var points = TurningPointSeries.Generate(truth, measure.SdTrials, TurningPoints.DfnsLadder, Pairs, random);
            for (var i = 0; i < points.Count; i++)
            {
                yield return [measure.Measure, measure.Site, side, Text(i + 1), below, Text(points[i].Below)];
                yield return [measure.Measure, measure.Site, side, Text(i + 1), above, Text(points[i].Above)];
            }
        }
    }

    // Ratings grow with the force to the power 1; the middle force of the set gets the person's value.
    private static IEnumerable<string[]> Pinprick(ExamplePerson person, string session)
    {
        foreach (var (measure, side, truth, random) in Series("pinprick", person, session))
        {
            for (var run = 1; run <= Runs; run++)
            {
                for (var i = 0; i < PinprickForces.Length; i++)
                {
                    var log10 =
                        truth
                        + Math.Log10(PinprickForces[i] / PinprickForces[PinprickForces.Length / 2])
                        + (measure.SdTrials * random.NextGaussian());
                    var rating = Math.Clamp(Math.Round(Math.Pow(10, log10)), 0, 100);
                    yield return [measure.Site, side, Text(run), Text(i + 1), Text(PinprickForces[i]), Text(rating)];
                }
            }
        }
    }

    // Person 3 pressed the button before the ramp once; of person 5 one trial was not done.
    private static IEnumerable<string[]> Pressure(ExamplePerson person, string session)
    {
        foreach (var (measure, side, truth, random) in Series("pressure", person, session))
        {
            for (var trial = 1; trial <= 3; trial++)
            {
                var kilopascals = Math.Round(Math.Pow(10, truth + (measure.SdTrials * random.NextGaussian())));
                var isWart = session == "1" && side == "left" && trial == 2;
                var text =
                    isWart && person.Index == 2 ? "0"
                    : isWart && person.Index == 4 ? TrialTable.Missing
                    : Text(kilopascals);
                yield return [measure.Measure, measure.Site, side, Text(trial), text];
            }
        }
    }

    private static IEnumerable<string[]> Palpation(ExamplePerson person, string session) =>
        Series("palpation", person, session)
            .Select(s =>
                new[]
                {
                    s.Measure.Site,
                    s.Side,
                    Text(Math.Clamp(Math.Round(s.Truth + (s.Measure.SdTrials * s.Random.NextGaussian())), 0, 4)),
                }
            );

    // Person 2's second ramp rises too steeply, as happens with a hand-held algometer.
    private static void WriteRamps(StudyWriter writer, ExamplePerson person, string session)
    {
        const double TooSteep = 80;
        const double Nominal = 50;
        foreach (var (measure, side, truth, random) in Series("ramp", person, session))
        {
            for (var run = 1; run <= 3; run++)
            {
                var threshold = Math.Pow(10, truth + (measure.SdTrials * random.NextGaussian()));
                var slope = person.Index == 1 && run == 2 && session == "1" && side == "left" ? TooSteep : Nominal;
                var (pressure, button) = RampGenerator.Make(
                    new(threshold),
                    new(slope),
                    RampGenerator.UsualRate,
                    random
                );
                writer.WriteSignal(
                    RecordingFile.Signal(person.Label, session, "qst", "pressure", side, Text(run)),
                    new JsonObject
                    {
                        ["Measure"] = measure.Measure,
                        ["Site"] = measure.Site,
                        ["Side"] = side,
                    },
                    RampGenerator.UsualRate,
                    [
                        new Channel("pressure", Kilopascals.Unit, Rounded(pressure, 2)),
                        new Channel("button", Unit.Parse("1"), button),
                    ]
                );
            }
        }
    }

    private static void WriteStance(StudyWriter writer, ExamplePerson person, string session)
    {
        foreach (var (measure, _, truth, random) in Series("stance", person, session))
        {
            var words = measure.Measure.Split('_');
            var rms = Math.Pow(10, truth + (measure.SdTrials * random.NextGaussian()));
            var sway = SwayGenerator.Usual(new Centimetres(rms));
            var (ap, ml) = sway.Make(new Seconds(60), random);
            writer.WriteSignal(
                RecordingFile.Signal(person.Label, session, "beh", "stance", words[0] + words[1], "1"),
                new JsonObject { ["Vision"] = words[0], ["Surface"] = words[1] },
                sway.Rate,
                [
                    new Channel("cop_ap", Centimetres.Unit, Rounded(ap, 4)),
                    new Channel("cop_ml", Centimetres.Unit, Rounded(ml, 4)),
                ]
            );
        }
    }

    private static double[] Rounded(double[] values, int digits) =>
        [.. values.Select(value => Math.Round(value, digits))];

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
