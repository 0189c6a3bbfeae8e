using System.Globalization;
using CsCheck;
using Dorsal.Laboratory;
using Dorsal.Messages;

namespace Dorsal.Tests.Laboratory;

/// <summary>Any table of touch or drawing is analysed or refused with a note, whatever stands in it.</summary>
public class TactileFuzzTests
{
    private static readonly Dictionary<string, string[]> Columns = new(StringComparer.Ordinal)
    {
        ["twopoint"] = ["method", "run", "kind", "distance", "response", "site", "side", "count", "status"],
        ["detection"] = ["method", "run", "level", "response", "count"],
        ["graphaesthesia"] = ["correct", "presented", "answered", "status"],
        ["localisation"] = ["correct", "site"],
        ["pointing"] = ["measure", "target_x", "target_y", "answer_x", "answer_y", "side"],
        ["laterality"] = ["measure", "side", "answer", "reaction_time", "status"],
        ["bodyimage"] = ["contour", "zone", "x", "y", "confirmed"],
    };

    private static readonly Gen<string> Number = Gen.OneOf(
        OneOf("", "n/a", "abc", "NaN", "1e308", "-1e308", "1e400", "1e-320", "-5", "0", "1", "１２", "4,5"),
        Gen.Int[0, 120].Select(x => x.ToString(CultureInfo.InvariantCulture)),
        Gen.Int[0, 5].Select(x => x.ToString(CultureInfo.InvariantCulture))
    );

    [Fact]
    public void Any_table_is_analysed_or_refused_with_a_note()
    {
        var gen =
            from task in OneOf(Columns.Keys.ToArray())
            from unit in OneOf("", "", "mm", "mm", "px", "mN", "s", "unstated", "kPa", "1", "ln(mm)")
            from rows in RowOf(task).Array[0, 25]
            select (task, unit, rows);
        gen.Sample(g => Check(g.task, g.unit, g.rows), iter: 2500);
    }

    private static void Check(string task, string unit, string[][] rows)
    {
        string[] measured =
        [
            "distance",
            "level",
            "target_x",
            "target_y",
            "answer_x",
            "answer_y",
            "reaction_time",
            "x",
            "y",
        ];
        var units = measured.Select(name => $$"""{{'"'}}{{name}}": { "Units": "{{unit}}" }""");
        var json = unit.Length == 0 ? "{}" : $"{{ {string.Join(", ", units)} }}";
        try
        {
            var analysis = Lab.Analyse(Lab.Cells(task, json, Columns[task], rows));
            Assert.All(
                analysis.Findings.Where(f => f.Estimate.IsFitted),
                f =>
                    Assert.True(
                        double.IsFinite(f.Estimate.Value)
                            && !(f.Estimate.Low > f.Estimate.Value)
                            && !(f.Estimate.High < f.Estimate.Value),
                        $"{f}"
                    )
            );
            Assert.All(analysis.Trials, t => Assert.Equal(t.Status == TrialStatus.Rejected, t.Reason.Length > 0));
            Assert.All(analysis.Notes, Speak);
            Assert.All(analysis.Traces, trace => Assert.Equal(trace.X.Count, trace.Y.Count));
        }
        catch (StudyException fault)
        {
            Speak(fault.Note);
        }
    }

    private static void Speak(Note note)
    {
        Assert.NotEmpty(note.Message(Language.English));
        Assert.NotEmpty(note.Remedy(Language.Japanese));
    }

    private static Gen<string[]> RowOf(string task) =>
        Columns[task]
            .Aggregate(
                Gen.Const<string[]>([]),
                (cells, column) => Gen.Select(cells, Cell(column), (some, one) => (string[])[.. some, one])
            );

    private static Gen<string> Cell(string column) =>
        column switch
        {
            "method" => OneOf("limits", "limits", "staircase", "constant", "constant", "痛い"),
            "kind" => OneOf("stimulus", "stimulus", "catch", ""),
            "response" => OneOf("two", "one", "yes", "no", ""),
            "measure" => OneOf("chart", "skin", "trunk", "hand", "hand", ""),
            "side" => OneOf("left", "right", "both", ""),
            "answer" => OneOf("left", "right", "none", "maybe", ""),
            "contour" => OneOf("template", "template", "drawn", "drawn", "left_out", "図"),
            "confirmed" => OneOf("", "normal", "expanded", "shrunken"),
            "correct" => OneOf("0", "1", "1", "2", "", "x"),
            "presented" or "answered" or "zone" => OneOf("A", "b", ""),
            "site" => OneOf("", "back", "腰"),
            "run" => OneOf("1", "2", ""),
            "count" => OneOf("", "", "1", "3", "0", "-1", "1.5", "1e9"),
            "status" => OneOf("", "", "", "rejected"),
            _ => Number,
        };

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
