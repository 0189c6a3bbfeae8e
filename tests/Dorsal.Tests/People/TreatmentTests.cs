using Dorsal.Courses.Simulation;
using Dorsal.Messages;
using Dorsal.People;
using Dorsal.Tests.House;

namespace Dorsal.Tests.People;

/// <summary>Treatments reach those who get them, on their days, as far as each takes them up.</summary>
public sealed class TreatmentTests : IDisposable
{
    private const string Good = """{ "Name": "a", "Inputs": { "exercise": 0.5 }, "Start": 3, "Duration": 4 }""";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("""{ "Name": "b", "Inputs": { "exercise": 1.5 }, "Start": 0, "Duration": 4 }""", "PlanValueWrong")]
    [InlineData("""{ "Name": "b", "Inputs": { "exercise": -0.1 }, "Start": 0, "Duration": 4 }""", "PlanValueWrong")]
    [InlineData("""{ "Name": "b", "Inputs": { "exercises": 1 }, "Start": 0, "Duration": 4 }""", "PlanKeyUnknown")]
    [InlineData("""{ "Name": "b", "Inputs": {}, "Start": 0, "Duration": -4 }""", "PlanValueWrong")]
    [InlineData("""{ "Name": "b", "Inputs": {}, "Start": -1, "Duration": 4 }""", "PlanValueWrong")]
    [InlineData("""{ "Name": "b", "Inputs": {}, "Start": 0 }""", "PlanKeyMissing")]
    [InlineData("""{ "Name": "b", "Inputs": {}, "Duration": 4 }""", "PlanStartUnclear")]
    [InlineData("""{ "Name": "b", "Inputs": {}, "Start": 0, "Delay": 1, "Duration": 4 }""", "PlanStartUnclear")]
    [InlineData("""{ "Name": "b", "Inputs": {}, "After": "c", "Duration": 4 }""", "PlanTreatmentUnknown")]
    [InlineData("""{ "Name": "b", "Inputs": {}, "After": "b", "Duration": 4 }""", "PlanCircular")]
    [InlineData("""{ "Name": "a", "Inputs": {}, "Start": 0, "Duration": 4 }""", "PlanNameTwice")]
    public void A_plan_that_cannot_be_is_refused_with_its_line(string treatment, string code)
    {
        var fault = Assert.Throws<StudyException>(() => Read($"{{ \"Treatments\": [\n{Good},\n{treatment}] }}"));
        Assert.Equal((code, 3), (fault.Note.Code, fault.Note.Place.Line));
    }

    [Fact]
    public void All_faults_of_a_plan_are_told_at_once_each_with_its_line_value_and_what_is_possible()
    {
        var fault = Assert.Throws<StudyException>(() =>
            Read(
                """
                { "Treatments": [
                  { "Name": "a", "Inputs": { "exercise": 2, "cognitive": -1 }, "Start": 1, "Duration": 0 },
                  { "Name": "b", "Inputs": { "sport": 1 }, "Start": 1, "Delay": 4, "Lasts": 3 },
                  { "Name": "c", "Inputs": {}, "After": "z", "Duration": 4, "Adherence": { "Mean": 7 } }],
                  "Arms": [
                  { "Name": "x", "Share": 2, "Treatments": ["a", "y"] },
                  { "Name": "x", "Treatments": ["c"] }],
                  "Note": 1
                }
                """
            )
        );
        Assert.Equal(
            [
                ("PlanValueWrong", 2, "0"),
                ("PlanValueWrong", 2, "2"),
                ("PlanValueWrong", 2, "-1"),
                ("PlanKeyMissing", 3, "Duration"),
                ("PlanKeyUnknown", 3, "sport"),
                ("PlanKeyUnknown", 3, "Lasts"),
                ("PlanStartUnclear", 3, "b"),
                ("PlanValueWrong", 4, "7"),
                ("PlanTreatmentUnknown", 4, "z"),
                ("PlanValueWrong", 6, "2"),
                ("PlanTreatmentUnknown", 6, "y"),
                ("PlanKeyMissing", 7, "Share"),
                ("PlanKeyUnknown", 8, "Note"),
                ("PlanNameTwice", 5, "x"),
            ],
            fault.Notes.Select(note => (note.Code, note.Place.Line, note.Value))
        );
        Assert.Equal("1..100000", fault.Notes[0].Limit);
    }

    [Fact]
    public void Treatments_that_wait_for_each_other_are_named()
    {
        var fault = Assert.Throws<StudyException>(() => Read(Chain("b", "c", "a")));
        Assert.Single(fault.Notes);
        Assert.Equal(("PlanCircular", "a → b → c → a"), (fault.Note.Code, fault.Note.Value));
    }

    [Theory]
    [InlineData("""{ "Name": "x", "Share": 0.4, "Treatments": ["a"] }""", "PlanSharesWrong")]
    [InlineData("""{ "Name": "x", "Share": 1, "Treatments": ["z"] }""", "PlanTreatmentUnknown")]
    [InlineData("""{ "Name": "x", "Share": 2, "Treatments": [] }""", "PlanValueWrong")]
    public void Arms_that_cannot_be_are_refused(string arm, string code)
    {
        var text = $"{{ \"Treatments\": [{Good}],\n \"Arms\": [{arm}] }}";
        Assert.Equal(code, Assert.Throws<StudyException>(() => Read(text)).Note.Code);
    }

    [Fact]
    public void A_treatment_after_another_starts_at_its_end_and_the_delay()
    {
        var second = """{ "Name": "b", "Inputs": {}, "After": "a", "Delay": 2, "Duration": 5 }""";
        var arm = Assert.Single(Read($"{{ \"Treatments\": [{second}, {Good}] }}").Arms);
        Assert.Equal([9, 3], arm.Treatments.Select(treatment => treatment.Start));
    }

    [Fact]
    public void A_treatment_acts_on_its_days_and_overlaps_add_up_to_at_most_one()
    {
        Treatment Of(string name, int start, double strength) =>
            new(name, new Dictionary<Input, double> { [Input.Cognitive] = strength }, start, 3);
        var plan = new TreatmentPlan([new Arm("all", 1, [Of("a", 2, 0.7), Of("b", 4, 0.6)])]);
        var course = PersonCourse.Of(new SimulationRequest(1, 9, 1) { Plan = plan }, 0, null, Stop);
        var given = course.Days.Skip(1).Select(day => day.Inputs[(int)Input.Cognitive]);
        Assert.Equal([0, 0, 0.7, 0.7, 1, 0.6, 0.6, 0, 0], given);
    }

    [Fact]
    public void Arms_get_their_shares_and_adherence_its_mean_by_chance()
    {
        var treatment = new Treatment("t", new Dictionary<Input, double>(), 0, 1, 0.6, 0.1);
        var plan = new TreatmentPlan([new Arm("x", 0.3, [treatment]), new Arm("y", 0.7, [])]);
        var people = Enumerable.Range(0, 4000).Select(id => (ulong)id).ToList();

        // Standard errors: sqrt(0.3 * 0.7 / 4000) = 0.0072 and 0.1 / sqrt(4000) = 0.0016; four of them.
        Assert.Equal(0.3, people.Average(id => plan.ArmOf(id, 8).Name == "x" ? 1 : 0), 0.029);
        Assert.Equal(0.6, people.Average(id => treatment.AdherenceOf(id, 8)), 0.0064);
    }

    [Fact]
    public void Who_gets_nothing_goes_the_way_of_a_run_without_a_plan()
    {
        var plan = new TreatmentPlan([
            new Arm(
                "x",
                0.5,
                [new Treatment("t", new Dictionary<Input, double> { [Input.NociceptiveBlock] = 1 }, 0, 30)]
            ),
            new Arm("y", 0.5, []),
        ]);
        var request = new SimulationRequest(1, 30, 4);
        foreach (var id in Enumerable.Range(0, 8).Select(i => (ulong)i))
        {
            var (with, without) = (Follow(request with { Plan = plan }, id), Follow(request, id));
            var isSame = with.Days[^1].States.SequenceEqual(without.Days[^1].States);
            Assert.Equal(with.Arm.Name == "y", isSame);
        }
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static PersonCourse Follow(SimulationRequest request, ulong id) => PersonCourse.Of(request, id, null, Stop);

    private static string Chain(params string[] after) =>
        $"{{ \"Treatments\": [{string.Join(
            ",",
            after.Select((before, i) =>
                $"{{ \"Name\": \"{(char)('a' + i)}\", \"Inputs\": {{}}, \"After\": \"{before}\", \"Duration\": 1 }}"
            )
        )}] }}";

    private TreatmentPlan Read(string text)
    {
        var path = folder.At("plan.json");
        File.WriteAllText(path, text);
        return TreatmentFile.Read(path);
    }
}
