using Dorsal.Courses.Calibration;
using Dorsal.Messages;
using Dorsal.People;
using Dorsal.Tests.House;

namespace Dorsal.Tests.Courses.Calibration;

/// <summary>A record of a calibration is told apart from one that was made with other targets or other constants.</summary>
public sealed class CalibrationTablesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Path => folder.At("record.json");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_can_change_a_fit_changes_the_hash_of_its_table_and_no_other()
    {
        var now = CalibrationTables.Now;
        Assert.Equal(now, Of());
        Assert.Equal(now with { Free = "" }, Of(free: f => f with { Start = f.Start * 1.001 }) with { Free = "" });
        Assert.NotEqual(now.Free, Of(free: f => f with { Start = f.Start * 1.001 }).Free);
        Assert.NotEqual(now.Targets, Of(target: t => t with { Tolerance = 2 * t.Tolerance }).Targets);
        Assert.NotEqual(now.Targets, Of(target: t => t with { IsFitted = true }).Targets);
        Assert.Equal(now, Of(target: t => t with { Source = "elsewhere" }));

        var free = FreeConstant.All[0].Id;
        var given = ModelConstants.Table.First(p => FreeConstant.All.All(f => f.Id != p.Id)).Id;
        Assert.NotEqual(now.Model, Of(model: p => p.Id == given ? p with { Value = "0.123" } : p).Model);
        Assert.NotEqual(now.Model, Of(model: p => p.Id == free ? p with { Range = "0..1000" } : p).Model);
        Assert.Equal(now, Of(model: p => p.Id == free ? p with { Value = "0.123" } : p));
    }

    [Fact]
    public void A_record_of_other_targets_is_not_gone_on_with_and_says_which_table_changed()
    {
        Write(CalibrationTables.Now with { Targets = "other", Model = "other" });
        var fault = Assert.Throws<StudyException>(() => new Calibrator(Path, 1, 48));
        Assert.Equal((Grade.Error, "CalibrationTablesOther"), (fault.Note.Grade, fault.Note.Code));
        Assert.Equal("targets.tsv, model.tsv", fault.Note.Value);
        Assert.Equal(
            "The record was made with other tables: changed since then: targets.tsv, model.tsv.",
            Calibrator.NoteOf(Path)!.Message(Language.English)
        );
    }

    [Fact]
    public void A_record_of_the_same_tables_goes_on_and_one_that_does_not_say_goes_on_with_a_warning()
    {
        Write(CalibrationTables.Now);
        Assert.Null(new Calibrator(Path, 1, 48).Note);
        Write(null);
        Assert.Equal("CalibrationTablesUnknown", new Calibrator(Path, 1, 48).Note!.Code);
    }

    [Fact]
    public void A_record_of_another_seed_is_refused_with_its_own()
    {
        Write(CalibrationTables.Now);
        var fault = Assert.Throws<StudyException>(() => new Calibrator(Path, 2, 48));
        Assert.Equal(("CalibrationOther", "1"), (fault.Note.Code, fault.Note.Value));
    }

    private void Write(CalibrationTables? tables) =>
        new CalibrationFile(
            1,
            16,
            48,
            16,
            tables,
            new Dictionary<string, double>(),
            [],
            new Dorsal.Numerics.EvolutionStrategy(new double[FreeConstant.All.Count], 0.3, 1, 16).State
        ).Write(Path);

    private static CalibrationTables Of(
        Func<FreeConstant, FreeConstant>? free = null,
        Func<Target, Target>? target = null,
        Func<Dorsal.Parameters.Parameter, Dorsal.Parameters.Parameter>? model = null
    ) =>
        CalibrationTables.Of(
            FreeConstant.All.Select(free ?? (f => f)),
            Target.All.Select(target ?? (t => t)),
            ModelConstants.Table.Select(model ?? (p => p))
        );
}
