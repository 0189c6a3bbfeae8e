using System.Globalization;
using Dorsal.Laboratory.MuscleOnset;
using Dorsal.Numerics;
using Dorsal.Studies;
using Dorsal.Studies.Tables;
using Dorsal.Units;

namespace Dorsal.Tests.Laboratory;

/// <summary>Made-up arm raises: a stretch of 1.6 s for each, its cue after 0.4 s.</summary>
internal static class ArmRaises
{
    public static readonly Seconds Before = new(0.4);
    public static readonly Seconds Length = new(1.6);

    public static RandomStream Random(ulong i) => RandomStream.At(20261124, i, "onset");

    /// <summary>Time of the nth cue.</summary>
    public static double Cue(int trial) => (trial * Length.Value) + Before.Value;

    /// <summary>EMG of a muscle with its onsets after the cues, in ms.</summary>
    public static double[] Emg(IEnumerable<double> onsets, RandomStream random, OnsetGenerator? generator = null) =>
        (generator ?? OnsetGenerator.Usual).Make([.. onsets.Select(ms => ms / 1000)], Before, Length, random);

    /// <summary>A recording with one cue a stretch.</summary>
    /// <param name="json">The sidecar.</param>
    /// <param name="columns">Columns beyond the onset, separated by spaces.</param>
    /// <param name="rows">Their cells for each trial.</param>
    /// <param name="channels">The muscles.</param>
    public static StimulusRecording Recording(
        string json,
        string columns,
        IReadOnlyList<string> rows,
        params (string Name, double[] Samples)[] channels
    )
    {
        var file = RecordingFile.Stimulated("1", "", "emg", "onset");
        var lines = rows.Select(
            (row, i) =>
                new TableRow(i + 2, $"{Cue(i).ToString("R", CultureInfo.InvariantCulture)} {row}".Trim().Split(' '))
        );
        var table = new Table(new(file.Events.Path), $"onset {columns}".Trim().Split(' '), [.. lines], []);
        var signal = new MemorySignal(1000, [.. channels.Select(c => (c.Name, "uV", c.Samples))]);
        var sidecar = json == "{}" ? Sidecar.Empty : Lab.Sidecar(json);
        return new(file, sidecar, () => signal, new TrialTable(file.Events, Sidecar.Empty, table));
    }

    /// <summary>Deltoid and one trunk muscle without anything beyond the cues.</summary>
    public static StimulusRecording Two(double[] deltoid, double[] trunk, int trials) =>
        Recording("{}", "", [.. Enumerable.Repeat("", trials)], ("deltoid", deltoid), ("TrA", trunk));
}
