using System.Globalization;
using Dorsal.Laboratory;
using Dorsal.Laboratory.FlexionReflex;
using Dorsal.Laboratory.MotorEvokedPotentials;
using Dorsal.Numerics;
using Dorsal.Studies;

namespace Dorsal.Tests.Laboratory;

/// <summary>Markers that a person moved count for reflexes and motor evoked potentials, in place of the detector's.</summary>
public class MovedMarkerTests
{
    private static readonly ReflexGenerator Person = new(15, 1e-6, 105, 0);
    private static readonly MepGenerator Quiet = MepGenerator.Usual(new(2));

    [Fact]
    public void A_latency_marked_by_hand_counts_instead_of_the_detectors()
    {
        var reflexes = new Reflexes();
        for (var i = 0; i < 10; i++)
        {
            reflexes.Add(Person, false, Random((ulong)i), ReflexKinds.Single, 10);
        }

        reflexes.Add(Person, true, Random(10), ReflexKinds.Single, 20);
        var usual = reflexes.Analyse().Of("reflex_latency");
        Assert.NotEqual(97, usual.Estimate.Value);
        var moved = Lab.Analyse(reflexes.Recorded().Moved(12, "onset", 0.097));
        Assert.Equal(97, moved.Of("reflex_latency").Estimate.Value, 1e-9);
        Assert.Equal("MarkerMoved", moved.Of("reflex_latency").Quality[0].Code);
        Assert.Equal("K. S.", moved.Noted("MarkerMoved").Arguments[1]);
    }

    [Fact]
    public void Markers_moved_by_hand_give_latency_and_area_and_say_who_moved_them()
    {
        var epochs = Enumerable
            .Range(0, 3)
            .Select(i => Quiet.Epoch(1000, Muscles.From, Muscles.To, Random((ulong)i)))
            .ToList();
        var rows = epochs.Select((epoch, i) => Muscles.Onset(i, 2000, epoch.Length, Muscles.From));
        var signal = new MemorySignal(2000, ("FDI", "uV", [.. epochs.SelectMany(epoch => epoch)]));
        var made = Muscles.Recording("mep", "onset", rows);
        Trial[] Trials(StimulusRecording recording, string outcome) =>
            [.. Muscles.Mep(recording, signal).Trials.Where(t => t.Series.Outcome == outcome)];

        var moved = made.Moved(3, "onset_FDI", 0.030).Moved(3, "offset_FDI", 0.036);
        Assert.Equal(30, Trials(moved, "mep_latency")[1].Value, 1e-9);
        Assert.Equal(
            ("MarkerMoved", TrialStatus.Used),
            (Trials(moved, "mep_area")[1].Reason, Trials(moved, "mep_area")[1].Status)
        );
        var area = epochs[1][180..193].Sum(Math.Abs) / 2;
        Assert.Equal(area, Trials(moved, "mep_area")[1].Value, 0.05 * area);
        Assert.Equal(Trials(made, "mep_latency")[2].Value, Trials(moved, "mep_latency")[2].Value);
        Assert.Equal(
            Trials(made, "mep_amplitude").Select(t => t.Value),
            Trials(moved, "mep_amplitude").Select(t => t.Value)
        );

        var analysis = Muscles.Mep(moved, signal);
        Assert.Equal(2, analysis.Codes().Count(code => code == "MarkerMoved"));
        var outside = Muscles.Mep(made.Moved(3, "onset_FDI", 0.2), signal);
        Assert.Equal("10 … 60 ms", outside.Noted("MoveOutOfPlace").Limit);
        Assert.Equal(
            "onset_FDI, offset_FDI",
            Muscles.Mep(made.Moved(3, "onset", 0.03), signal).Noted("MoveNotUsed").Limit
        );
    }

    [Theory]
    [InlineData("onset=104")]
    [InlineData("onset_FDI=30")]
    public void A_time_in_milliseconds_is_told_and_not_used(string move)
    {
        var (mark, time) = (move.Split('=')[0], double.Parse(move.Split('=')[1], CultureInfo.InvariantCulture));
        var reflexes = new Reflexes().Add(Person, false, Random(0), ReflexKinds.Single, 10);
        reflexes.Add(Person, true, Random(1), ReflexKinds.Single, 20);
        var recording = mark == "onset" ? reflexes.Recorded() : Silent();
        var (usual, moved) = (Lab.Analyse(recording), Lab.Analyse(recording.Moved(3, mark, time)));
        Assert.Equal(usual.Findings.Select(f => f.Estimate), moved.Findings.Select(f => f.Estimate));
        Assert.EndsWith(" ms", moved.Noted("MoveOutOfPlace").Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_marker_makes_no_response_where_there_is_none()
    {
        var marked = Lab.Analyse(Silent().Moved(3, "onset_FDI", 0.02).Moved(3, "offset_FDI", 0.03));
        Assert.Equal(0, marked.Of("mep_response_share").Estimate.Value);
        Assert.Equal(2, marked.Codes().Count(code => code == "MoveNotUsed"));
        var reflexes = new Reflexes().Add(Person, false, Random(0), ReflexKinds.Single, 10);
        Assert.Contains("MoveNotUsed", Lab.Analyse(reflexes.Recorded().Moved(2, "onset", 0.1)).Codes());
    }

    // Three pulses without a response.
    private static StimulusRecording Silent()
    {
        var epochs = Enumerable
            .Range(0, 3)
            .Select(i => Quiet.Epoch(0, Muscles.From, Muscles.To, Random((ulong)i)))
            .ToList();
        var rows = epochs.Select((epoch, i) => Muscles.Onset(i, 2000, epoch.Length, Muscles.From));
        var signal = new MemorySignal(2000, ("FDI", "uV", [.. epochs.SelectMany(epoch => epoch)]));
        return Muscles.Recording("mep", "onset", rows, """{ "Protocol": { "Muscle": "active" } }""") with
        {
            Opener = () => signal,
        };
    }

    private static RandomStream Random(ulong number) => RandomStream.At(20261124, number, "moved markers");
}
