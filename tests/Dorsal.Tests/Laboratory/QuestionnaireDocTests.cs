using System.Globalization;
using System.Text;
using Dorsal.Laboratory.Questionnaires;
using Dorsal.Messages;
using Dorsal.Tests.House;

namespace Dorsal.Tests.Laboratory;

/// <summary>The table of instruments in the document is made of the rules (DORSAL_WRITE_DOCS=1 writes it).</summary>
public class QuestionnaireDocTests
{
    private const string Begin = "<!-- instruments -->\n";
    private const string End = "<!-- /instruments -->";

    [Fact]
    public void The_table_of_instruments_is_that_of_the_rules()
    {
        var path = Path.Combine(Repository.Root, "docs", "tests", "questionnaires.md");
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        var start = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var end = text.IndexOf(End, StringComparison.Ordinal);
        var expected = Table();
        if (Environment.GetEnvironmentVariable("DORSAL_WRITE_DOCS") == "1")
        {
            File.WriteAllText(path, text[..start] + expected + text[end..]);
        }
        else
        {
            Assert.Equal(expected, text[start..end]);
        }
    }

    private static string Table()
    {
        var text = new StringBuilder();
        text.Append(
            "| instrument | items | may be missing | scores | classes | important change |\n|---|---|---|---|---|---|\n"
        );
        foreach (var instrument in InstrumentCatalogue.All)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| `{instrument.Id}` {instrument.Names[0]} ({string.Join(", ", instrument.Versions)}) | {Items(instrument)} | {Missing(instrument)} | {Scores(instrument)} | {Classes(instrument)} | {Changes(instrument)} |\n"
            );
        }

        text.Append('\n');
        foreach (var instrument in InstrumentCatalogue.All.Where(instrument => instrument.Remark.Length > 0))
        {
            text.Append(CultureInfo.InvariantCulture, $"- **{instrument.Names[0]}**: {instrument.Remark}\n");
        }

        return text.ToString();
    }

    private static string Items(Instrument instrument) =>
        Join(
            instrument.Items.Select(items =>
                FormattableString.Invariant($"{items.Ids}: {items.Lowest}–{items.Highest}")
                + (items.Reversed.Length > 0 ? $", reversed {items.Reversed}" : "")
            )
        ) + Trust(instrument, instrument.Items[0].Source);

    private static string Missing(Instrument instrument) =>
        FormattableString.Invariant($"{instrument.Missing.Most}")
        + (instrument.Missing.BlankCountsZero is { Length: > 0 } items ? $"; a blank {items} counts 0" : "")
        + Trust(instrument, instrument.Missing.Source);

    private static string Scores(Instrument instrument) =>
        Join(
            instrument.Scores.Select(score =>
                FormattableString.Invariant($"`{score.Id}` {score.Lowest}–{score.Highest}")
                + string.Concat(score.HighestBy.Select(by => FormattableString.Invariant($", {by.Key} to {by.Value}")))
                + (score.All.Count == 1 || instrument.Scores.Count == 1 ? "" : $" (items {score.Items})")
            )
        );

    private static string Classes(Instrument instrument) =>
        Join(
            instrument.CutOffs.Select(cutOff =>
                (instrument.Scores.Count > 1 ? $"`{cutOff.Score}` " : "")
                + (cutOff.Language.Length > 0 ? $"[{cutOff.Language}] " : "")
                + (cutOff.Alternative ? "[alternative] " : "")
                + string.Join(", ", cutOff.Labels.Select(Label).Concat(cutOff.Classes.Select(Class)))
                + Trust(instrument, cutOff.Source)
                + (cutOff.Fractions.Length > 0 ? "; between whole numbers" + Trust(instrument, cutOff.Fractions) : "")
            )
        );

    private static string Class(ScoreClass c) =>
        (
            c.Above is { } above
                ? FormattableString.Invariant($"above {above} ")
                : FormattableString.Invariant($"from {c.From} ")
        ) + Label(c.Label);

    private static string Changes(Instrument instrument) =>
        Join(
            instrument.ImportantChanges.Select(change =>
                (instrument.Scores.Count > 1 ? $"`{change.Score}` " : "")
                + FormattableString.Invariant($"{change.Value}")
                + (change.Low is { } low ? FormattableString.Invariant($" [{low}, {change.High}]") : "")
                + (change.PercentOfBaseline is { } percent ? FormattableString.Invariant($" or {percent} %") : "")
                + (change.Where.Length > 0 ? $" ({change.Where})" : "")
                + Trust(instrument, change.Source)
            )
        );

    private static string Label(string id) => Text.Terms.Get(Language.English, "Class." + id);

    private static string Trust(Instrument instrument, string source) =>
        instrument.Sources[source].Confidence switch
        {
            Parameters.Confidence.Verified => " *verified*",
            Parameters.Confidence.Ours => " *ours*",
            Parameters.Confidence.MemoryHigh => " *memory, high*",
            Parameters.Confidence.MemoryMedium => " *memory, medium*",
            _ => " *memory, low*",
        };

    private static string Join(IEnumerable<string> parts) => string.Join("<br>", parts);
}
