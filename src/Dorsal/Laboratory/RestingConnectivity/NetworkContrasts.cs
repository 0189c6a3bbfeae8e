using System.Globalization;
using Dorsal.Laboratory.Groups;
using Dorsal.Laboratory.Norms;
using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Numerics.Networks;
using Dorsal.Studies;

namespace Dorsal.Laboratory.RestingConnectivity;

/// <summary>
/// Compares groups edge by edge (<see cref="NetworkStatistic"/>), with the covariates of the adjusted contrasts and the mean framewise
/// displacement held equal: people in pain may lie less still, and movement alone makes near regions look connected (Power et al. 2012,
/// NeuroImage 59:2142-2154).
/// </summary>
internal static class NetworkContrasts
{
    /// <summary>The contrasts of each group with the reference, for people with the same regions and rules.</summary>
    /// <param name="connectomes">Everyone's correlations.</param>
    /// <param name="participants">The people.</param>
    /// <param name="control">The reference; else the group called control, else the first.</param>
    /// <param name="chosen">Covariates that the command asked for; null for age and sex where stated.</param>
    /// <param name="notes">Gets what could not be tested.</param>
    public static IReadOnlyList<NetworkContrast> Of(
        IReadOnlyList<Connectome> connectomes,
        IReadOnlyList<Participant> participants,
        string control,
        IReadOnlyList<string>? chosen,
        List<Note> notes
    )
    {
        var groups = participants
            .Select(p => p.Group)
            .Where(g => g.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        if (connectomes.Count == 0 || groups.Count < 2)
        {
            return [];
        }

        var reference =
            groups.Find(g => string.Equals(g, control, StringComparison.OrdinalIgnoreCase))
            ?? groups.Find(g => string.Equals(g, NormRequest.ControlGroup, StringComparison.OrdinalIgnoreCase))
            ?? groups[0];
        var people = participants.ToDictionary(p => p.Id, StringComparer.Ordinal);
        var covariates = Covariates.Of(chosen ?? Covariates.Usual(participants), participants);
        return
        [
            .. from alike in Connectome.Alike(connectomes)
            from @group in groups.Where(g => g != reference)
            let contrast = Compare(alike, people, @group, reference, covariates, notes)
            where contrast is not null
            select contrast,
        ];
    }

    private static NetworkContrast? Compare(
        IReadOnlyList<Connectome> alike,
        Dictionary<string, Participant> people,
        string group,
        string reference,
        Covariates covariates,
        List<Note> notes
    )
    {
        string GroupOf(Connectome one) => people[one.Participant].Group;
        var both = alike.Where(one => GroupOf(one) == group || GroupOf(one) == reference).ToList();
        if (both.Count == 0)
        {
            return null;
        }

        // Where nobody's movement is known it cannot be held equal; the recordings have been told then.
        var withMovement = both.Exists(one => double.IsFinite(one.Displacement));
        var rows = both.Select(one => (One: one, Held: Held(one, people[one.Participant], covariates, withMovement)))
            .Where(row => row.Held is not null)
            .ToList();
        var rules = both[0].Rules.Test;
        var counts = (Of: rows.Count(r => GroupOf(r.One) == group), In: rows.Count(r => GroupOf(r.One) == reference));
        Note About(string code, string value, string limit) =>
            new(Grade.Note, code, new Place(both[0].SourceFile), value, limit, group, reference)
            {
                Subject = new Subject("", both[0].Session, "rest"),
            };
        if (Math.Min(counts.Of, counts.In) < rules.FewestPeople)
        {
            notes.Add(
                About(
                    "NbsPeopleTooFew",
                    $"{Show.Count(counts.Of)} / {Show.Count(counts.In)}",
                    Show.Count(rules.FewestPeople)
                )
            );
            return null;
        }

        var (ends, edges) = Edges([.. rows.Select(row => row.One.Correlation)]);
        double[] isGroup = [.. rows.Select(row => GroupOf(row.One) == group ? 1.0 : 0)];
        var held = Enumerable.Range(0, rows[0].Held!.Length).Select(i => rows.ConvertAll(r => r.Held![i]).ToArray());
        double[][] nuisance = [.. held];
        var names = (string[])[.. covariates.Names, .. withMovement ? [RestOutcomes.Displacement.Id] : (string[])[]];
        var effects = NetworkStatistic.Effects(edges, isGroup, nuisance);
        if (effects.Count == 0)
        {
            notes.Add(About("NbsNotTestable", string.Join(", ", names), Show.Count(edges.Length)));
            return null;
        }

        var all = both[0].Regions.Count * (both[0].Regions.Count - 1) / 2;
        if (edges.Length < all)
        {
            notes.Add(About("NbsEdgesLeftOut", Show.Count(all - edges.Length), Show.Count(all)));
        }

        var purpose = string.Create(CultureInfo.InvariantCulture, $"nbs {both[0].Session} {group} {reference}");
        var components = NetworkStatistic.Components(
            edges,
            ends,
            isGroup,
            nuisance,
            rules.Threshold,
            rules.Permutations,
            RandomStream.At((ulong)rules.Seed, 0, purpose)
        );
        return new NetworkContrast(
            both[0].Session,
            group,
            reference,
            names,
            both[0].Rules.IsPartial ? "partial" : "full",
            rules.Threshold,
            rules.Permutations,
            rules.Seed,
            counts.Of,
            counts.In,
            both.Count - rows.Count,
            both[0].Regions,
            both[0].Networks,
            [.. ends.Select((end, i) => new NetworkEdge(end.A, end.B, effects[i], NumberOf(i, components)))],
            components
        );
    }

    private static double[]? Held(Connectome one, Participant person, Covariates covariates, bool withMovement) =>
        covariates.ValuesOf(person) is not { } values ? null
        : !withMovement ? values
        : double.IsFinite(one.Displacement) ? [.. values, one.Displacement]
        : null;

    // Fisher's z of the edges that everybody has: a region that does not vary in one person has none, and r of 1 no z.
    private static ((int A, int B)[] Ends, double[][] Edges) Edges(IReadOnlyList<double[,]> matrices)
    {
        var regions = matrices[0].GetLength(0);
        var pairs =
            from a in Enumerable.Range(0, regions)
            from b in Enumerable.Range(a + 1, regions - a - 1)
            let z = matrices.Select(r => Math.Atanh(r[a, b])).ToArray()
            where Array.TrueForAll(z, double.IsFinite)
            select (End: (a, b), Z: z);
        var list = pairs.ToList();
        return ([.. list.Select(pair => pair.End)], [.. list.Select(pair => pair.Z)]);
    }

    private static int NumberOf(int edge, IReadOnlyList<NetworkComponent> components)
    {
        for (var i = 0; i < components.Count; i++)
        {
            if (components[i].Edges.Contains(edge))
            {
                return i + 1;
            }
        }

        return 0;
    }
}
