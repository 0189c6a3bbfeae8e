using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Studies;
using Dorsal.Tests.Studies;
using static System.FormattableString;

namespace Dorsal.Tests.Fuzz;

/// <summary>
/// Every file of a study of every kind of recording is damaged in every way: never a crash, never a silent change, always the message
/// that is owed (<see cref="Damage"/>), and the study's files stay as they are.
/// </summary>
public class StudyFuzzTests
{
    private static readonly (WholeStudy Study, string Path)[] Targets =
    [
        .. WholeStudy.All.SelectMany(study => study.Files.Keys.Select(path => (study, path))),
    ];

    [Fact]
    public void The_whole_studies_are_measured_without_an_error()
    {
        using var bench = new StudyBench();
        Assert.All(
            WholeStudy.All,
            study =>
            {
                var outcome = bench.Whole(study);
                Assert.DoesNotContain(outcome.Measured.Concat(outcome.Checked), note => note.Grade == Grade.Error);
                Assert.Equal(["1", "2"], outcome.Findings.Keys);
            }
        );
    }

    [Fact]
    public void A_damaged_study_gets_the_message_that_is_owed_and_changes_nobody_else() =>
        FuzzRun.All(1, () => new StudyBench(), Case);

    private static FuzzFault? Case(int seed, RandomStream random, StudyBench bench)
    {
        var (study, path) = Targets[seed % Targets.Length];
        Damage? damage = null;
        while (damage is null)
        {
            damage = Next(study, path, random);
        }

        var what = $"{study.Kind} {path}: {damage.What}";
        var (outcome, isUntouched) = bench.Damaged(study, path, damage.Bytes);
        foreach (var note in outcome.Measured.Concat(outcome.Checked))
        {
            Importing.Speak(note);
        }

        var why =
            outcome.Measured.FirstOrDefault(note => note.Code == "FileCrashed") is { } crash ? "crashed: " + crash.Value
            : !isUntouched ? "the study's files were changed"
            : Silence(study, path, damage, outcome, bench.Whole(study)) ?? Change(damage, outcome, bench.Whole(study));
        return why is null ? null : new FuzzFault(what, why);
    }

    private static Damage? Next(WholeStudy study, string path, RandomStream random)
    {
        var bytes = study.Files[path];
        var person =
            RecordingFile.FromPath(path)?.Participant
            ?? (path.StartsWith("sub-", StringComparison.Ordinal) ? path[4..5] : null);
        string[]? touched =
            person is not null ? [person]
            // People without a row are measured by their folders; given values alone have none.
            : path is "participants.tsv" && study.Kind != "phenotype" ? []
            : path is "dataset_description.json" ? []
            : null;
        if (path.EndsWith(".gz", StringComparison.Ordinal))
        {
            return new DamagedSignal(bytes, person!, random).Next();
        }

        var isTable = path.EndsWith(".tsv", StringComparison.Ordinal);
        return random.NextInt(3) == 0 ? DamagedBytes.Next(bytes, isTable, touched, random)
            : isTable ? new DamagedTable(path, bytes, touched, random).Next()
            : new DamagedSidecar(study.Kind, bytes, touched, random).Next();
    }

    // Whether what is owed was said; a message that the whole study has too says nothing of the damage.
    private static string? Silence(WholeStudy study, string path, Damage damage, Outcome outcome, Outcome whole)
    {
        var measured = outcome.Measured.Except(whole.Measured).ToList();
        var found = outcome.Checked.Except(whole.Checked).ToList();
        if (damage.IsOfCheck)
        {
            measured = found;
        }

        return damage.Owed == Owed.Nothing || measured.Exists(note => IsTold(note, study, path, damage))
            ? null
            : Invariant($"owed {damage.Owed} {damage.Line} '{damage.Value}', said {Listed(measured)}");
    }

    private static bool IsTold(Note note, WholeStudy study, string path, Damage damage) =>
        damage.Owed == Owed.File
            ? note.Place.File == path || IsOfSidecar(note.Place.File, study, path)
            : note.Place.File == path
                && note.Place.Line == damage.Line
                && note.Message(Language.English).Contains(damage.Value, StringComparison.Ordinal);

    // What a sidecar says wrongly of a recording may be told at the recording.
    private static bool IsOfSidecar(string file, WholeStudy study, string path) =>
        path.EndsWith(".json", StringComparison.Ordinal)
        && study.Files.ContainsKey(file)
        && file.StartsWith(path.Contains('/') ? path[..path.LastIndexOf('/')] : "sub-", StringComparison.Ordinal);

    private static string? Change(Damage damage, Outcome outcome, Outcome whole)
    {
        foreach (var (person, findings) in whole.Findings)
        {
            var mayChange = !damage.IsSame && (damage.Touched is null || damage.Touched.Contains(person));
            var now = outcome.Findings.GetValueOrDefault(person, "");
            if (!mayChange && now != findings)
            {
                return $"the findings of sub-{person} changed: {findings} -> {now}";
            }
        }

        return null;
    }

    private static string Listed(IEnumerable<Note> notes) =>
        string.Join(
            " | ",
            notes.Take(6).Select(n => Invariant($"{n.Grade} {n.Code} {n.Place.File}:{n.Place.Line} '{n.Value}'"))
        );
}
