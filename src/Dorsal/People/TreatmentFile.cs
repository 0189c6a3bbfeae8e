using System.Globalization;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Import;
using Dorsal.Studies.Tables;

namespace Dorsal.People;

/// <summary>Reads a treatment plan: a JSON file with <c>Treatments</c> and <c>Arms</c> (docs/simulate.md).</summary>
/// <remarks>Without arms there is one, <c>all</c>, in which everybody gets everything.</remarks>
public static class TreatmentFile
{
    // A hundred thousand days are longer than a life: what lies beyond is a slip of the pen.
    private const int LongestDays = 100_000;
    private const double ShareRounding = 1e-6;

    /// <summary>The plan of a file.</summary>
    /// <exception cref="StudyException">Something in it is not possible; the note has line, key, value and remedy.</exception>
    public static TreatmentPlan Read(string path)
    {
        var place = new Place(Path.GetFileName(path));
        var (json, lines) = JsonFile.ParseObject(TableReader.ReadBytes(path, place), place);
        var root = new MapNode(json, "", place.File, lines, NodeNotes.OfPlan);
        var drafts = root.Objects("Treatments").Select(Draft.Of).ToList();
        var treatments = Schedule(drafts);
        var arms = root.Objects("Arms").Select(node => ReadArm(node, treatments)).ToList();
        root.Close();
        if (treatments.Count == 0)
        {
            throw root.Missing("Treatments");
        }

        CheckArms(arms, root);
        return new TreatmentPlan(arms.Count > 0 ? arms : [new Arm("all", 1, [.. treatments.Values])]);
    }

    private static Dictionary<string, Treatment> Schedule(List<Draft> drafts)
    {
        var byName = new Dictionary<string, Draft>(StringComparer.Ordinal);
        foreach (var draft in drafts)
        {
            if (!byName.TryAdd(draft.Name, draft))
            {
                throw Fault("PlanNameTwice", draft.Node.PlaceOf("Name"), draft.Name);
            }
        }

        return drafts.ToDictionary(
            draft => draft.Name,
            draft => draft.At(StartOf(draft, byName, [])),
            StringComparer.Ordinal
        );
    }

    // The end of the treatment before it and the delay; a treatment that waits for itself never starts.
    private static int StartOf(Draft draft, Dictionary<string, Draft> byName, List<string> waiting)
    {
        if (draft.After is not { } after)
        {
            return draft.Start;
        }

        if (waiting.Contains(draft.Name, StringComparer.Ordinal))
        {
            throw Fault("PlanCircular", draft.Node.PlaceOf("After"), string.Join(" → ", [.. waiting, draft.Name]));
        }

        var before = byName.GetValueOrDefault(after) ?? throw UnknownTreatment(draft.Node, "After", after, byName.Keys);
        return StartOf(before, byName, [.. waiting, draft.Name]) + before.Duration + draft.Delay;
    }

    private static Arm ReadArm(MapNode node, Dictionary<string, Treatment> treatments)
    {
        var arm = new Arm(
            node.RequiredText("Name"),
            node.Number("Share", 0, 1) ?? throw node.Missing("Share"),
            [
                .. node.Texts("Treatments")
                    .Distinct(StringComparer.Ordinal)
                    .Select(name =>
                        treatments.GetValueOrDefault(name)
                        ?? throw UnknownTreatment(node, "Treatments", name, treatments.Keys)
                    ),
            ]
        );
        node.Close();
        return arm;
    }

    private static void CheckArms(List<Arm> arms, MapNode root)
    {
        var twice = arms.CountBy(arm => arm.Name).FirstOrDefault(pair => pair.Value > 1).Key;
        if (twice is not null)
        {
            throw Fault("PlanNameTwice", root.PlaceOf("Arms"), twice);
        }

        var sum = arms.Sum(arm => arm.Share);
        if (arms.Count > 0 && Math.Abs(sum - 1) > ShareRounding)
        {
            throw Fault("PlanSharesWrong", root.PlaceOf("Arms"), sum.ToString(CultureInfo.InvariantCulture), "1");
        }
    }

    private static StudyException UnknownTreatment(MapNode node, string key, string name, IEnumerable<string> known)
    {
        var names = known.ToList();
        return Fault("PlanTreatmentUnknown", node.PlaceOf(key), name, string.Join(", ", names));
    }

    private static StudyException Fault(string code, Place place, string value, string? limit = null) =>
        new(new Note(Grade.Error, code, place, value, limit));

    // A treatment before its first day is known.
    private sealed record Draft(MapNode Node, string Name, int Start, string? After, int Delay, int Duration)
    {
        private IReadOnlyDictionary<Input, double> Strengths { get; init; } = new Dictionary<Input, double>();

        private double Adherence { get; init; } = 1;

        private double Spread { get; init; }

        public static Draft Of(MapNode node)
        {
            var name = node.RequiredText("Name");
            var after = node.Text("After");
            var start = node.Count("Start", 0, LongestDays);
            var isDelayed = node.Keys.Contains("Delay", StringComparer.Ordinal);
            if ((after is null) == (start is null) || (isDelayed && after is null))
            {
                throw Fault("PlanStartUnclear", node.Place, name);
            }

            var delay = node.Count("Delay", 0, LongestDays) ?? 0;
            var duration = node.Count("Duration", 1, LongestDays) ?? throw node.Missing("Duration");
            var adherence = node.Object("Adherence");
            var draft = new Draft(node, name, start ?? 0, after, delay, duration)
            {
                Strengths = ReadStrengths(node.Object("Inputs") ?? throw node.Missing("Inputs")),
                Adherence = adherence?.Number("Mean", 0, 1) ?? 1,
                Spread = adherence?.Number("Spread", 0, 1) ?? 0,
            };
            adherence?.Close();
            node.Close();
            return draft;
        }

        public Treatment At(int start) => new(Name, Strengths, start, Duration, Adherence, Spread);

        private static Dictionary<Input, double> ReadStrengths(MapNode inputs)
        {
            var strengths = new Dictionary<Input, double>();
            foreach (var input in Enum.GetValues<Input>())
            {
                if (inputs.Number(SnakeCase.Of(input), 0, 1) is { } strength)
                {
                    strengths[input] = strength;
                }
            }

            inputs.Close();
            return strengths;
        }
    }
}
