using System.Globalization;
using Dorsal.Laboratory;
using Dorsal.Laboratory.RestingConnectivity;
using Dorsal.Reports.Figures;
using Dorsal.Reports.Tables;

namespace Dorsal.Reports.Pages;

/// <summary>Networks of groups at rest: the network-based statistic, and hubs against those of the controls.</summary>
internal static class NetworksPart
{
    public static Markup Of(StudyResult result, (string Test, string Session) of, string heading, ReportContext context)
    {
        if (of.Test != "rest")
        {
            return Markup.Empty;
        }

        var networks = result.Networks.Where(n => n.Session == of.Session).ToList();
        var hubs = result.Hubs.Where(h => h.Session == of.Session).ToList();
        var figures = networks
            .Select((network, i) => FigureOf(network, of.Session, i, context))
            .Concat(
                hubs.GroupBy(hub => hub.Group, StringComparer.Ordinal)
                    .Select((group, i) => FigureOf([.. group], of.Session, i, context))
            )
            .ToList();
        return figures.Count == 0
            ? Markup.Empty
            : Markup.Of($"""<div class="grid fit">{figures}</div>{Table(networks, heading, context)}""");
    }

    private static Markup FigureOf(NetworkContrast network, string session, int number, ReportContext context)
    {
        var words = context.Words;
        var pair = words.Say("Contrast.Pair", network.Group, network.Reference);
        var figure = NetworkFigure.Draw(network, context, words.Say("Network.Title", pair));
        return Parts.FigureOf(
            figure,
            Id("nbs", session, number),
            words.Say("Network.Title", pair),
            words.Say("Network.Small"),
            words
        );
    }

    // One density stands for all: the middle one.
    private static Markup FigureOf(HubPattern[] hubs, string session, int number, ReportContext context)
    {
        var words = context.Words;
        var hub = hubs[hubs.Length / 2];
        var title = words.Say("Hub.Title", words.Say("Contrast.Pair", hub.Group, hub.Reference));
        var density = hub.Density.ToString(CultureInfo.InvariantCulture);
        var figure = HubFigure.Draw(hub, context, title);
        return figure is null
            ? Markup.Empty
            : Parts.FigureOf(figure, Id("hub", session, number), title, words.Say("Hub.Small", density), words);
    }

    private static string Id(string kind, string session, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind}{session}-{number}");

    private static Markup Table(IReadOnlyList<NetworkContrast> networks, string heading, ReportContext context)
    {
        if (networks.Count == 0)
        {
            return Markup.Empty;
        }

        var words = context.Words;
        var held = networks.SelectMany(n => n.Covariates).Distinct(StringComparer.Ordinal);
        var table = new HtmlTable(
            words.Say("Network.Caption", heading, Parts.List(words, held), networks[0].Permutations),
            words.Say("Contrast.Groups"),
            "#n",
            "#" + words.Say("Network.Component"),
            "#" + words.Say("Network.Edges"),
            "#" + words.Say("Network.PExtent"),
            "#" + words.Say("Network.PIntensity")
        );
        foreach (var row in networks.SelectMany(NetworkRow.Of))
        {
            var (contrast, found) = (row.Contrast, row.Component);
            table.Row(
                Parts.Plain(words.Say("Contrast.Pair", contrast.Group, contrast.Reference)),
                Parts.Plain(words.Say("Contrast.Counts", contrast.Count, contrast.ReferenceCount)),
                row.Number is { } number ? Parts.Number(number) : Parts.Plain(words.Say("Network.None")),
                Parts.Number(found?.Edges.Count ?? 0),
                Parts.Plain(found is null ? "" : NumberText.Probability(found.PExtent)),
                Parts.Plain(found is null ? "" : NumberText.Probability(found.PIntensity))
            );
        }

        return table.ToMarkup();
    }
}
