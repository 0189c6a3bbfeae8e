using System.Globalization;
using Dorsal.Laboratory;
using Dorsal.Laboratory.MovementVariability;
using Dorsal.Numerics;
using Dorsal.Studies;
using Dorsal.Studies.Tables;

namespace Dorsal.Tests.Laboratory;

/// <summary>Recordings of repeated flexion in memory.</summary>
internal static class Movements
{
    public const double Rate = 100;

    public static RandomStream Random(ulong i) => RandomStream.At(20261124, i, "movement");

    /// <summary>Onsets as rows of a table of cycles; the last ends the last cycle and begins none.</summary>
    public static string[] Rows(IReadOnlyList<double> onsets) =>
        [
            .. onsets
                .Zip(onsets.Skip(1))
                .Select(cycle =>
                    string.Create(CultureInfo.InvariantCulture, $"{cycle.First:R} {cycle.Second - cycle.First:R}")
                ),
        ];

    public static StimulusRecording Recording(
        string json,
        IEnumerable<string> rows,
        params (string Name, string Unit, double[] Samples)[] channels
    ) => Recording(json, rows, Rate, channels);

    public static StimulusRecording Recording(
        string json,
        IEnumerable<string> rows,
        double hertz,
        params (string Name, string Unit, double[] Samples)[] channels
    )
    {
        var file = RecordingFile.Stimulated("1", "", "motion", "movement");
        var lines = rows.Select((row, i) => new TableRow(i + 2, row.Split(' ')));
        var table = new Table(new(file.Events.Path), ["onset", "duration"], [.. lines], []);
        var sidecar = json == "{}" ? Sidecar.Empty : Lab.Sidecar(json);
        var signal = new MemorySignal(hertz, channels);
        return new(file, sidecar, () => signal, new TrialTable(file.Events, Sidecar.Empty, table));
    }

    /// <summary>One angle in degrees without onsets of cycles.</summary>
    public static Analysis Found(double[] angle, string json = "{}") =>
        Lab.Analyse(Recording(json, [], ("flexion", "[deg]", angle)));

    /// <summary>Made-up cycles with their onsets, analysed.</summary>
    public static Analysis Given(MovementGenerator generator, int cycles, RandomStream random)
    {
        var (angle, onsets) = generator.Make(cycles, random);
        return Lab.Analyse(Recording("{}", Rows(onsets), ("flexion", "[deg]", angle)));
    }
}
