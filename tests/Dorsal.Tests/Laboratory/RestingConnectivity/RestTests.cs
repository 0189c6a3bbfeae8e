using Dorsal.Laboratory;
using Dorsal.Laboratory.RestingConnectivity;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Studies;

namespace Dorsal.Tests.Laboratory.RestingConnectivity;

/// <summary>Connectivity at rest: what is cleaned, left out, refused and told.</summary>
public sealed class RestTests
{
    private static RandomStream Random => RandomStream.At(1, 0, "rest");

    [Fact]
    public void Networks_balance_and_seeds_are_found_where_they_were_made()
    {
        var analysis = Lab.Analyse(RestRecordings.Table(RestRecordings.Samples(3000, Random, 0.5, 0.2)));
        Assert.Equal(Math.Atanh(0.5), Value(analysis, "network_connectivity", "A"), 0.1);
        Assert.Equal(Math.Atanh(0.2), Value(analysis, "network_connectivity", "A-B"), 0.1);
        Assert.Equal(0, Value(analysis, "emotion_sensory_balance"), 0.15);
        Assert.Equal(Math.Atanh(0.5), Value(analysis, "seed_connectivity", "accumbens-medial_prefrontal"), 0.15);
        Assert.DoesNotContain(
            analysis.Findings,
            f => f.Series.Condition.StartsWith("periaq", StringComparison.Ordinal)
        );
        Assert.Equal((3000 - 3) * 2 / 60.0, Value(analysis, "rest_minutes"), 1e-9);
    }

    [Fact]
    public void Volumes_with_movement_leave_no_trace_but_of_their_number()
    {
        var samples = RestRecordings.Samples(200, Random);
        int[] moved = [50, 51, 120];
        var spiked = samples.Select(region => region.Select((x, t) => moved.Contains(t) ? x + 1000 : x).ToArray());
        var clean = Lab.Analyse(RestRecordings.Table(samples, moved));
        var jerked = Lab.Analyse(RestRecordings.Table([.. spiked], moved));
        Assert.Equal((200 - 3 - 3) * 2 / 60.0, Value(jerked, "rest_minutes"), 1e-9);
        Assert.All(
            clean.Findings.Zip(jerked.Findings),
            pair => Assert.Equal(pair.First.Estimate.Value, pair.Second.Estimate.Value, 1e-9)
        );
    }

    [Fact]
    public void Too_little_left_is_rejected_with_what_was_left_and_what_is_needed()
    {
        int[] moved = [.. Enumerable.Range(10, 90)];
        var analysis = Lab.Analyse(RestRecordings.Table(RestRecordings.Samples(200, Random), moved));
        Assert.Equal(["rest_minutes"], analysis.Findings.Select(f => f.Series.Outcome));
        var note = Assert.Single(analysis.Notes, n => n.Code == "RestTooShort");
        Assert.Equal((Grade.Error, "3.567 min", "4 min"), (note.Grade, note.Value, note.Limit));
        Assert.Empty(analysis.Connectomes);

        var shorter = RestRecordings.Table(RestRecordings.Samples(200, Random), moved, "\"ShortestKept\":200");
        Assert.Contains(Lab.Analyse(shorter).Findings, f => f.Series.Outcome == "network_connectivity");
    }

    [Fact]
    public void A_region_that_does_not_vary_is_missing_by_name_and_the_others_stay()
    {
        var samples = RestRecordings.Samples(200, Random);
        Array.Fill(samples[3], 7.5);
        var analysis = Lab.Analyse(RestRecordings.Table(samples));
        Assert.Equal("hippocampus", Assert.Single(analysis.Notes, n => n.Code == "RestRegionConstant").Place.Column);
        Assert.True(double.IsFinite(Value(analysis, "network_connectivity", "A")));
        var matrix = Assert.Single(analysis.Connectomes).Correlation;
        Assert.True(double.IsNaN(matrix[0, 3]) && double.IsFinite(matrix[0, 1]));
    }

    [Fact]
    public void A_table_without_movement_is_analysed_and_told_and_a_cell_that_is_no_number_is_refused_with_its_line()
    {
        var table = Lab.Table("rest", """{"RepetitionTime":2}""", "a b", [.. Enumerable.Range(0, 200).Select(Row)]);
        Assert.Contains(Lab.Analyse(table).Notes, n => n.Code == "RestWithoutDisplacement");
        var broken = Lab.Table("rest", """{"RepetitionTime":2}""", "a b", "1 2", "1 _");
        var fault = Assert.Throws<StudyException>(() => Lab.Analyse(broken)).Note;
        Assert.Equal(("NotANumber", 3, "b"), (fault.Code, fault.Place.Line, fault.Place.Column));
        var timeless = Lab.Table("rest", "{}", "a b", "1 2");
        Assert.Equal("SidecarFieldMissing", Assert.Throws<StudyException>(() => Lab.Analyse(timeless)).Note.Code);
    }

    [Fact]
    public void A_time_among_the_regions_is_told_as_not_placed_and_as_not_varying_and_changes_no_graph()
    {
        var samples = RestRecordings.Samples(200, Random);
        double[] time = [.. Enumerable.Range(0, 200).Select(t => t * 0.72)];
        var alone = Lab.Analyse(RestRecordings.Table(samples));
        var beside = Lab.Analyse(RestRecordings.Table([.. samples, time], more: ["time"]));
        Assert.Equal("time", Assert.Single(beside.Notes, n => n.Code == "RestRegionsUnplaced").Value);
        Assert.Equal("time", Assert.Single(beside.Notes, n => n.Code == "RestRegionConstant").Place.Column);
        Assert.DoesNotContain(alone.Notes, n => n.Code == "RestRegionsUnplaced");
        Assert.Equal(
            alone.Findings.Select(f => (f.Series, f.Estimate.Value)),
            beside.Findings.Select(f => (f.Series, f.Estimate.Value))
        );
    }

    [Fact]
    public void A_density_that_keeps_no_edge_has_no_measures_and_is_told()
    {
        // 4 regions have 6 edges, of which 5 % are none.
        var rows = Enumerable.Range(0, 200).Select(t => FormattableString.Invariant($"{Row(t)} {Row((3 * t) + 1)}"));
        var analysis = Lab.Analyse(Lab.Table("rest", """{"RepetitionTime":2}""", "a b c d", [.. rows]));
        var note = Assert.Single(analysis.Notes, n => n.Code == "RestGraphEmpty");
        Assert.Equal(("5 %", "6"), (note.Value, note.Limit));
        Assert.Equal(
            ["density_10", "density_15", "density_20", "density_25", "density_30"],
            analysis.Findings.Where(f => f.Series.Outcome == "graph_efficiency").Select(f => f.Series.Condition)
        );
    }

    [Fact]
    public void A_lowest_density_above_the_highest_is_told_and_used_alone()
    {
        var samples = RestRecordings.Samples(200, Random);
        var analysis = Lab.Analyse(
            RestRecordings.Table(samples, protocol: "\"LowestDensity\":40,\"HighestDensity\":20")
        );
        var note = Assert.Single(analysis.Notes, n => n.Code == "RestDensitiesReversed");
        Assert.Equal(("40 %", "20 %"), (note.Value, note.Limit));
        var graphs = analysis.Findings.Where(f => f.Series.Outcome == "graph_clustering");
        Assert.Equal("density_40", Assert.Single(graphs).Series.Condition);
    }

    [Fact]
    public void A_table_in_which_nothing_varies_is_refused()
    {
        var table = Lab.Table("rest", """{"RepetitionTime":2}""", "a b", [.. Enumerable.Repeat("1 2", 200)]);
        var note = Assert.Throws<StudyException>(() => Lab.Analyse(table)).Note;
        Assert.Equal(("RestRegionsTooFew", "0"), (note.Code, note.Value));
    }

    [Theory]
    [InlineData(2000, "", "0–10 s")]
    [InlineData(2, "\"LongestInterval\":1.5", "0–1.5 s")]
    public void A_repetition_time_beyond_the_limit_is_refused_with_it(double time, string protocol, string limit)
    {
        var json = FormattableString.Invariant($"{{\"RepetitionTime\":{time},\"Protocol\":{{{protocol}}}}}");
        var table = Lab.Table("rest", json, "a b", [.. Enumerable.Range(0, 200).Select(Row)]);
        var note = Assert.Throws<StudyException>(() => Lab.Analyse(table)).Note;
        Assert.Equal(("SidecarFieldWrong", limit), (note.Code, note.Limit));
    }

    [Fact]
    public void Too_few_volumes_are_told_as_the_time_that_they_would_take()
    {
        var table = RestRecordings.Table(
            RestRecordings.Samples(50, Random),
            protocol: "\"ShortestKept\":0,\"FewestVolumes\":60"
        );
        var note = Assert.Single(Lab.Analyse(table).Notes, n => n.Code == "RestTooShort");
        Assert.Equal(("1.567 min", "2 min"), (note.Value, note.Limit));
    }

    [Fact]
    public void The_longest_run_counts_and_the_other_is_told()
    {
        var short_ = RestRecordings.Table(RestRecordings.Samples(150, Random), run: "1");
        var long_ = RestRecordings.Table(RestRecordings.Samples(200, Random), run: "2");
        var analysis = Lab.Analyse(short_, long_);
        Assert.Equal("2", Assert.Single(analysis.Trials, t => t.Series.Outcome == "rest_minutes").Label);
        Assert.Single(analysis.Notes, n => n.Code == "RestRunUnused");
    }

    [Fact]
    public void Hubs_that_hand_their_edges_to_others_give_a_negative_slope_and_controls_are_told_without_themselves()
    {
        // Region 0 is the controls' hub: highest correlations with all; in the patient it is region 5.
        Connectome Of(string id, int hub)
        {
            var r = new double[6, 6];
            foreach (var (i, j) in from i in Enumerable.Range(0, 6) from j in Enumerable.Range(0, 6) select (i, j))
            {
                r[i, j] =
                    i == j ? 1
                    : i == hub || j == hub ? 0.8
                    : 0.1;
            }

            return new Connectome(id, "", ["a", "b", "c", "d", "e", "f"], r, "file");
        }

        Connectome[] all = [Of("1", 0), Of("2", 0), Of("3", 0), Of("4", 5)];
        Participant Person(string id) =>
            new(id, null, Sex.Unstated, id == "4" ? "patient" : "control", new Dictionary<string, string>());
        var notes = new List<Note>();
        var slopes = HubDisruption
            .Of(all, [.. all.Select(c => Person(c.Participant))], "control", notes)
            .Findings.Where(f => f.Series.Condition == "density_30")
            .ToDictionary(f => f.Participant, f => f.Estimate.Value);
        Assert.Equal(0, slopes["1"], 1e-12);
        Assert.InRange(slopes["4"], -2, -0.5);
        Assert.Empty(notes);

        Assert.Empty(
            HubDisruption.Of(all[1..], [.. all.Select(c => Person(c.Participant))], "control", notes).Findings
        );
        Assert.Equal("HubControlsTooFew", Assert.Single(notes).Code);
    }

    private static string Row(int t) => FormattableString.Invariant($"{Math.Sin(t)} {Math.Cos(0.7 * t)}");

    private static double Value(Analysis analysis, string outcome, string condition = "") =>
        analysis.Findings.Single(f => f.Series.Outcome == outcome && f.Series.Condition == condition).Estimate.Value;
}
