using System.Runtime.InteropServices;
using Dorsal.Courses;
using Dorsal.Numerics.Lanes;
using Dorsal.People;
using Dorsal.Tests;
using Dorsal.Tests.House;

namespace Dorsal.Cli.Tests.Peers;

/// <summary>The equations with the prototype's constants against the Python prototype itself, run beside ours.</summary>
public sealed class PersonModelPeerTests : IDisposable
{
    private const int People = 1000;
    private const int StepsPerDay = 4;
    private const int Days = 365;
    private const int DaysBetween = 5;

    private static readonly Dictionary<string, State> States = new(StringComparer.Ordinal)
    {
        ["D"] = State.TissueIrritation,
        ["G"] = State.DiscDegeneration,
        ["I"] = State.LocalInflammation,
        ["C"] = State.SystemicInflammation,
        ["N"] = State.Neurotrophin,
        ["V"] = State.NerveIngrowth,
        ["P"] = State.PeripheralSensitisation,
        ["S"] = State.FastFacilitation,
        ["L"] = State.LateFacilitation,
        ["M"] = State.GlialActivation,
        ["K"] = State.Disinhibition,
        ["E"] = State.DescendingInhibition,
        ["F"] = State.DescendingFacilitation,
        ["X"] = State.EmotionalShift,
        ["W"] = State.GreyMatterDeficit,
        ["Q"] = State.MotorSmudging,
        ["H"] = State.HomeostaticImpairment,
        ["T"] = State.TactileBlur,
        ["B"] = State.BodyImageDistortion,
        ["Y"] = State.Fear,
        ["Z"] = State.Catastrophising,
        ["U"] = State.Distress,
        ["O"] = State.Stress,
        ["J"] = State.SleepDeficit,
        ["A"] = State.Activity,
        ["R"] = State.Rigidity,
        ["Ep"] = State.EpigeneticMark,
        ["Pn"] = State.Pain,
        ["xi"] = State.LoadFluctuation,
        ["ze"] = State.LifeContext,
    };

    private static readonly Dictionary<string, Trait> Traits = new(StringComparer.Ordinal)
    {
        ["kheal"] = Trait.Healing,
        ["kap"] = Trait.Inflammation,
        ["wl"] = Trait.WorkLoad,
        ["gN"] = Trait.Nociceptors,
        ["gexc"] = Trait.CentralExcitability,
        ["E0"] = Trait.InhibitionCapacity,
        ["w"] = Trait.LearntWeight,
        ["amp0"] = Trait.AppraisalGain,
        ["z0"] = Trait.Catastrophising,
        ["u0"] = Trait.Distress,
        ["o0"] = Trait.Stress,
        ["j0"] = Trait.SleepDeficit,
        ["a0"] = Trait.Activity,
        ["c0"] = Trait.SystemicInflammation,
        ["rb"] = Trait.Rigidity,
        ["kG"] = Trait.Degeneration,
        ["gdeg"] = Trait.DiscogenicPain,
        ["ep0"] = Trait.EpigeneticMark,
        ["vx"] = Trait.LearningSpeed,
    };

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_prototype_and_Dorsal_take_a_thousand_people_to_the_same_states()
    {
        Peer.SkipUnlessWanted();
        var prototype = SharedData.Beside("design", "prototype");
        var names = await Peer.RunAsync(
            "/usr/bin/python3",
            "person_model.py",
            prototype,
            FormattableString.Invariant($"{People}"),
            FormattableString.Invariant($"{StepsPerDay}"),
            FormattableString.Invariant($"{Days}"),
            FormattableString.Invariant($"{DaysBetween}"),
            folder.At()
        );
        var states = names["states"]!.AsArray().Select(n => States[(string)n!]).ToList();
        var traits = names["traits"]!.AsArray().Select(n => Traits[(string)n!]).ToList();
        var (given, path) = (Read("traits.f64"), Read("path.f64"));

        var model = PersonModel.Of(ModelConstants.Prototype, Hypotheses.Prototype);
        var population = new Population(1, constants: ModelConstants.Prototype);
        Person[] people = [.. Enumerable.Range(0, People).Select(i => population.Draw((ulong)i))];
        var course = new Course(model, people, 1, new(StepsPerDay, Eight.Count, Chance: false, Euler: true));
        for (var i = 0; i < traits.Count; i++)
        {
            given.AsSpan(i * People, People).CopyTo(course.Block[traits[i]]);
        }

        for (var i = 0; i < states.Count; i++)
        {
            path.AsSpan(i * People, People).CopyTo(course.Block[states[i]]);
        }

        var (largest, error) = (new double[states.Count * People], new double[states.Count * People]);
        for (var visit = 0; visit <= Days / DaysBetween; visit++)
        {
            while (course.Day < visit * DaysBetween)
            {
                course.NextDay();
            }

            for (var i = 0; i < largest.Length; i++)
            {
                var theirs = path[(visit * largest.Length) + i];
                largest[i] = Math.Max(largest[i], Math.Abs(theirs));
                error[i] = Math.Max(error[i], Math.Abs(course.Block[states[i / People]][i % People] - theirs));
            }
        }

        // Relative to the person's own course of that state: a value that passes through 0 has no relative error of its own.
        var relative = error.Zip(largest, (e, size) => size > 0 ? e / size : e).ToArray();
        var worst = relative.Max();
        TestContext.Current.TestOutputHelper!.WriteLine(
            FormattableString.Invariant(
                $"largest relative difference {worst:E1}, in {states[Array.IndexOf(relative, worst) / People]}"
            )
        );
        Assert.InRange(worst, 0, 1e-9);
    }

    private double[] Read(string name) =>
        MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(folder.At(name))).ToArray();
}
