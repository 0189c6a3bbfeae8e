using System.Globalization;
using Dorsal.Laboratory.RestingConnectivity;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Reports.Figures;
using Dorsal.Reports.Tables;
using Dorsal.Studies;
using Dorsal.Tests.Reports;

namespace Dorsal.Tests.Laboratory.RestingConnectivity;

/// <summary>Groups compared edge by edge as <c>dorsal measure</c> does it: who counts, what is held equal, and what is told.</summary>
public sealed class NetworkContrastTests
{
    private const int Regions = 6;
    private static readonly string[] Names = ["a", "b", "c", "d", "e", "f"];

    [Fact]
    public void A_planted_component_is_found_again_with_the_same_seed_and_covariates_with_movement()
    {
        var (people, connectomes) = Study(12, 0.4);
        var (notes, again) = (new List<Note>(), new List<Note>());
        var contrast = Assert.Single(NetworkContrasts.Of(connectomes, people, "control", null, notes));
        Assert.Empty(notes);
        Assert.Equal(["age", "rest_displacement"], contrast.Covariates);
        Assert.Equal(("patient", "control", 12, 12, 0), Who(contrast));
        var component = contrast.Components[0];
        Assert.InRange(component.PExtent, 1 / 5001.0, 0.01);
        var found = component.Edges.Select(e => (contrast.Edges[e].A, contrast.Edges[e].B)).ToList();
        Assert.Superset(new HashSet<(int, int)> { (0, 1), (0, 2), (0, 3) }, found.ToHashSet());
        Assert.All(found, edge => Assert.Equal(1, contrast.Edges.Single(e => (e.A, e.B) == edge).Component));
        Assert.Equal(0.4, contrast.Edges[0].Effect.Slope, 0.15);

        var second = Assert.Single(NetworkContrasts.Of(connectomes, people, "control", null, again));
        Assert.Equal(component.PIntensity, second.Components[0].PIntensity);
    }

    [Fact]
    public void The_group_chosen_as_control_is_the_reference()
    {
        var (people, connectomes) = Study(8, 0);
        var contrast = Assert.Single(NetworkContrasts.Of(connectomes, people, "patient", null, []));
        Assert.Equal(("control", "patient"), (contrast.Group, contrast.Reference));
    }

    [Fact]
    public void Every_edge_of_a_component_is_marked_on_both_sides_of_the_diagonal()
    {
        var (people, connectomes) = Study(12, 0.4);
        var contrast = Assert.Single(NetworkContrasts.Of(connectomes, people, "control", null, []));
        var svg = NetworkFigure.Draw(contrast, MadeUpCatalogue.Context(Language.English), "t").ToSvg("a", "en");
        var marked = contrast.Edges.Count(edge => edge.Component > 0);
        const int InLegend = 2;
        Assert.True(marked >= 3);
        Assert.Equal((2 * marked) + InLegend, svg.Split("<circle").Length - 1);
    }

    [Fact]
    public void A_comparison_without_a_component_has_its_row_without_p()
    {
        var (people, connectomes) = Study(8, 0);
        var rules = RestProtocol.Default;
        var strict = rules with { Test = rules.Test with { Threshold = 15 } };
        Connectome[] all = [.. connectomes.Select(one => one with { Rules = strict })];
        var row = Assert.Single(NetworkContrasts.Of(all, people, "control", [], []).SelectMany(NetworkRow.Of));
        Assert.Equal((null, null), (row.Number, row.Component));
        Assert.Equal(["rest_displacement"], row.Contrast.Covariates);
        var cells = ResultTables.Networks.Columns.ToDictionary(c => c.Name, c => c.Write(row), StringComparer.Ordinal);
        Assert.Equal(
            ("15", null, "5000", "1"),
            (cells["edges_tested"], cells["p_extent"], cells["permutations"], cells["seed"])
        );
    }

    [Fact]
    public void Who_lacks_movement_is_left_out_and_counted_and_too_few_are_told()
    {
        var (people, connectomes) = Study(9, 0);
        Connectome[] lacking = [connectomes[0] with { Displacement = double.NaN }, .. connectomes[1..]];
        var notes = new List<Note>();
        Assert.Equal(
            ("patient", "control", 9, 8, 1),
            Who(Assert.Single(NetworkContrasts.Of(lacking, people, "control", null, notes)))
        );
        Assert.Empty(notes);

        Assert.Empty(NetworkContrasts.Of(lacking[2..], people, "control", null, notes));
        var note = Assert.Single(notes);
        Assert.Equal(("NbsPeopleTooFew", "9 / 7", "8", Grade.Note), (note.Code, note.Value, note.Limit, note.Grade));
    }

    [Fact]
    public void Covariates_that_tell_the_group_and_edges_that_somebody_lacks_are_told()
    {
        var (people, connectomes) = Study(8, 0);
        Participant[] scanned = [.. people.Select(p => p with { Columns = Scanner(p.Group) })];
        var notes = new List<Note>();
        Assert.Empty(NetworkContrasts.Of(connectomes, scanned, "control", ["scanner"], notes));
        Assert.Equal("NbsNotTestable", Assert.Single(notes).Code);

        var r = (double[,])connectomes[3].Correlation.Clone();
        r[0, 1] = r[1, 0] = double.NaN;
        connectomes[3] = connectomes[3] with { Correlation = r };
        notes.Clear();
        Assert.Equal(14, Assert.Single(NetworkContrasts.Of(connectomes, people, "control", null, notes)).Edges.Count);
        Assert.Equal(("NbsEdgesLeftOut", "1", "15"), (notes[0].Code, notes[0].Value, notes[0].Limit));
    }

    [Fact]
    public void Full_and_partial_correlations_are_never_compared_with_each_other()
    {
        var (people, connectomes) = Study(8, 0);
        var partial = RestProtocol.Default with { IsPartial = true };
        Connectome[] mixed = [connectomes[0] with { Rules = partial }, .. connectomes[1..]];
        var notes = new List<Note>();
        Assert.Empty(NetworkContrasts.Of(mixed, people, "control", null, notes));
        Assert.Equal(2, notes.Count(note => note.Code == "NbsPeopleTooFew"));
    }

    // Patients' edges of region 0 with 1, 2 and 3 are higher by the shift in z.
    private static (Participant[] People, Connectome[] Connectomes) Study(int perGroup, double shift)
    {
        var (people, connectomes) = (new List<Participant>(), new List<Connectome>());
        for (var i = 0; i < 2 * perGroup; i++)
        {
            var random = RandomStream.At(3, (ulong)i, "made-up people");
            var id = i.ToString(CultureInfo.InvariantCulture);
            var group = i < perGroup ? "control" : "patient";
            var columns = new Dictionary<string, string>(StringComparer.Ordinal);
            people.Add(new Participant(id, 40 + (10 * random.NextGaussian()), Sex.Unstated, group, columns));
            var r = new double[Regions, Regions];
            for (var a = 0; a < Regions; a++)
            {
                r[a, a] = 1;
                for (var b = a + 1; b < Regions; b++)
                {
                    var planted = group == "patient" && a == 0 && b <= 3 ? shift : 0;
                    r[a, b] = r[b, a] = Math.Tanh(0.2 + planted + (0.12 * random.NextGaussian()));
                }
            }

            connectomes.Add(
                new Connectome(id, "", Names, r, "file") { Displacement = 0.1 + (0.02 * random.NextDouble()) }
            );
        }

        return ([.. people], [.. connectomes]);
    }

    private static Dictionary<string, string> Scanner(string group) =>
        new(StringComparer.Ordinal) { ["scanner"] = "of " + group };

    private static (string, string, int, int, int) Who(NetworkContrast c) =>
        (c.Group, c.Reference, c.Count, c.ReferenceCount, c.LeftOut);
}
