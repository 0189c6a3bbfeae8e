using System.Globalization;
using CsCheck;
using Dorsal.Laboratory;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Units;

namespace Dorsal.Tests.Laboratory;

/// <summary>Any table or signal whatever is analysed or refused with a note, and no row is ever lost.</summary>
public class LaboratoryFuzzTests
{
    private static readonly Dictionary<string, string[]> Columns = new(StringComparer.Ordinal)
    {
        ["thermal"] = ["measure", "temperature", "site", "side", "trial", "status"],
        ["mechanical"] = ["measure", "series", "response", "force", "site", "status"],
        ["pinprick"] = ["run", "force", "rating", "site", "status"],
        ["pressure"] = ["measure", "pressure", "site", "side", "status"],
        ["palpation"] = ["site", "side", "tenderness", "status"],
    };

    private static readonly Gen<string> Number = Gen.OneOf(
        OneOf(
            "",
            "n/a",
            "abc",
            "NaN",
            "Infinity",
            "1e308",
            "-1e308",
            "1e400",
            "-5",
            "0",
            "-0",
            "1e-320",
            "１２",
            "痛い",
            "4,5",
            "0x10"
        ),
        Gen.Double[-20, 130].Select(x => x.ToString("R", CultureInfo.InvariantCulture)),
        Gen.Int[0, 60].Select(x => x.ToString(CultureInfo.InvariantCulture)),
        Gen.Int[0, 10].Select(x => (1 << x).ToString(CultureInfo.InvariantCulture)),
        OneOf("0", "50", "1000", "44", "45", "46", "300", "310", "320")
    );

    private static readonly Gen<string> Unit = OneOf(
        "Cel",
        "[degF]",
        "K",
        "mN",
        "g",
        "kPa",
        "kgf/cm2",
        "N",
        "log10(kPa)",
        "ln(mN)",
        "ln(Cel)",
        "{rating_0_100}",
        "{rating_0_10}",
        "{grade}",
        "unstated",
        ""
    );

    [Fact]
    public void Any_table_of_trials_is_analysed_or_refused_with_a_note_and_no_row_is_lost()
    {
        var gen =
            from task in OneOf(Columns.Keys.ToArray())
            from units in Gen.Select(Unit, Unit, Gen.Int[0, 3])
            from rows in Rows(task).Array[0, 14]
            from commands in Commands(task)
            select (task, units, rows, commands);
        gen.Sample(
            g => Check(g.task, Units(g.task, g.units.Item1, g.units.Item2, g.units.Item3), g.rows, g.commands),
            iter: 3000
        );
    }

    [Fact]
    public void Any_signal_is_analysed_or_refused_with_a_note()
    {
        var sample = Gen.OneOf(
            Gen.Double[-5, 5],
            Gen.Double[0, 900],
            OneOf(double.NaN, 0, 1e308, -1e308, 1e154, 1e-300)
        );
        var gen =
            from task in OneOf("stance", "pressure")
            from length in OneOf(1, 2, 5, 99, 100, 150, 400)
            from seed in sample.Array[1, 40]
            from other in sample.Array[1, 40]
            from hertz in OneOf(0.5, 15, 20, 50, 100, 1000)
            from unit in Unit
            from rate in OneOf("1", "25", "1000")
            select (task, length, seed, other, hertz, unit, rate);
        gen.Sample(
            g =>
            {
                double[] Of(double[] seed) => [.. Enumerable.Range(0, g.length).Select(i => seed[i % seed.Length])];
                string[] names = g.task == "stance" ? ["cop_ap", "cop_ml"] : ["pressure", "button"];
                var unit = Dorsal.Units.Unit.Parse(g.unit.Length == 0 ? (g.task == "stance" ? "m" : "[psi]") : g.unit);
                var signal = Lab.Signal(
                    g.task,
                    "1",
                    "{}",
                    g.hertz,
                    new Channel(names[0], unit, Of(g.seed)),
                    new Channel(names[1], g.task == "stance" ? unit : Dorsal.Units.Unit.Parse("1"), Of(g.other))
                );
                var commands = new Dictionary<string, string>(StringComparer.Ordinal);
                if (g.task == "stance")
                {
                    commands["stance.entropy_rate"] = g.rate;
                }

                if (Analysed(commands, signal) is { } analysis)
                {
                    Assert.NotEmpty(analysis.Trials);
                    CheckFindings(analysis);
                }
            },
            iter: 1000
        );
    }

    private static Gen<string[]> Rows(string task) =>
        Columns[task]
            .Aggregate(
                Gen.Const<string[]>([]),
                (cells, column) => Gen.Select(cells, Cell(task, column), (some, one) => (string[])[.. some, one])
            );

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Gen<string> Cell(string task, string column) =>
        column switch
        {
            "measure" => task switch
            {
                "thermal" => OneOf("CDT", "WDT", "CPT", "HPT", "CPT", "ＣＰＴ"),
                "mechanical" => OneOf("MDT", "MPT", "MPT", ""),
                _ => OneOf("PPT", "PPT", "PTT", "CPT"),
            },
            "response" => OneOf("felt", "not_felt", "pain", "no_pain", "痛い"),
            "site" => OneOf("", "hand", "腰"),
            "side" => OneOf("", "left", "right"),
            "status" => OneOf("", "", "", "", "rejected", "n/a"),
            "series" or "run" or "trial" => OneOf("1", "2", "3", "", "n/a", "一"),
            _ => Number,
        };

    private static Gen<Dictionary<string, string>> Commands(string task) =>
        task switch
        {
            "thermal" => OneOf(("thermal.rule", "rpn"), ("thermal.practice_trials", "2"), ("thermal.rule", "dorsal"))
                .Select(Command),
            "mechanical" => OneOf(
                    ("mechanical.rule", "rpn"),
                    ("mechanical.ladder_factor", "1.05"),
                    ("mechanical.rule", "dfns")
                )
                .Select(Command),
            "pressure" => OneOf(("pressure.practice_trials", "1"), ("pressure.cut_off", "300")).Select(Command),
            _ => Gen.Const(new Dictionary<string, string>(StringComparer.Ordinal)),
        };

    private static Dictionary<string, string> Command((string Id, string Value) command) =>
        new(StringComparer.Ordinal) { [command.Id] = command.Value };

    // Usually the right unit, sometimes none, sometimes any.
    private static string Units(string task, string any, string other, int kind)
    {
        var right = task switch
        {
            "thermal" => "Cel",
            "mechanical" => "mN",
            "pinprick" => "{rating_0_100}",
            "pressure" => "kPa",
            _ => "{grade}",
        };
        var value = kind switch
        {
            0 or 1 => right,
            2 => "unstated",
            _ => any,
        };
        string[] named = ["temperature", "rating", "pressure", "tenderness"];
        var parts = named.Select(name => (name, value)).Append(("force", task == "pinprick" ? other : value));
        return "{"
            + string.Join(
                ',',
                parts.Where(p => p.Item2.Length > 0).Select(p => $$"""{{'"'}}{{p.Item1}}":{"Units":"{{p.Item2}}"}""")
            )
            + "}";
    }

    private static Analysis? Analysed(Dictionary<string, string> commands, Recording recording)
    {
        try
        {
            return Lab.Analyse(commands, recording);
        }
        catch (StudyException fault)
        {
            Speak(fault.Note);
            return null;
        }
    }

    private static void Check(string task, string json, string[][] rows, Dictionary<string, string> commands)
    {
        if (Analysed(commands, Lab.Cells(task, json, Columns[task], rows)) is not { } analysis)
        {
            return;
        }

        for (var line = 2; line < rows.Length + 2; line++)
        {
            var trials = analysis.Trials.Count(trial => trial.Place.Line == line);
            var unknown = analysis.Notes.Count(note => note.Code == "MeasureUnknown" && note.Place.Line == line);
            Assert.Equal(1, trials + unknown);
        }

        CheckFindings(analysis);
    }

    private static void CheckFindings(Analysis analysis)
    {
        foreach (var note in analysis.Notes)
        {
            Speak(note);
        }

        var reasons = analysis.Notes.Select(note => note.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var trial in analysis.Trials.Where(t => t.Status == TrialStatus.Rejected))
        {
            Assert.Contains(trial.Reason, reasons);
        }

        foreach (var series in analysis.Trials.GroupBy(trial => (trial.Series, trial.Unit)))
        {
            var finding = Assert.Single(
                analysis.Findings,
                f =>
                    f.Series == series.Key.Series
                    && (
                        series.Count()
                        == f.TrialsUsed + f.TrialsRejected + series.Count(t => t.Status == TrialStatus.Practice)
                    )
            );
            Assert.Equal(series.Count(trial => trial.Counts), finding.TrialsUsed);
        }

        foreach (var finding in analysis.Findings)
        {
            var e = finding.Estimate;
            Assert.True(!e.IsFitted || double.IsFinite(e.Value), finding.ToString());
            Assert.True(!e.HasInterval || (e.Low <= e.Value && e.Value <= e.High), finding.ToString());
            Assert.False(finding.TrialsUsed == 0 && e.IsFitted, finding.ToString());
            foreach (var note in finding.Quality)
            {
                Speak(note);
            }
        }
    }

    private static void Speak(Note note)
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            Assert.NotEmpty(note.Message(language));
            Assert.NotEmpty(note.Remedy(language));
            Assert.DoesNotMatch(@"\{\d\}", note.Message(language));
        }
    }
}
