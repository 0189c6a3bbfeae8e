using System.Globalization;
using Dorsal.Laboratory;
using Dorsal.Messages;
using Dorsal.Reports.Figures;
using Dorsal.Studies;

namespace Dorsal.Reports.Pages;

/// <summary>A person's page, <c>people/sub-X.html</c>: the sensory profile, the findings and what stands behind each.</summary>
public static class PersonPage
{
    /// <summary>Folder of the pages, beside <see cref="IndexPage.FileName"/>.</summary>
    public const string Folder = "people";

    /// <summary>Name of a person's page.</summary>
    /// <param name="participant">Label without <c>sub-</c>.</param>
    public static string FileNameOf(string participant) => $"sub-{participant}.html";

    /// <summary>Writes the page.</summary>
    /// <param name="writer">Where to; the page says that it is UTF-8.</param>
    /// <param name="study">What the study says of itself.</param>
    /// <param name="result">The person's results, with z-scores where there is a norm.</param>
    /// <param name="context">Language, outcomes, and where the study folder lies as seen from the page.</param>
    public static void Write(TextWriter writer, StudyDescription study, ParticipantResult result, ReportContext context)
    {
        var words = context.Words;
        var notes = new NoteList(result.Notes.Concat(result.Findings.SelectMany(f => f.Quality)), context);
        var title = words.Say("Person.Title", result.Participant.Id);
        var page = PageShell.Page(
            words,
            $"{title} – {study.Name}",
            Header(study, result, title, words),
            [
                new("profile", words.Say("Profile.Heading"), Profiles(result, context)),
                new("findings", words.Say("Findings.Heading"), FindingsTable.Of(result.Findings, notes, context)),
                new("trials", words.Say("Trials.Heading"), TrialsSection.Of(result, context), IsPrinted: false),
                new("traces", words.Say("Traces.Heading"), TracesSection.Of(result, context), IsPrinted: false),
                new("notes", words.Say("Notes.Heading"), Markup.Of($"{notes.ToMarkup()}{NotPrinted(words)}")),
                new("protocol", words.Say("Protocol.Heading"), Protocol(result, context), IsPrinted: false),
            ]
        );
        writer.Write(page.Html);
    }

    // A person's trials alone fill dozens of sheets: paper has the profile, the values and the warnings.
    private static Markup NotPrinted(Words words) =>
        Markup.Of($"""<p class="printed">{words.Say("Person.NotPrinted")}</p>""");

    private static Markup Header(StudyDescription study, ParticipantResult result, string title, Words words)
    {
        var person = result.Participant;
        var facts = Parts.List(
            words,
            [
                person.Group.Length == 0 ? "" : words.Say("Person.Group", person.Group),
                person.Age is { } age ? words.Say("Person.Age", NumberText.Plain(age)) : words.Say("Person.NoAge"),
                words.Say($"Sex.{person.Sex}"),
            ]
        );
        var state =
            result.IsBroken ? Markup.Of($"""<p class="box">{words.Say("Person.Broken")}</p>""")
            : result.Findings.Count == 0 ? Markup.Of($"""<p class="box calm">{words.Say("Person.Empty")}</p>""")
            : Markup.Empty;
        return Markup.Of(
            $"""
            <p><a href="../{IndexPage.FileName}">{study.Name}</a></p><h1>{title}</h1><p class="lead">{facts}</p>{Generated(
                study,
                words
            )}{state}
            """
        );
    }

    /// <summary>Says where the data were made by a program.</summary>
    internal static Markup Generated(StudyDescription study, Words words) =>
        study.IsGenerated ? Markup.Of($"<p><strong>{words.Say("Generated")}</strong></p>") : Markup.Empty;

    private static Markup Profiles(ParticipantResult result, ReportContext context)
    {
        var words = context.Words;
        var number = 0;
        var figures = new List<Markup>();
        foreach (var session in result.Findings.GroupBy(f => f.Session, StringComparer.Ordinal))
        {
            foreach (var isSensory in new[] { true, false })
            {
                var title = words.Say(isSensory ? "Profile.Sensory" : "Profile.Other");
                var figure = SensoryProfile.Draw(session, context, title, isSensory);
                if (figure is not null)
                {
                    var id = string.Create(CultureInfo.InvariantCulture, $"z{++number}");
                    var caption = Parts.List(words, [title, words.Session(session.Key)]);
                    figures.Add(
                        Markup.Of(
                            $"""<div class="scroll wide" role="region" tabindex="0" aria-label="{caption}">{Parts.FigureOf(
                                figure,
                                id,
                                caption,
                                words.Say("Profile.Caption"),
                                words
                            )}</div>"""
                        )
                    );
                }
            }
        }

        return figures.Count > 0 ? Markup.Of($"""<div class="pair">{figures}</div>""")
            : result.Findings.Count > 0 ? Parts.Paragraph(words.Say("Profile.None"))
            : Markup.Empty;
    }

    private static Markup Protocol(ParticipantResult result, ReportContext context) =>
        Parts.Details(
            context.Words.Count("Protocol.Summary", result.Protocol.Count),
            ProtocolTable.Of(result.Protocol, context)
        );
}
