using System.Collections.Concurrent;
using Dorsal.Laboratory;
using Dorsal.Laboratory.Protocols;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Edits;
using Dorsal.Studies.Tables;
using Dorsal.Tests.House;
using Dorsal.Units;

namespace Dorsal.Tests.Laboratory;

/// <summary>Recordings in memory, and one test's analysis of them.</summary>
internal static class Lab
{
    // Recovery asks for the same few sidecars thousands of times.
    private static readonly ConcurrentDictionary<string, Sidecar> Sidecars = new(StringComparer.Ordinal);

    /// <summary>The sidecar that a JSON text makes; its file is <c>sidecar.json</c>.</summary>
    public static Sidecar Sidecar(string json) => Sidecars.GetOrAdd(json, Read);

    private static Sidecar Read(string json)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.At("sidecar.json"), json);
        return Dorsal.Studies.Sidecar.Read(folder.At(), ["sidecar.json"]);
    }

    /// <summary>A table of trials; columns and cells are separated by spaces, <c>_</c> is an empty cell.</summary>
    public static TrialTable Table(string task, string json, string columns, params string[] rows) =>
        Cells(task, json, columns.Split(' '), rows.Select(row => row.Split(' ').Select(c => c == "_" ? "" : c)));

    public static TrialTable Cells(
        string task,
        string json,
        IReadOnlyList<string> columns,
        IEnumerable<IEnumerable<string>> rows,
        string run = ""
    )
    {
        var file = RecordingFile.Trials("1", "", task, "", run);
        var lines = rows.Select((cells, i) => new TableRow(i + 2, [.. cells]));
        return new TrialTable(file, Sidecar(json), new Table(new(file.Path), columns, [.. lines], []));
    }

    /// <summary>A signal; all channels have the same sampling frequency.</summary>
    public static SignalRecording Signal(
        string task,
        string run,
        string json,
        double hertz,
        params Channel[] channels
    ) =>
        new(
            RecordingFile.Signal("1", "", task == "stance" ? "beh" : "qst", task, "", run),
            Sidecar(json),
            new Hertz(hertz),
            channels
        );

    /// <summary>A signal with stimuli; columns and cells of the events are separated by spaces, <c>_</c> is an empty cell.</summary>
    public static StimulusRecording Stimuli(
        string task,
        string suffix,
        string json,
        MemorySignal signal,
        string columns,
        params string[] rows
    )
    {
        var file = RecordingFile.Stimulated("1", "", suffix, task);
        var events = Cells(
            task,
            "{}",
            columns.Split(' '),
            rows.Select(row => row.Split(' ').Select(c => c == "_" ? "" : c))
        ) with
        {
            File = file.Events,
        };
        return new StimulusRecording(file, Sidecar(json), () => signal, events);
    }

    /// <summary>The recording after somebody moved a marker of the stimulus on a line of the table.</summary>
    public static StimulusRecording Moved(this StimulusRecording recording, int line, string mark, double time)
    {
        var edit = new ManualEdit(line, "", mark, new Seconds(time), "K. S.", "2026-11-24", "heart beat");
        var moves = recording.Events.Moves.Append(new((line, mark), edit)).ToDictionary(m => m.Key, m => m.Value);
        return recording with { Events = recording.Events with { Moves = moves } };
    }

    public static Analysis Analyse(params Recording[] recordings) =>
        Analyse(new Dictionary<string, string>(StringComparer.Ordinal), recordings);

    public static Analysis Analyse(Dictionary<string, string> commands, params Recording[] recordings) =>
        Analyse(commands, out _, recordings);

    public static Analysis Analyse(
        Dictionary<string, string> commands,
        out ProtocolReader protocol,
        params Recording[] recordings
    )
    {
        var test = TestCatalogue.Find(recordings[0].File.Task)!;
        protocol = new ProtocolReader(test.Id, recordings[0].Sidecar, commands);
        return test.Analyse(recordings, protocol);
    }

    public static Note Refusal(Func<object> work) => Assert.Throws<StudyException>(() => _ = work()).Note;

    public static Finding Of(this Analysis analysis, string outcome) =>
        Assert.Single(analysis.Findings, f => f.Series.Outcome == outcome);

    public static Finding Of(this Analysis analysis, string outcome, string site, string side = "") =>
        Assert.Single(
            analysis.Findings,
            f => f.Series.Outcome == outcome && f.Series.Site == site && f.Series.Side == side
        );

    public static IEnumerable<string> Codes(this Analysis analysis) => analysis.Notes.Select(note => note.Code);

    public static Note Noted(this Analysis analysis, string code) =>
        Assert.Single(analysis.Notes, note => note.Code == code);

    /// <summary>Quantile 0.975 of Student's t with 2 and 1 degrees of freedom, from tables.</summary>
    public const double T2 = 4.302652729911275;

    public const double T1 = 12.706204736432095;
}
