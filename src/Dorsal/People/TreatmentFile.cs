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
    /// <summary>The plan of a file.</summary>
    /// <exception cref="StudyException">Something in it is not possible; each fault has line, key, value and remedy.</exception>
    public static TreatmentPlan Read(string path)
    {
        var place = new Place(Path.GetFileName(path));
        var (json, lines) = JsonFile.ParseObject(TableReader.ReadBytes(path, place), place);
        var faults = new Faults(place);
        var plan = new Reading(new MapNode(json, "", place.File, lines, NodeNotes.OfPlan), faults).Plan();
        faults.Throw();
        return plan;
    }

    // Goes on behind a fault, so that all are told; the plan that comes out is good only without faults.
    private sealed class Reading(MapNode root, Faults faults)
    {
        private const double ShareRounding = 1e-6;

        private readonly Dictionary<string, TreatmentDraft> byName = new(StringComparer.Ordinal);
        private readonly HashSet<string> inCircles = new(StringComparer.Ordinal);

        public TreatmentPlan Plan()
        {
            var drafts = (faults.Try(() => root.Objects("Treatments")) ?? []).Select(Draft).ToList();
            var treatments = byName.Values.ToDictionary(
                draft => draft.Name,
                draft => draft.At(faults.Try(() => StartOf(draft, []))),
                StringComparer.Ordinal
            );
            var arms = (faults.Try(() => root.Objects("Arms")) ?? [])
                .Select(node => ReadArm(node, treatments))
                .ToList();
            faults.Try(root.Close);
            if (drafts.Count == 0)
            {
                faults.Add(root.Missing("Treatments").Note);
            }

            CheckNames(arms);
            CheckShares(arms);
            return new TreatmentPlan(arms.Count > 0 ? arms : [new Arm("all", 1, [.. treatments.Values])]);
        }

        private TreatmentDraft Draft(MapNode node)
        {
            var draft = TreatmentDraft.Of(node, faults);
            if (draft.Name.Length > 0 && !byName.TryAdd(draft.Name, draft))
            {
                Fault("PlanNameTwice", node.PlaceOf("Name"), draft.Name);
            }

            return draft;
        }

        // The end of the treatment before it and the delay; a treatment that waits for itself never starts.
        private int StartOf(TreatmentDraft draft, List<string> waiting)
        {
            if (draft.After is not { } after || inCircles.Contains(draft.Name))
            {
                return draft.Start;
            }

            if (waiting.Contains(draft.Name, StringComparer.Ordinal))
            {
                inCircles.UnionWith(waiting);
                Fault("PlanCircular", draft.Node.PlaceOf("After"), string.Join(" → ", [.. waiting, draft.Name]));
                return draft.Start;
            }

            if (byName.GetValueOrDefault(after) is not { } before)
            {
                UnknownTreatment(draft.Node.PlaceOf("After"), after);
                return draft.Start;
            }

            return StartOf(before, [.. waiting, draft.Name]) + before.Duration + draft.Delay;
        }

        private Arm ReadArm(MapNode node, Dictionary<string, Treatment> treatments)
        {
            var name = faults.Try(() => node.RequiredText("Name"));
            var share = faults.Try(() => node.Number("Share", 0, 1) ?? throw node.Missing("Share"));
            var given = new List<Treatment>();
            foreach (var wanted in (faults.Try(() => node.Texts("Treatments")) ?? []).Distinct(StringComparer.Ordinal))
            {
                if (treatments.TryGetValue(wanted, out var treatment))
                {
                    given.Add(treatment);
                }
                else
                {
                    UnknownTreatment(node.PlaceOf("Treatments"), wanted);
                }
            }

            faults.Try(node.Close);
            return new Arm(name ?? "", share, given);
        }

        private void CheckNames(List<Arm> arms)
        {
            foreach (
                var (name, _) in arms.CountBy(arm => arm.Name).Where(pair => pair.Key.Length > 0 && pair.Value > 1)
            )
            {
                Fault("PlanNameTwice", root.PlaceOf("Arms"), name);
            }
        }

        // A share that could not be read makes no sum.
        private void CheckShares(List<Arm> arms)
        {
            var sum = arms.Sum(arm => arm.Share);
            if (faults.IsEmpty && arms.Count > 0 && Math.Abs(sum - 1) > ShareRounding)
            {
                Fault("PlanSharesWrong", root.PlaceOf("Arms"), sum.ToString(CultureInfo.InvariantCulture), "1");
            }
        }

        private void UnknownTreatment(Place place, string name) =>
            Fault("PlanTreatmentUnknown", place, name, string.Join(", ", byName.Keys));

        private void Fault(string code, Place place, string value, string? limit = null) =>
            faults.Add(new Note(Grade.Error, code, place, value, limit));
    }
}
