using System.Globalization;
using Dorsal.Laboratory;
using Dorsal.Laboratory.MotorEvokedPotentials;
using Dorsal.Laboratory.MotorMap;
using Dorsal.Numerics;
using Dorsal.Units;

namespace Dorsal.Tests.Laboratory;

/// <summary>Motor maps: what is made of site means, that uneven stimulation does not matter, and that no direction is judged.</summary>
public class MotorMapTests
{
    private static readonly MapProtocol Protocol = MapProtocol.From(Muscles.Protocol("motormap"));

    [Fact]
    public void A_map_counted_by_hand()
    {
        // 3 x 3 sites; the middle has 100, one neighbour 96 (within 5 %), one 60, one 10, the rest 0.
        var map = Of([0, 0, 0, 10, 100, 96, 0, 60, 0]).Maps[0];
        var values = map.Values();
        Assert.Equal([100, 4, 2.66, 0.266], values[..4].Select(v => Math.Round(v, 9)));
        Assert.Equal((1 * (10 + 100 + 96) + 2 * 60) / 266.0, values[4], 9);
        Assert.Equal((1 * (100 + 60) + 2 * 96) / 266.0, values[5], 9);
        Assert.Equal(1, values[6]);
    }

    [Fact]
    public void A_peak_exceeds_7_of_8_neighbours_by_5_percent_and_half_of_the_maximum()
    {
        // Two neighbours within 5 %: no peak anywhere in the middle; the corner exceeds both that it has too little.
        Assert.Equal(0, Of([0, 0, 0, 0, 100, 96, 0, 96, 0]).Maps[0].Values()[6]);
        Assert.Equal(2, Of([100, 0, 0, 0, 0, 0, 0, 0, 51]).Maps[0].Values()[6]);
        Assert.Equal(1, Of([100, 0, 0, 0, 0, 0, 0, 0, 50]).Maps[0].Values()[6]);
    }

    [Fact]
    public void A_site_that_was_stimulated_more_often_weighs_no_more()
    {
        double[] amplitudes = [0, 0, 0, 10, 100, 96, 0, 60, 0];
        MapStimulus[] once = [.. Stimuli(amplitudes)];
        MapStimulus[] uneven = [.. once, .. Enumerable.Repeat(once[5], 7), .. Enumerable.Repeat(once[0], 3)];
        Assert.Equal(Map(once).Maps[0].Values(), Map(uneven).Maps[0].Values());
    }

    [Fact]
    public void Scattered_pulses_are_averaged_within_the_nearest_site_at_their_mean_place()
    {
        MapStimulus[] scattered = [new(0.9, 1.2, [100]), new(1.3, 0.8, [300]), new(2.1, 1, [0])];
        var map = Map(scattered).Maps[0];
        Assert.Equal((200, 1.1, 1.0), (map.Maximum, map.Centre().X, map.Centre().Y));
    }

    [Fact]
    public void Two_equal_maps_overlap_wholly_and_two_apart_not_at_all()
    {
        double[] one = [100, 50, 0, 0, 0, 0, 0, 0, 0];
        double[] other = [0, 0, 0, 0, 0, 0, 0, 50, 100];
        Assert.Equal([1, 1, 0], Pair(one, [.. one.Select(a => 3 * a)])[..3]);
        Assert.Equal([0, 0], Pair(one, other)[..2]);
        Assert.Equal(double.Hypot(2, 4.0 / 3), Pair(one, other)[2], 9);
    }

    [Fact]
    public void Every_outcome_of_two_muscles_comes_from_the_samples()
    {
        var analysis = Recorded(MapGenerator.Hills(0), MapGenerator.Hills(1));
        Assert.Equal(7 * 2 + 3, analysis.Findings.Count);
        Assert.All(analysis.Findings, f => Assert.True(f.Estimate.IsFitted, f.Series.Outcome));
        Assert.Equal(2, analysis.Of("map_peaks", "L3").Estimate.Value);
        Assert.True(analysis.Of("map_overlap_area", "L3 / L5").Estimate.Value > 0.5);
        Assert.Equal(3.0 - 0.1, analysis.Of("map_centre_lateral", "L3").Estimate.Value, 0.15);
    }

    [Fact]
    public void The_same_seed_gives_the_same_intervals_whatever_else_is_measured()
    {
        var first = Recorded(MapGenerator.Hills(0), MapGenerator.Hills(1));
        var second = Recorded(MapGenerator.Hills(0), MapGenerator.Hills(1));
        Assert.Equal(first.Findings.Select(f => f.Estimate), second.Findings.Select(f => f.Estimate));
        var other = Recorded(MapGenerator.Hills(0), MapGenerator.Hills(1), ("motormap.bootstrap_seed", "2"));
        Assert.NotEqual(
            first.Of("map_centre_lateral", "L3").Estimate.StandardError,
            other.Of("map_centre_lateral", "L3").Estimate.StandardError
        );
    }

    // G6: studies contradict one another about which way a centre shifts in back pain.
    [Fact]
    public void The_direction_of_a_shift_is_reported_and_never_judged_trap_6()
    {
        Assert.All(MapOutcomes.All, outcome => Assert.Equal(Gain.None, outcome.Gain));
        var front = Recorded(MapGenerator.Hills(0.5, middleY: 2.2), MapGenerator.Hills(0.5, middleY: 1.5));
        var back = Recorded(MapGenerator.Hills(0.5, middleY: 0.8), MapGenerator.Hills(0.5, middleY: 1.5));
        Assert.True(Anterior(front) > Anterior(back) + 1);
        Assert.Equal(Codes(front), Codes(back));

        double Anterior(Analysis analysis) => analysis.Of("map_centre_anterior", "L3").Estimate.Value;
        string[] Codes(Analysis analysis) => [.. analysis.Codes().Distinct().Order(StringComparer.Ordinal)];
    }

    [Fact]
    public void Few_sites_few_stimuli_a_cut_off_map_and_a_silent_muscle_are_noted()
    {
        var analysis = Recorded([new(1, 1, 1000, 1)], [new(1, 1, 1, 1)], most: 9);
        Assert.Equal("9", analysis.Noted("MapFewSites").Value);
        Assert.Equal("9", analysis.Noted("MapFewStimuli").Value);
        Assert.Equal("L5", analysis.Noted("MapWithoutResponse").Value);
        Assert.Contains("MapCutOff", analysis.Codes());
        Assert.False(analysis.Of("map_area", "L5").Estimate.IsFitted);
        Assert.False(analysis.Of("map_overlap_area", "L3 / L5").Estimate.IsFitted);
        Assert.True(analysis.Of("map_area", "L3").Estimate.IsFitted);
    }

    private static Analysis Recorded(
        IReadOnlyList<MapHill> first,
        IReadOnlyList<MapHill> second,
        (string, string)? protocol = null,
        int most = 42
    )
    {
        var random = RandomStream.At(20261124, 0, "map");
        var generator = MepGenerator.Usual(new(3));
        var sites = MapGenerator
            .Grid.Take(most)
            .SelectMany(site => Enumerable.Repeat(site, most < 42 ? 1 : 2))
            .ToList();
        double[] Signal(IReadOnlyList<MapHill> hills) =>
            [
                .. sites.SelectMany(s =>
                    generator.Epoch(MapGenerator.At(hills, s.X, s.Y), Muscles.From, Muscles.To, random)
                ),
            ];
        var (l3, l5) = (Signal(first), Signal(second));
        var length = l3.Length / sites.Count;
        var rows = sites.Select(
            (s, i) =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Muscles.Onset(i, 2000, length, Muscles.From)} {s.X} {s.Y}"
                )
        );
        var recording = Muscles.Recording("motormap", "onset x y", rows);
        var signal = new MemorySignal(2000, ("L3", "uV", l3), ("L5", "uV", l5));
        (string, string)[] fields =
        [
            ("motormap.muscle", "rest"),
            .. protocol is { } one ? [one] : Array.Empty<(string, string)>(),
        ];
        return new MotorMapTest().Analyse(
            [recording with { Opener = () => signal }],
            Muscles.Protocol("motormap", fields)
        );
    }

    private static MapSeries Of(double[] amplitudes) => Map(Stimuli(amplitudes));

    private static MapSeries Map(IEnumerable<MapStimulus> stimuli) => new(MapGrid.Of(stimuli, new(1)), 1, Protocol);

    // Nine sites, column by column.
    private static IEnumerable<MapStimulus> Stimuli(double[] amplitudes) =>
        amplitudes.Select((a, i) => new MapStimulus(i / 3, i % 3, [a]));

    private static double[] Pair(double[] first, double[] second)
    {
        var grid = MapGrid.Of(first.Select((a, i) => new MapStimulus(i / 3, i % 3, [a, second[i]])), new(1));
        var maps = new MapSeries(grid, 2, Protocol).Maps;
        return MapOverlap.Values(maps[0], maps[1], 9);
    }
}
