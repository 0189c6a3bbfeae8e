using Dorsal.Laboratory.Protocols;
using Dorsal.Messages;
using Dorsal.Parameters;
using Dorsal.Reports.Pages;
using Dorsal.Studies;

namespace Dorsal.Tests.Reports;

public class ProtocolTests
{
    [Fact]
    public void Every_default_shows_where_it_comes_from()
    {
        var context = MadeUpCatalogue.Context(Language.English);
        Assert.All(
            ParameterTable.All,
            parameter =>
            {
                var choice = new ProtocolChoice(
                    parameter.Id,
                    parameter.Value,
                    parameter.Unit,
                    ProtocolSource.Default,
                    ""
                );
                var table = ProtocolTable.Of([choice], context).Html;
                Assert.Contains(Markup.Escape(parameter.Source), table, StringComparison.Ordinal);
                Assert.Contains(Markup.Escape(parameter.Meaning), table, StringComparison.Ordinal);
            }
        );
    }

    [Fact]
    public void Every_word_that_the_report_looks_up_by_name_is_there()
    {
        string[] keys =
        [
            .. Enum.GetNames<ProtocolSource>().Select(name => "ProtocolSource." + name),
            .. Enum.GetNames<OriginKind>().Select(name => "OriginKind." + name),
            .. Enum.GetNames<Confidence>().Select(name => "Confidence." + name),
            .. Enum.GetNames<Sex>().Select(name => "Sex." + name),
        ];
        Assert.All(keys, key => Assert.NotNull(Text.Report.Find(Language.Japanese, key)));
    }
}
