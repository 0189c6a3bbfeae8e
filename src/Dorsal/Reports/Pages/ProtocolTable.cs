using Dorsal.Laboratory.Protocols;
using Dorsal.Parameters;
using Dorsal.Units;

namespace Dorsal.Reports.Pages;

/// <summary>The protocol as it was used: each field, who decided it, and where a default comes from.</summary>
internal static class ProtocolTable
{
    public static Markup Of(IEnumerable<ProtocolChoice> protocol, ReportContext context)
    {
        var words = context.Words;
        var table = new HtmlTable(
            words.Say("Protocol.Caption"),
            words.Say("Protocol.Field"),
            "#" + words.Say("Protocol.Value"),
            words.Say("Protocol.DecidedBy"),
            words.Say("Protocol.Origin")
        );
        foreach (var test in protocol.GroupBy(TestOf, StringComparer.Ordinal))
        {
            table.Group(words.Test(test.Key));
            foreach (var choice in test.DistinctBy(c => (c.Id, c.Value, c.Source, c.File)))
            {
                table.Row(Field(choice), Value(choice), Decider(choice, context), Origin(choice, context));
            }
        }

        return table.ToMarkup();
    }

    private static string TestOf(ProtocolChoice choice) => choice.Id.Split('.')[0];

    private static Markup Field(ProtocolChoice choice)
    {
        var name = choice.Id[(choice.Id.IndexOf('.', StringComparison.Ordinal) + 1)..].Replace('_', ' ');
        return ParameterTable.Find(choice.Id) is { Meaning.Length: > 0 } parameter
            ? Markup.Of($"""{name}<span class="sub" lang="en">{parameter.Meaning}</span>""")
            : Parts.Plain(name);
    }

    private static Markup Value(ProtocolChoice choice) =>
        Parts.Plain(
            Unit.TryParse(choice.Unit, out var unit) && unit.Symbol.Length > 0
                ? $"{choice.Value} {unit.Symbol}"
                : choice.Value
        );

    private static Markup Decider(ProtocolChoice choice, ReportContext context)
    {
        var who = context.Words.Say($"ProtocolSource.{choice.Source}");
        return choice.File.Length == 0 ? Parts.Plain(who) : Markup.Of($"{who} {Parts.FileLink(choice.File, context)}");
    }

    private static Markup Origin(ProtocolChoice choice, ReportContext context)
    {
        if (choice.Source != ProtocolSource.Default || ParameterTable.Find(choice.Id) is not { } parameter)
        {
            return Markup.Empty;
        }

        var words = context.Words;
        var kind = words.Say($"OriginKind.{parameter.Kind}");
        var confidence = words.Say($"Confidence.{parameter.Confidence}");
        return Markup.Of(
            $"""{kind}{words.Say("Separator.List")}{confidence}<span class="sub">{parameter.Source}</span>"""
        );
    }
}
