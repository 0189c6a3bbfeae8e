using Dorsal.Messages;
using Dorsal.Studies.Import;

namespace Dorsal.People;

/// <summary>A treatment of a plan before its first day is known.</summary>
/// <param name="Node">Where it stands.</param>
/// <param name="Name">Its name; empty where that cannot be read.</param>
internal sealed record TreatmentDraft(MapNode Node, string Name)
{
    // A hundred thousand days are longer than a life: what lies beyond is a slip of the pen.
    private const int LongestDays = 100_000;

    /// <summary>The first day, where it waits for no other.</summary>
    public int Start { get; private init; }

    /// <summary>The treatment after whose end it starts.</summary>
    public string? After { get; private init; }

    /// <summary>Days after that end.</summary>
    public int Delay { get; private init; }

    /// <summary>Days that it lasts.</summary>
    public int Duration { get; private init; }

    private IReadOnlyDictionary<Input, double> Strengths { get; init; } = new Dictionary<Input, double>();

    private double Adherence { get; init; }

    private double Spread { get; init; }

    /// <summary>Reads it; what is wrong is kept and read as if it were not there.</summary>
    public static TreatmentDraft Of(MapNode node, Faults faults)
    {
        var draft = new TreatmentDraft(node, faults.Try(() => node.RequiredText("Name")) ?? "")
        {
            After = faults.Try(() => node.Text("After")),
            Start = faults.Try(() => node.Count("Start", 0, LongestDays)) ?? 0,
            Delay = faults.Try(() => node.Count("Delay", 0, LongestDays)) ?? 0,
            Duration = faults.Try(() => node.Count("Duration", 1, LongestDays) ?? throw node.Missing("Duration")),
            Strengths = ReadStrengths(faults.Try(() => node.Object("Inputs") ?? throw node.Missing("Inputs")), faults),
        };
        var adherence = faults.Try(() => node.Object("Adherence"));
        draft = draft with
        {
            Adherence = faults.Try(() => adherence?.Number("Mean", 0, 1)) ?? 1,
            Spread = faults.Try(() => adherence?.Number("Spread", 0, 1)) ?? 0,
        };
        faults.Try(() => adherence?.Close());
        faults.Try(node.Close);
        CheckStart(node, draft.Name, faults);
        return draft;
    }

    /// <summary>The treatment with its first day.</summary>
    public Treatment At(int start) => new(Name, Strengths, start, Duration, Adherence, Spread);

    // One of Start and After, and a delay only after something.
    private static void CheckStart(MapNode node, string name, Faults faults)
    {
        bool Has(string key) => node.Keys.Contains(key, StringComparer.Ordinal);
        if (Has("After") == Has("Start") || (Has("Delay") && !Has("After")))
        {
            faults.Add(new Note(Grade.Error, "PlanStartUnclear", node.Place, name));
        }
    }

    private static Dictionary<Input, double> ReadStrengths(MapNode? inputs, Faults faults)
    {
        var strengths = new Dictionary<Input, double>();
        if (inputs is null)
        {
            return strengths;
        }

        foreach (var input in Enum.GetValues<Input>())
        {
            if (faults.Try(() => inputs.Number(SnakeCase.Of(input), 0, 1)) is { } strength)
            {
                strengths[input] = strength;
            }
        }

        faults.Try(inputs.Close);
        return strengths;
    }
}
