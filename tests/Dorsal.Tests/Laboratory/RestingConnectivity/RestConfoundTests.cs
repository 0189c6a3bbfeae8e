using System.Globalization;
using Dorsal.Laboratory;
using Dorsal.Laboratory.RestingConnectivity;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Studies;

namespace Dorsal.Tests.Laboratory.RestingConnectivity;

/// <summary>Tables of confounds beside resting recordings, and partial correlation as the estimate of an edge.</summary>
public sealed class RestConfoundTests
{
    private const int Volumes = 200;

    private static RandomStream Random => RandomStream.At(2, 0, "confounds");

    [Fact]
    public void Movement_is_read_from_the_confounds_where_the_series_has_none()
    {
        var series = Series(RestRecordings.Samples(Volumes, Random), "");
        string[] moved =
        [
            .. Enumerable
                .Range(0, Volumes)
                .Select(t =>
                    t == 0 ? "n/a"
                    : t is 50 or 51 ? "2"
                    : "0.1"
                ),
        ];
        var with = Lab.Analyse(series with { Confounds = Confounds(["framewise_displacement"], [moved]) });
        Assert.DoesNotContain(with.Notes, n => n.Code == "RestWithoutDisplacement");
        Assert.Equal((Volumes - 3 - 2) * 2 / 60.0, Value(with, "rest_minutes"), 1e-9);
        Assert.Contains(Lab.Analyse(series).Notes, n => n.Code == "RestWithoutDisplacement");
    }

    // A signal of the whole brain makes all regions alike; taken out, what the networks have in common is left.
    [Fact]
    public void What_a_named_confound_brings_into_all_regions_is_taken_out()
    {
        var clean = RestRecordings.Samples(1000, Random, 0.4, 0);
        var random = RandomStream.At(5, 0, "global");
        double[] global = [.. Enumerable.Range(0, 1000).Select(_ => random.NextGaussian())];
        double[][] spoiled = [.. clean.Select(region => region.Select((x, t) => x + (2 * global[t])).ToArray())];
        var confounds = Confounds(["csf", "other"], [Texts(global), Texts([.. global.Reverse()])]);
        var kept = Lab.Analyse(Series(spoiled, "") with { Confounds = confounds });
        var cleaned = Lab.Analyse(Series(spoiled, "\"Confounds\":\"csf\"") with { Confounds = confounds });
        var truth = Value(Lab.Analyse(Series(clean, "")), "network_connectivity", "A-B");
        Assert.InRange(Value(kept, "network_connectivity", "A-B"), 0.8, 2);
        Assert.Equal(truth, Value(cleaned, "network_connectivity", "A-B"), 0.05);
    }

    [Theory]
    [InlineData("nobody", 0, "0.1", "ColumnMissing")]
    [InlineData("csf", 1, "0.1", "RestConfoundsLength")]
    [InlineData("csf", 0, "n/a", "NotANumber")]
    public void Confounds_that_do_not_fit_are_refused_with_their_file(string name, int less, string cell, string code)
    {
        string[] cells =
        [
            .. Enumerable
                .Range(0, Volumes - less)
                .Select(t =>
                    t == 9 ? cell
                    : t % 2 == 0 ? "0.2"
                    : "0"
                ),
        ];
        var series = Series(RestRecordings.Samples(Volumes, Random), $"\"Confounds\":\"{name}\"");
        var note = Lab.Refusal(() => Lab.Analyse(series with { Confounds = Confounds(["csf"], [cells]) }));
        Assert.Equal((code, "confounds.tsv"), (note.Code, note.Place.File));
        Assert.Equal("RestConfoundsMissing", Lab.Refusal(() => Lab.Analyse(series)).Code);
    }

    [Fact]
    public void A_first_row_without_a_value_takes_nothing_out_and_is_told_and_too_many_confounds_are_refused()
    {
        double[] wave = [.. Enumerable.Range(0, Volumes).Select(t => Math.Sin(t / 7.0))];
        string[] cells = ["n/a", .. Texts(wave)[1..]];
        var series = Series(RestRecordings.Samples(Volumes, Random), "\"Confounds\":\"d\"");
        var analysis = Lab.Analyse(series with { Confounds = Confounds(["d"], [cells]) });
        var note = Assert.Single(analysis.Notes, n => n.Code == "RestConfoundFirstMissing");
        Assert.Equal((2, "d", "n/a"), (note.Place.Line, note.Place.Column, note.Value));

        string[] names = [.. Enumerable.Range(0, 80).Select(i => FormattableString.Invariant($"c{i}"))];
        var many = Series(RestRecordings.Samples(Volumes, Random), $"\"Confounds\":\"{string.Join(';', names)}\"");
        var table = Confounds(names, [.. names.Select((_, i) => Texts([.. wave.Select(x => x * (i + 1))]))]);
        Assert.Equal("RestConfoundsTooMany", Lab.Refusal(() => Lab.Analyse(many with { Confounds = table })).Code);
    }

    // A chain a - b - c: a and c are correlated, but not once b is held equal.
    [Fact]
    public void Partial_correlation_leaves_no_edge_between_the_ends_of_a_chain_and_has_no_error()
    {
        var random = RandomStream.At(7, 0, "chain");
        var rows = Enumerable
            .Range(0, 3000)
            .Select(_ =>
            {
                var a = random.NextGaussian();
                var b = (0.8 * a) + (0.6 * random.NextGaussian());
                var c = (0.8 * b) + (0.6 * random.NextGaussian());
                return (IEnumerable<string>)Texts([a, b, c]);
            })
            .ToList();
        Analysis With(string protocol) =>
            Lab.Analyse(
                Lab.Cells(
                    "rest",
                    """{"RepetitionTime":2,"a":{"Network":"A"},"b":{"Network":"B"},"c":{"Network":"C"},"Protocol":{"""
                        + protocol
                        + "}}",
                    ["a", "b", "c"],
                    rows
                )
            );
        Finding Edge(Analysis analysis) =>
            analysis.Findings.Single(f => f.Series.Outcome == "network_connectivity" && f.Series.Condition == "A-C");
        var full = Edge(With(""));
        var partial = Edge(With("\"Correlation\":\"partial\""));
        Assert.Equal(Math.Atanh(0.64), full.Estimate.Value, 0.12);
        Assert.Equal(0, partial.Estimate.Value, 0.1);
        Assert.True(full.Estimate.HasInterval && !partial.Estimate.HasInterval);
        Assert.Equal(("region-correlation", "region-partial-correlation"), (full.Detector.Name, partial.Detector.Name));
    }

    private static TrialTable Series(double[][] samples, string protocol)
    {
        var table = RestRecordings.Table(samples, null, protocol);
        var rows = table.Table.Rows.Select(row => row with { Cells = [.. row.Cells.Skip(1)] });
        return table with { Table = table.Table with { Columns = [.. table.Table.Columns.Skip(1)], Rows = [.. rows] } };
    }

    private static TrialTable Confounds(string[] names, string[][] columns)
    {
        var rows = Enumerable.Range(0, columns[0].Length).Select(t => columns.Select(column => column[t]));
        var table = Lab.Cells("rest", "{}", names, rows);
        return table with
        {
            File = table.File with { Path = "confounds.tsv" },
            Table = table.Table with { Place = new Place("confounds.tsv") },
        };
    }

    private static string[] Texts(double[] values) =>
        [.. values.Select(value => value.ToString("R", CultureInfo.InvariantCulture))];

    private static double Value(Analysis analysis, string outcome, string condition = "") =>
        analysis.Findings.Single(f => f.Series.Outcome == outcome && f.Series.Condition == condition).Estimate.Value;
}
