using System.Globalization;
using Dorsal.Laboratory;
using Dorsal.Laboratory.FlexionReflex;
using Dorsal.Laboratory.Protocols;
using Dorsal.Numerics;
using Dorsal.Studies;
using Dorsal.Studies.Tables;
using Dorsal.Units;

namespace Dorsal.Tests.Laboratory;

/// <summary>Recordings of reflexes in memory: stretches of EMG about each stimulus, one behind the other.</summary>
internal sealed class Reflexes
{
    /// <summary>Time of the stimulus within its stretch, and length of the stretch, in ms.</summary>
    public const double Before = 110;
    public const double After = 210;

    private const string Columns = "onset kind intensity run pulse reflex status";
    private readonly List<double> samples = [];
    private readonly List<string> rows = [];

    public List<double> Samples => samples;

    public static int PerStretch => (int)Math.Round((Before + After) / 1000 * ReflexGenerator.Rate.Value);

    public int Count => rows.Count;

    /// <summary>Adds a stimulus; cells of the row that are not given are <c>n/a</c>.</summary>
    public Reflexes Add(
        double[] emg,
        string kind,
        double intensity,
        object? run = null,
        int? pulse = null,
        string? reflex = null,
        string? status = null
    )
    {
        var onset = (samples.Count / ReflexGenerator.Rate.Value) + (Before / 1000);
        samples.AddRange(emg[..PerStretch]);
        object?[] cells = [onset, kind, intensity, run, pulse, reflex, status];
        rows.Add(string.Join(' ', cells.Select(cell => Convert.ToString(cell ?? "n/a", CultureInfo.InvariantCulture))));
        return this;
    }

    /// <summary>Adds a stimulus with or without a reflex.</summary>
    public Reflexes Add(
        ReflexGenerator person,
        bool hasReflex,
        RandomStream random,
        string kind,
        double intensity,
        object? run = null,
        int? pulse = null,
        string? reflex = null
    ) =>
        Add(
            person.Epoch(-Before, After, hasReflex ? person.SizeAt(intensity) : 0, random),
            kind,
            intensity,
            run,
            pulse,
            reflex
        );

    public Reflexes Add(
        ReflexGenerator person,
        IEnumerable<SearchedStimulus> search,
        RandomStream random,
        string kind = ReflexKinds.Staircase
    )
    {
        foreach (var given in search)
        {
            Add(person, given.HasReflex, random, kind, given.Intensity, given.Run);
        }

        return this;
    }

    public Analysis Analyse(params string[] protocol) => Analyse("uV", 1, ReflexGenerator.Rate.Value, protocol);

    public Analysis Analyse(string unit, double factor, double hertz, params string[] protocol)
    {
        var recording = Recorded(unit, factor, hertz);
        var fields = protocol
            .Select(field => field.Split('='))
            .ToDictionary(f => f[0], f => f[1], StringComparer.Ordinal);
        var test = new FlexionReflexTest();
        return test.Analyse([recording], new ProtocolReader(test.Id, recording.Sidecar, fields));
    }

    /// <summary>The recording with its signal.</summary>
    public StimulusRecording Recorded(string unit = "uV", double factor = 1, double? hertz = null)
    {
        double[] scaled = [.. samples.Select(s => factor * s)];
        var signal = new MemorySignal(new(hertz ?? ReflexGenerator.Rate.Value), ("emg", Unit.Parse(unit), scaled));
        return Recording() with { Opener = () => signal };
    }

    public StimulusRecording Recording(Sidecar? sidecar = null)
    {
        var file = RecordingFile.Stimulated("1", "", "emg", "nfr");
        var cells = rows.Select((row, i) => new TableRow(i + 2, row.Split(' ')));
        var table = new Table(new(file.Events.Path), Columns.Split(' '), [.. cells], []);
        return new(file, sidecar ?? Sidecar.Empty, MemorySignal.None, new TrialTable(file.Events, Units, table));
    }

    private static readonly Sidecar Units = Rated.Units("intensity=mA");
}
