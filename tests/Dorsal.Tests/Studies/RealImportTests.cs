using System.Globalization;
using System.IO.Compression;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Checks;
using Dorsal.Studies.Import;
using Dorsal.Units;

namespace Dorsal.Tests.Studies;

/// <summary>Four of the public data sets through their shipped maps, compared with the raw files as a few lines of other code read them.</summary>
public sealed class RealImportTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Essen_comes_in_as_trials_each_with_the_digits_of_the_table()
    {
        var source = Path.Combine(SharedData.Folder("rpn_qst_rsfmri"), "qst", "essen_sample_raw.csv");
        var study = Import(source, "rpn-essen", participants: 49, recordings: 49 + 49 + 48);
        var raw = Raw(source, ',');
        foreach (var person in raw)
        {
            var label =
                "essen"
                + int.Parse(person["ID"], CultureInfo.InvariantCulture).ToString("000", CultureInfo.InvariantCulture);
            var thermal = Trials(study, label, "thermal");
            foreach (var measure in (string[])["CDT", "WDT", "CPT", "HPT"])
            {
                var expected = Enumerable
                    .Range(1, 6)
                    .Select(i => person[$"qst_{measure.ToLowerInvariant()}_{Text(i)}"]);
                Assert.Equal(expected, Cells(thermal, "temperature", ("measure", measure)));
            }

            var mechanical = Trials(study, label, "mechanical");
            foreach (
                var (measure, response) in new[]
                {
                    ("MDT", "felt"),
                    ("MDT", "not_felt"),
                    ("MPT", "pain"),
                    ("MPT", "no_pain"),
                }
            )
            {
                var expected = Enumerable
                    .Range(1, 5)
                    .Select(i => person[$"qst_{measure.ToLowerInvariant()}_{Text(i)}_{response}"]);
                Assert.Equal(expected, Cells(mechanical, "force", ("measure", measure), ("response", response)));
            }

            var participant = study.Participants.Single(p => p.Id == label);
            Assert.Equal(person["Male"] == "1" ? Sex.Male : Sex.Female, participant.Sex);
            Assert.Equal(double.Parse(person["Age"], CultureInfo.InvariantCulture), participant.Age);
            Assert.Equal("control", participant.Group);
            Assert.Equal(person["subject.ID"], participant.Columns["author_id"]);
        }

        var file = study.Recordings.First(recording => recording.Task == "thermal");
        var sidecar = study.SidecarOf(file);
        Assert.Equal("rpn", sidecar.Protocol("Rule")!.Value);
        Assert.Equal("1", sidecar.Protocol("PracticeTrials")!.Value);
        Assert.Equal("Cel", sidecar.Column("temperature", "Units"));
        Assert.Equal(9 * 49, study.GivenOutcomes.Count(given => given.Test == "questionnaires"));
    }

    [Fact]
    public void Bochum_comes_in_as_given_outcomes_of_two_days_and_two_people_stay_empty()
    {
        var source = Path.Combine(SharedData.Folder("rpn_qst_rsfmri"), "qst", "bochum_sample_raw.csv");
        var study = Import(source, "rpn-bochum", participants: 41, recordings: 0);
        var columns = new[]
        {
            ("1", "CPT", "cold_pain_threshold", "Cel"),
            ("2", "HPTd2", "heat_pain_threshold", "Cel"),
            ("1", "CDT_log_mean", "cold_detection_threshold", "ln(Cel{change})"),
            ("2", "WDT_log_meand2", "warm_detection_threshold", "ln(Cel{change})"),
            ("2", "MPT_log_geomeand2", "mechanical_pain_threshold", "ln(mN)"),
            ("2", "mean_QST_pain_sensitivityd2", "author_mean_qst_pain_sensitivity", "{z}"),
        };
        foreach (var person in Raw(source, ','))
        {
            var label = "bochum" + person["ID"].PadLeft(3, '0');
            Assert.Contains(study.Participants, p => p.Id == label);
            foreach (var (session, column, outcome, unit) in columns)
            {
                var given = study.GivenOutcomes.SingleOrDefault(g =>
                    g.Participant == label && g.Session == session && g.Outcome == outcome
                );
                Assert.Equal(person[column] == "NaN", given is null);
                if (given is not null)
                {
                    Assert.Equal(double.Parse(person[column], CultureInfo.InvariantCulture), given.Value);
                    Assert.Equal(Unit.Parse(unit), given.Unit);
                }
            }
        }

        Assert.DoesNotContain(study.GivenOutcomes, given => given.Participant is "bochum010" or "bochum014");
        var check = StudyCheck.Run(study.Root, null, TestContext.Current.CancellationToken);
        Assert.Equal(2, check.Count(note => note.Code == "ParticipantWithoutData"));
    }

    [Fact]
    public void The_balance_set_comes_in_as_twelve_signals_of_one_person()
    {
        var source = SharedData.Folder("posturography_bds");
        var study = Import(source, "bds-force-plate", participants: 1, recordings: 12);
        foreach (var file in study.Recordings)
        {
            var signal = Assert.IsType<SignalRecording>(study.Read(file));
            Assert.Equal(6000, signal.Channels[0].Samples.Length);
            Assert.Equal(100, signal.SamplingFrequency.Value);
            var trial = signal.Sidecar.Field("SourceTrial")!.Value;
            using var raw = new StreamReader(
                new GZipStream(File.OpenRead(Path.Combine(source, trial + ".txt.gz")), CompressionMode.Decompress)
            );
            var rows = raw.ReadToEnd()
                .Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
                .Skip(1)
                .Select(line => line.Split('\t'))
                .ToList();
            Assert.Equal(
                rows.Select(row => double.Parse(row[7], CultureInfo.InvariantCulture)),
                signal.Find("cop_ap")!.Samples
            );
            Assert.Equal(
                rows.Select(row => double.Parse(row[8], CultureInfo.InvariantCulture)),
                signal.Find("cop_ml")!.Samples
            );
            Assert.Equal("cm", signal.Find("cop_ap")!.Unit.Code);
            Assert.Equal("0", signal.Sidecar.Protocol("LowPass")!.Value);
        }

        var info = Raw(Path.Combine(source, "BDSinfoCOP.txt"), '\t');
        var conditions = study
            .Recordings.Select(study.SidecarOf)
            .Select(s => (s.Field("SourceTrial")!.Value, s.Field("Vision")!.Value, s.Field("Surface")!.Value));
        Assert.Equal(
            info.Select(t => (t["Trial"], t["Vision"].ToLowerInvariant(), t["Surface"].ToLowerInvariant())).Order(),
            conditions.Order()
        );
        Assert.All(
            study.Recordings.GroupBy(f => f.Acquisition),
            runs => Assert.Equal(["1", "2", "3"], runs.Select(f => f.Run))
        );
        Assert.Equal(33, study.Participants.Single().Age);
    }

    [Fact]
    public void The_thresholds_with_capsaicin_and_menthol_keep_their_means_and_their_floor()
    {
        var source = Path.Combine(SharedData.Folder("qst_lotsch"), "PainThresholds.csv");
        var study = Import(source, "lotsch-pain-thresholds", participants: 125, recordings: 250);
        double Mean(string measure, string condition) =>
            study.Participants.Average(p =>
                double.Parse(
                    Cells(Trials(study, p.Id, "thermal"), "temperature", ("measure", measure), ("condition", condition))
                        .Single(),
                    CultureInfo.InvariantCulture
                )
            );

        // Rounded as SOURCE.txt states them.
        Assert.Equal(45.45, Mean("HPT", "baseline"), 0.005);
        Assert.Equal(37.59, Mean("HPT", "capsaicin"), 0.005);
        Assert.Equal(8.65, Mean("CPT", "baseline"), 0.005);
        Assert.Equal(12.79, Mean("CPT", "menthol"), 0.005);
        Assert.Equal(
            30,
            study.Participants.Count(p =>
                Cells(Trials(study, p.Id, "thermal"), "temperature", ("measure", "CPT"), ("condition", "baseline"))
                    .Single() == "0"
            )
        );
        Assert.Equal(
            "0",
            study.SidecarOf(study.Recordings.First(r => r.Task == "thermal")).Protocol("ColdCutOff")!.Value
        );
        var filaments = study
            .GivenOutcomes.Where(g => g.Outcome == "mechanical_pain_threshold")
            .ToLookup(g => g.Condition, g => g.Value);
        Assert.Equal(134.16, filaments["baseline"].Order().ElementAt(62));
        Assert.Equal(125, filaments["capsaicin"].Count());
        Assert.Equal(2.63, study.GivenOutcomes.Where(g => g.Test == "electrical").Average(g => g.Value), 0.005);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private Study Import(string source, string map, int participants, int recordings)
    {
        var result = StudyImport.Import(
            source,
            ImportMap.Load(map),
            folder["study"],
            cancellation: TestContext.Current.CancellationToken
        );
        Assert.DoesNotContain(result.Notes, note => note.Grade != Grade.Note);
        Assert.Equal((participants, recordings), (result.Participants, result.Recordings));
        var study = Study.Open(result.OutFolder);
        Assert.Empty(study.Notes);
        Assert.DoesNotContain(
            StudyCheck.Run(study.Root, null, TestContext.Current.CancellationToken),
            note => note.Grade == Grade.Error
        );
        return study;
    }

    private static TrialTable Trials(Study study, string participant, string task) =>
        Assert.IsType<TrialTable>(
            study.Read(study.Recordings.Single(f => f.Participant == participant && f.Task == task))
        );

    private static IEnumerable<string> Cells(
        TrialTable table,
        string column,
        params (string Column, string Value)[] where
    ) =>
        table
            .Table.Rows.Where(row => where.All(w => table.TextOf(row, w.Column) == w.Value))
            .Select(row => table.TextOf(row, column));

    // The raw files quote cells but never put a separator into one.
    private static List<Dictionary<string, string>> Raw(string path, char separator)
    {
        var lines = File.ReadAllLines(path)
            .Where(line => line.Length > 0)
            .Select(line => line.Split(separator).Select(cell => cell.Trim('"')).ToArray())
            .ToList();
        return
        [
            .. lines
                .Skip(1)
                .Select(cells => lines[0].Zip(cells).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal)),
        ];
    }
}
