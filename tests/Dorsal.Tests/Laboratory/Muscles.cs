using System.Globalization;
using Dorsal.Laboratory;
using Dorsal.Laboratory.MotorEvokedPotentials;
using Dorsal.Laboratory.Protocols;
using Dorsal.Studies;
using Dorsal.Studies.Signals;
using Dorsal.Studies.Tables;
using Dorsal.Units;

namespace Dorsal.Tests.Laboratory;

/// <summary>Recordings of muscles in memory: epochs joined end to end, a pulse in each.</summary>
internal static class Muscles
{
    public static readonly Seconds From = new(-0.060);
    public static readonly Seconds To = new(0.070);

    /// <summary>A recording with the events given; columns and cells are separated by spaces.</summary>
    public static StimulusRecording Recording(string task, string columns, IEnumerable<string> rows, string json = "{}")
    {
        var file = RecordingFile.Stimulated("1", "", "emg", task);
        var lines = rows.Select((row, i) => new TableRow(i + 2, row.Split(' ')));
        var table = new Table(new(file.Events.Path), columns.Split(' '), [.. lines], []);
        return new StimulusRecording(
            file,
            Lab.Sidecar(json),
            MemorySignal.None,
            new TrialTable(
                file.Events,
                Lab.Sidecar("""{"intensity":{"Units":"%"},"x":{"Units":"cm"},"y":{"Units":"cm"}}"""),
                table
            )
        );
    }

    /// <summary>Time of the pulse of the nth epoch, as a cell.</summary>
    public static string Onset(int epoch, double hertz, int length, Seconds from) =>
        (((epoch * length) / hertz) - from.Value).ToString("R", CultureInfo.InvariantCulture);

    public static Analysis Mep(
        StimulusRecording recording,
        SignalFile signal,
        params (string Id, string Value)[] protocol
    ) => new MotorEvokedPotentialTest().Analyse([recording with { Opener = () => signal }], Protocol("mep", protocol));

    public static ProtocolReader Protocol(string test, params (string Id, string Value)[] protocol) =>
        new(test, Sidecar.Empty, protocol.ToDictionary(p => p.Id, p => p.Value, StringComparer.Ordinal));

    /// <summary>Made-up epochs of one muscle, analysed; a row of events beyond the onset for each.</summary>
    public static Analysis Mep(
        IReadOnlyList<double[]> epochs,
        string columns = "",
        IReadOnlyList<string>? rows = null,
        params (string Id, string Value)[] protocol
    )
    {
        const double Rate = 2000;
        var length = epochs[0].Length;
        var events = epochs.Select((_, i) => $"{Onset(i, Rate, length, From)} {rows?[i]}".Trim());
        var recording = Recording("mep", $"onset {columns}".Trim(), events);
        return Mep(recording, new MemorySignal(Rate, ("FDI", "uV", [.. epochs.SelectMany(e => e)])), protocol);
    }
}
