using System.Globalization;
using Dorsal.Laboratory;
using Dorsal.Reports.Figures;

namespace Dorsal.Reports.Pages;

/// <summary>The recorded signals of a person with the marks that the analysis set.</summary>
internal static class TracesSection
{
    public static Markup Of(ParticipantResult result, ReportContext context)
    {
        var words = context.Words;
        var number = 0;
        return Markup.Join(
            result
                .Traces.GroupBy(t => (t.Session, t.Test))
                .Select(group =>
                {
                    var figures = group.Select(t => FigureOf(t.Trace, ++number, context)).ToList();
                    var heading = Parts.List(words, [words.Test(group.Key.Test), words.Session(group.Key.Session)]);
                    return Markup.Of($"""<h3>{heading}</h3><div class="grid">{figures}</div>""");
                })
        );
    }

    private static Markup FigureOf(Trace trace, int number, ReportContext context)
    {
        var words = context.Words;
        var place = words.Place(BodyPlace.Of(trace.Series));
        var trial = trace.Label.Length == 0 ? "" : words.Say("Traces.Trial", trace.Label);
        var caption = Parts.List(words, [place, trial]);
        var title = words.Say("Traces.Title", words.Series(trace.Series), trial).TrimEnd(' ', ',', '、');
        var figure = TraceFigure.Draw(trace, context, title);
        var file = Parts.OwnFileLink(trace.SourceFile, context);
        var id = string.Create(CultureInfo.InvariantCulture, $"s{number}");
        var under = Markup.Of($"<p class=\"where\">{file}</p>");
        return figure is null
            ? Markup.Of($"<p>{words.Say("Trials.NoValue", title)} {file}</p>")
            : Markup.Of($"<div>{Parts.FigureOf(figure, id, caption, "", words)}{under}</div>");
    }
}
