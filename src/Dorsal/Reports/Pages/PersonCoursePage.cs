using Dorsal.Courses;
using Dorsal.Courses.Simulation;
using Dorsal.People;
using Dorsal.Reports.Figures;

namespace Dorsal.Reports.Pages;

/// <summary>The page of a virtual person: pain over the days, and below it each axis of the profile.</summary>
internal static class PersonCoursePage
{
    public static string Html(PersonCourse course, Words words)
    {
        var title = words.Say("PersonCourse.Title", course.Person.Id);
        var axes = Axis.All.Select((axis, i) => Drawing(PersonFigures.Axis(course, i, words), axis.Name, words));
        return PageShell
            .Page(
                words,
                title,
                Header(course, title, words),
                [
                    new(
                        "pain",
                        words.Say("PersonCourse.PainTitle"),
                        Parts.FigureOf(PersonFigures.Pain(course, words), "pain", "", "", words)
                    ),
                    new(
                        "axes",
                        words.Say("PersonCourse.Axes"),
                        Markup.Of(
                            $"""{Parts.Paragraph(words.Say("PersonCourse.AxesMeaning"))}<div class="grid">{axes}</div>"""
                        )
                    ),
                    new("person", words.Say("PersonCourse.Who"), Covariates(course.Person, words)),
                ],
                "PersonCourse.Footer"
            )
            .Html;
    }

    private static Markup Drawing(Figure figure, string id, Words words) =>
        Parts.FigureOf(figure, "axis-" + id.Replace('_', '-'), figure.Title, "", words);

    private static Markup Header(PersonCourse course, string title, Words words)
    {
        var person = course.Person;
        var facts = Parts.List(
            words,
            [
                words.Say("Person.Age", NumberText.Fixed(person[Covariate.Age], 0)),
                words.Say(person[Covariate.Female] > 0 ? "Sex.Female" : "Sex.Male"),
                words.Say($"PersonCourse.{person.Region}"),
                course.Arm == TreatmentPlan.Nothing.Arms[0] ? "" : words.Say("PersonCourse.Arm", course.Arm.Name),
            ]
        );
        return Markup.Of(
            $"""<h1>{title}</h1><p class="lead">{facts}</p><p><strong>{words.Say("Generated")}</strong></p>"""
        );
    }

    private static Markup Covariates(Person person, Words words)
    {
        var table = new HtmlTable(
            words.Say("PersonCourse.Who"),
            words.Say("PersonCourse.Covariate"),
            "#" + words.Say("PersonCourse.Value")
        );
        foreach (var covariate in Enum.GetValues<Covariate>())
        {
            table.Row(
                Parts.Plain(words.Term("Covariate", SnakeCase.Of(covariate))),
                Parts.Plain(NumberText.Plain(Math.Round(person[covariate], 2)))
            );
        }

        return table.ToMarkup();
    }
}
