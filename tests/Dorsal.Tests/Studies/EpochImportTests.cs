using Dorsal.Laboratory;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Checks;
using Dorsal.Studies.Import;
using Dorsal.Tests.Laboratory;
using Dorsal.Tests.Studies.Signals;
using PureHDF;
using static System.FormattableString;

namespace Dorsal.Tests.Studies;

/// <summary>Matrices of trials cut around stimuli become recordings that are measured like any other.</summary>
public sealed class EpochImportTests : IDisposable
{
    private const int Rate = 2000;
    private const int Samples = 280;

    // 60 ms before the pulse; windows of the test reach from -55 to 60 ms, the trial to 79.5 ms.
    private const int PulseSample = 120;

    private const string Map = """
        {
          "Table": { "Row": "epochs" },
          "Participants": { "Id": { "Column": "id" } },
          "Epochs": {
            "Test": "mep",
            "File": { "Column": "file" },
            "Variable": "meps",
            "SamplingFrequency": 2000,
            "Begin": -0.06,
            "Channel": { "Column": "muscle" },
            "Units": "uV"
          }
        }
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Amplitudes_of_a_MAT_matrix_are_those_of_its_columns_and_a_trial_without_numbers_is_missing()
    {
        var trials = Trials(100, 200, double.NaN, 400, 500);
        folder.Write(
            "a.mat",
            new MatBytes().Doubles("meps", Samples, trials.Length, [.. trials.SelectMany(t => t)]).File
        );
        var result = Import(Map, "id,file,muscle\n1,a.mat,FDI\n");
        Assert.Equal(1, result.Recordings);
        Assert.Equal("280", result.Notes.Single(note => note.Code == "ImportedSamplesMissing").Limit);
        Assert.Empty(Faults(result));

        var measured = Amplitudes(result);
        Assert.Equal(["1", "2", "3", "4", "5"], measured.Select(trial => trial.Label));
        Assert.Equal(("EpochSamplesMissing", "FDI"), (measured[2].Reason, measured[2].Series.Site));
        foreach (var trial in measured.Where(trial => trial.Counts))
        {
            var direct = PeakToPeak(trials[int.Parse(trial.Label, null) - 1]);
            Assert.Equal(direct, trial.Value, direct * Precision);
        }

        Assert.Equal(4, measured.Count(trial => trial.Counts));
    }

    [Fact]
    public void Trials_in_rows_in_HDF5_and_in_text_give_the_same_recording()
    {
        var trials = Trials(100, 250);
        folder.Write("a.mat", new MatBytes().Doubles("meps", Samples, 2, [.. trials.SelectMany(t => t)]).File);
        var rows = string.Join('\n', trials.Select(t => string.Join(';', t.Select(v => Invariant($"{v:R}")))));
        folder.Write("b.csv", rows.Replace('.', ',') + "\n");
        var matrix = new double[2, Samples];
        for (var i = 0; i < 2 * Samples; i++)
        {
            matrix[i / Samples, i % Samples] = trials[i / Samples][i % Samples];
        }

        new H5File { ["emg"] = new H5Dataset(matrix) }.Write(folder["c.h5"]);
        var byRows = Map.Replace("\"Begin\"", "\"Trials\": \"rows\", \"Dataset\": \"emg\", \"Begin\"", Ordinal);
        var signals = new[]
        {
            Samples_(Import(Map, "id,file,muscle\n1,a.mat,FDI\n", "s1")),
            Samples_(Import(byRows, "id,file,muscle\n1,b.csv,FDI\n", "s2")),
            Samples_(Import(byRows, "id,file,muscle\n1,c.h5,FDI\n", "s3")),
        };
        Assert.Equal(5 * Samples, signals[0].Length);
        Assert.All(signals, samples => Assert.Equal(signals[0], samples));
    }

    [Fact]
    public void A_window_that_reaches_out_of_its_trial_meets_missing_samples_and_never_the_neighbour()
    {
        var trials = Trials(100, 300);
        folder.Write("a.mat", new MatBytes().Doubles("meps", Samples, 2, [.. trials.SelectMany(t => t)]).File);
        var result = Import(Map, "id,file,muscle\n1,a.mat,FDI\n");
        var study = Study.Open(result.OutFolder);
        var recording = (StimulusRecording)study.Read(study.Recordings.Single());
        using var signal = recording.Open();
        foreach (var row in recording.Events.Table.Rows)
        {
            var pulse = (int)Math.Round(recording.Events.NumberOf(row, "onset").Value * Rate);
            var around = new double[3 * Samples];
            signal.Read(0, pulse - PulseSample - Samples, around);
            Assert.All(around[..Samples].Concat(around[(2 * Samples)..]), sample => Assert.True(double.IsNaN(sample)));
            Assert.All(around[Samples..(2 * Samples)], sample => Assert.False(double.IsNaN(sample)));
        }
    }

    [Fact]
    public void A_matrix_that_lies_the_other_way_round_is_left_out_with_the_remedy()
    {
        var trials = Trials([.. Enumerable.Range(1, 20).Select(i => 100.0 * i)]);
        folder.Write("a.mat", new MatBytes().Doubles("meps", Samples, 20, [.. trials.SelectMany(t => t)]).File);
        var turned = Map.Replace("\"Begin\"", "\"Trials\": \"rows\", \"Begin\"", Ordinal);
        var result = Import(turned, "id,file,muscle\n1,a.mat,FDI\n");
        var note = Assert.Single(result.Notes, note => note.Grade == Grade.Error);
        Importing.Speak(note);
        Assert.Equal(("EpochTooShort", "a.mat", "-0.06 … -0.0505 s"), (note.Code, note.Place.File, note.Value));
        Assert.Equal("-0.055 … 0.06 s", note.Limit);
        Assert.Contains("280 trials of 20 samples", note.Message(Language.English), Ordinal);
        Assert.Contains("\"columns\"", note.Remedy(Language.English), Ordinal);
        Assert.Equal(0, result.Recordings);
    }

    [Fact]
    public void Trials_shorter_than_the_windows_are_left_out_unless_the_map_states_windows_that_they_hold()
    {
        const int Short = PulseSample + 100;
        var trials = Trials(100, 200).Select(trial => trial[..Short]).ToArray();
        folder.Write("a.mat", new MatBytes().Doubles("meps", Short, 2, [.. trials.SelectMany(t => t)]).File);
        var refused = Import(Map, "id,file,muscle\n1,a.mat,FDI\n", "s1");
        Assert.Equal("EpochTooShort", refused.Notes.Single(note => note.Grade == Grade.Error).Code);
        var stated =
            Map.TrimEnd()[..^1] + """, "Protocol": { "mep": { "WindowTo": { "Value": 49, "Units": "ms" } } } }""";
        var taken = Import(stated, "id,file,muscle\n1,a.mat,FDI\n", "s2");
        Assert.Empty(Faults(taken));
        Assert.Equal(2, Amplitudes(taken).Count(trial => trial.Counts));
    }

    [Fact]
    public void Trials_of_two_muscles_in_one_matrix_become_two_recordings()
    {
        var trials = Trials(100, 200, 300, 400);
        folder.Write("a.mat", new MatBytes().Doubles("meps", Samples, 4, [.. trials.SelectMany(t => t)]).File);
        var map = Map.Replace("\"Units\": \"uV\"", """ "Trial": { "Column": "trials" }, "Units": "uV" """, Ordinal);
        var result = Import(map, "id,file,muscle,trials\n1,a.mat,FDI,1-2\n1,a.mat,APB,3-4\n");
        Assert.Equal(2, result.Recordings);
        Assert.Equal(
            ["FDI 1", "FDI 2", "APB 3", "APB 4"],
            Amplitudes(result).Select(t => $"{t.Series.Site} {t.Label}")
        );
    }

    [Fact]
    public void Rows_name_the_trials_that_they_are_about_and_each_is_told_once()
    {
        var trials = Trials(100, 200, 300, 400, 500, 600);
        folder.Write("a.mat", new MatBytes().Doubles("meps", Samples, 6, [.. trials.SelectMany(t => t)]).File);
        var map = Map.Replace(
            "\"Units\": \"uV\"",
            """
            "Trial": { "Column": "trials" }, "Condition": { "Column": "condition" }, "Intensity": { "Column": "mso" },
            "Units": { "samples": "uV", "intensity": "%" }
            """,
            Ordinal
        );
        var result = Import(
            map,
            "id;file;muscle;trials;condition;mso\n1;a.mat;FDI;1-2;rest;50,5\n1;a.mat;FDI;3,5;rest;60\n1;a.mat;FDI;2;x;60\n1;a.mat;FDI;7;x;60\n1;a.mat;FDI;all;x;60\n"
        );
        Assert.All(result.Notes, Importing.Speak);
        (string, string?, int?)[] told =
        [
            ("EpochTrialTwice", "2", 4),
            ("EpochTrialOutside", "7", 5),
            ("EpochTrialsWrong", "all", 6),
        ];
        Assert.Equal(
            told,
            result.Notes.Where(note => note.Grade == Grade.Error).Select(n => (n.Code, n.Value, n.Place.Line))
        );
        var left = result.Notes.Single(note => note.Code == "EpochTrialsNotUsed");
        Assert.Equal(("2", "6"), (left.Value, left.Limit));
        var study = Study.Open(result.OutFolder);
        var events = ((StimulusRecording)study.Read(study.Recordings.Single())).Events;
        Assert.Equal(
            ["1 rest 50.5", "2 rest 50.5", "3 rest 60", "5 rest 60"],
            events.Table.Rows.Select(row =>
                $"{events.TextOf(row, "trial")} {events.TextOf(row, "condition")} {events.TextOf(row, "intensity")}"
            )
        );
        Assert.Empty(Faults(result));
    }

    [Theory]
    [InlineData("\"Begin\": -0.06,", "\"Begin\": 0.01,", "MapValueWrong")]
    [InlineData("\"Begin\": -0.06,", "", "MapKeyMissing")]
    [InlineData("\"Units\": \"uV\"", "\"Units\": \"kPa\"", "MapUnitWrong")]
    [InlineData("\"mep\"", "\"motormap\"", "MapKeyMissing")]
    [InlineData("\"epochs\"", "\"signal\"", "MapKeyMissing")]
    [InlineData("\"File\"", "\"Fiel\"", "MapKeyUnknown")]
    public void A_map_of_epochs_is_read_strictly(string was, string put, string code) =>
        Assert.Equal(code, Importing.Fault(() => ImportMap.Parse(Map.Replace(was, put, Ordinal), "map.json")).Code);

    [Theory]
    [InlineData("\"Variable\": \"meps\",", "", "MapKeyMissing")]
    [InlineData("\"meps\"", "\"other\"", "MatVariableMissing")]
    [InlineData("\"muscle\" },", "\"muscle\" }, \"Run\": \"x\",", "LabelWrong")]
    [InlineData("{ \"Column\": \"muscle\" }", "\"\"", "EpochChannelMissing")]
    public void A_file_that_cannot_be_read_is_told(string was, string put, string code)
    {
        folder.Write("a.mat", new MatBytes().Doubles("meps", Samples, 1, Trials(100)[0]).File);
        Note Told()
        {
            try
            {
                return Import(Map.Replace(was, put, Ordinal), "id,file,muscle\n1,a.mat,FDI\n")
                    .Notes.Single(note => note.Grade == Grade.Error);
            }
            catch (StudyException fault)
            {
                return fault.Note;
            }
        }

        var note = Told();
        Importing.Speak(note);
        Assert.Equal(code, note.Code);
    }

    // 24 binary digits of the recording.
    private const double Precision = 1.0 / (1 << 23);

    private const StringComparison Ordinal = StringComparison.Ordinal;

    private ImportResult Import(string map, string table, string study = "study") =>
        StudyImport.Import(
            folder.Write("table.csv", table),
            ImportMap.Parse(map, "map.json"),
            folder[study],
            cancellation: TestContext.Current.CancellationToken
        );

    private static IEnumerable<Note> Faults(ImportResult result) =>
        StudyCheck
            .Run(result.OutFolder, null, TestContext.Current.CancellationToken)
            .Where(note => note.Grade != Grade.Note);

    private static List<Trial> Amplitudes(ImportResult result)
    {
        var trials = new List<Trial>();
        Run.Measure(
            result.OutFolder,
            onPerson: person =>
                trials.AddRange(person.Trials.Select(t => t.Trial).Where(t => t.Series.Outcome == "mep_amplitude"))
        );
        return trials;
    }

    private static double[] Samples_(ImportResult result)
    {
        var study = Study.Open(result.OutFolder);
        using var signal = ((StimulusRecording)study.Read(study.Recordings.Single())).Open();
        var samples = new double[signal.Channels[0].Samples];
        signal.Read(0, 0, samples);
        return samples;
    }

    // A wave of so many µV from peak to peak, 20 to 40 ms after the pulse, on a faint hum.
    private static double[][] Trials(params double[] amplitudes) =>
        [
            .. amplitudes.Select(amplitude =>
                Enumerable
                    .Range(0, Samples)
                    .Select(i =>
                    {
                        var ms = (i - PulseSample) * 1000.0 / Rate;
                        var wave = ms is >= 20 and <= 40 ? amplitude / 2 * Math.Sin(2 * Math.PI * (ms - 20) / 20) : 0;
                        return double.IsNaN(amplitude) ? double.NaN : wave + Math.Sin(i * 1.7);
                    })
                    .ToArray()
            ),
        ];

    private static double PeakToPeak(double[] trial)
    {
        var window = trial[(PulseSample + (Rate / 100))..(PulseSample + (Rate * 6 / 100) + 1)];
        return window.Max() - window.Min();
    }
}
