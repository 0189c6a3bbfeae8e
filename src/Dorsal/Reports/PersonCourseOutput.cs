using System.Globalization;
using Dorsal.Courses.Simulation;
using Dorsal.Messages;
using Dorsal.Reports.Pages;

namespace Dorsal.Reports;

/// <summary>Writes the course of a virtual person: <c>person-K.tsv</c> and a page with its figures, <c>person-K.html</c>.</summary>
public static class PersonCourseOutput
{
    /// <summary>Writes both files, each whole or not at all.</summary>
    /// <param name="folder">Where to; made if it does not exist.</param>
    /// <param name="course">The course.</param>
    /// <param name="language">The language of the page.</param>
    /// <returns>The path of the page.</returns>
    public static async Task<string> WriteAsync(string folder, PersonCourse course, Language language)
    {
        ArgumentNullException.ThrowIfNull(course);
        var name = string.Create(CultureInfo.InvariantCulture, $"person-{course.Person.Id}");
        var page = Path.GetFullPath(Path.Combine(folder, name + ".html"));
        await PartFile.WriteAsync(Path.ChangeExtension(page, ".tsv"), course.ToTsv()).ConfigureAwait(false);
        await PartFile.WriteAsync(page, PersonCoursePage.Html(course, new Words(language))).ConfigureAwait(false);
        return page;
    }
}
