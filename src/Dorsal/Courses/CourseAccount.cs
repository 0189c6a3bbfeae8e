using Dorsal.Courses.Accounts;
using Dorsal.People;

namespace Dorsal.Courses;

/// <summary>The account that the person model gives of itself: docs/course.md, made by <c>dorsal calibrate check</c>.</summary>
public static class CourseAccount
{
    private const string Begin = "<!-- generated: dorsal calibrate check -->";
    private const string End = "<!-- end of the generated part -->";

    /// <summary>The page, in Markdown.</summary>
    /// <param name="constants">The constants of the model.</param>
    /// <param name="seed">The seed of all cohorts; the calibration uses another.</param>
    /// <param name="people">People of the large cohort, a multiple of 16; the smaller studies take a share of it.</param>
    /// <param name="progress">Told the title of each part when it is done.</param>
    /// <param name="cancel">Stops between parts.</param>
    public static string Write(
        ModelConstants constants,
        ulong seed,
        int people,
        IProgress<string>? progress = null,
        CancellationToken cancel = default
    )
    {
        if (people <= 0 || people % 160 != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(people), people, "A multiple of 160.");
        }

        var (model, part) = (PersonModel.Of(constants), people / 160 * 32);
        Func<Table>[] tables =
        [
            () => TargetsAndFigures.Account(model, seed, people, cancel),
            () => OddsRatios.Account(model, seed, people, cancel),
            () => MixtureTable.Account(model, seed, people),
            () => ReliefByAxis.Account(model, seed, part),
            () => Bistability.Account(model, seed, part / 4),
            () => Bistability.Hysteresis(model, seed, part / 4),
            () => Reversal.Account(model, seed, part),
            () => Forecasts.Account(model, seed, part),
            () => NeckAndCold.Account(constants, seed, part),
            () => Ablations.OfMechanisms(constants, seed, part),
            () => Ablations.OfHypotheses(constants, seed, part),
        ];
        List<string> text = [];
        foreach (var make in tables)
        {
            cancel.ThrowIfCancellationRequested();
            var table = make();
            text.Add(table.Markdown());
            progress?.Report(table.Title);
        }

        return string.Join('\n', text);
    }

    /// <summary>Replaces the generated part of a page, between its two marks; the rest is written by hand.</summary>
    /// <param name="path">The page; without marks, or without a page, the tables are all that it will hold.</param>
    /// <param name="tables">The generated part.</param>
    public static void PutInto(string path, string tables)
    {
        var old = File.Exists(path) ? File.ReadAllText(path) : "";
        var (begin, end) = (old.IndexOf(Begin, StringComparison.Ordinal), old.IndexOf(End, StringComparison.Ordinal));
        var text =
            begin < 0 || end < begin ? tables : old[..(begin + Begin.Length)] + "\n\n" + tables + "\n" + old[end..];
        var temporary = path + ".tmp";
        File.WriteAllText(temporary, text);
        File.Move(temporary, path, overwrite: true);
    }
}
