using System.Globalization;
using System.Text;
using Dorsal.Laboratory.GreyMatter;
using Dorsal.Messages;
using Dorsal.Studies;

namespace Dorsal.Laboratory.Groups;

/// <summary>The columns that people's covariates make in a linear model.</summary>
internal sealed class Covariates
{
    private readonly List<Func<Participant, double>> columns = [];

    private Covariates(IReadOnlyList<string> names) => Names = names;

    /// <summary>Names as they were asked for.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Prepares covariates: age in years, sex as women 0 and men 1, numbers as they are, words as one column a level but the first. Where most cells are numbers the others count as missing.</summary>
    /// <param name="names">Columns of <c>participants.tsv</c>.</param>
    /// <param name="people">The people of the study.</param>
    /// <exception cref="StudyException">The study has no such column.</exception>
    public static Covariates Of(IReadOnlyList<string> names, IReadOnlyList<Participant> people)
    {
        var covariates = new Covariates(names);
        foreach (var name in names)
        {
            covariates.columns.AddRange(Columns(name, people));
        }

        return covariates;
    }

    /// <summary>Age and sex, as far as the study states them.</summary>
    public static IReadOnlyList<string> Usual(IReadOnlyList<Participant> people)
    {
        var names = new List<string>();
        if (people.Any(person => person.Age is not null))
        {
            names.Add("age");
        }

        if (people.Select(person => person.Sex).Where(sex => sex != Sex.Unstated).Distinct().Count() > 1)
        {
            names.Add("sex");
        }

        return names;
    }

    /// <summary>The usual ones, and for brain images scanner and depression as well (evidence sections 6-10, C3), as far as stated.</summary>
    public static IReadOnlyList<string> Imaging(IReadOnlyList<Participant> people) =>
        [
            .. Usual(people),
            .. ((string[])[ImagingNotes.Scanner, ImagingNotes.Depression]).Where(name =>
                people.Any(person => TextOf(person, name).Length > 0)
            ),
        ];

    /// <summary>A column as a number; NaN where it is missing or a word.</summary>
    public static double NumberOf(Participant person, string name) => Number(TextOf(person, name));

    /// <summary>A person's values; null where one is missing.</summary>
    public double[]? ValuesOf(Participant person)
    {
        var values = columns.ConvertAll(column => column(person));
        return values.TrueForAll(double.IsFinite) ? [.. values] : null;
    }

    /// <summary>The columns of people's values. What does not vary among them, such as their only scanner, is held equal already.</summary>
    public static IEnumerable<double[]> Varying(IReadOnlyList<double[]> people) =>
        Enumerable
            .Range(0, people[0].Length)
            .Select(i => people.Select(values => values[i]).ToArray())
            .Where(column => column.Distinct().Count() > 1);

    /// <summary>Cells that are no number in a column of numbers: they count as missing, and each is told.</summary>
    /// <param name="names">Columns of <c>participants.tsv</c>; those that hold words have no such cells.</param>
    /// <param name="people">The people of the study.</param>
    public static IEnumerable<Note> NotNumbers(IEnumerable<string> names, IReadOnlyList<Participant> people) =>
        names
            .Except(["age", "sex"], StringComparer.Ordinal)
            .Where(name => name == DurationSlopes.Years || IsOfNumbers(people.Select(person => TextOf(person, name))))
            .SelectMany(name => people.Select(person => (Person: person, Name: name, Text: TextOf(person, name))))
            .Where(cell => cell.Text.Length > 0 && double.IsNaN(Number(cell.Text)))
            .Select(cell => new Note(
                Grade.Warning,
                "CovariateNotANumber",
                new Place("participants.tsv", cell.Person.Line, cell.Name),
                cell.Text,
                null,
                cell.Name
            )
            {
                Subject = new Subject(cell.Person.Id),
            });

    private static IEnumerable<Func<Participant, double>> Columns(string name, IReadOnlyList<Participant> people)
    {
        if (name == "age")
        {
            return [person => person.Age ?? double.NaN];
        }

        if (name == "sex")
        {
            return
            [
                person =>
                    person.Sex switch
                    {
                        Sex.Female => 0,
                        Sex.Male => 1,
                        _ => double.NaN,
                    },
            ];
        }

        var texts = people
            .Select(person => TextOf(person, name))
            .Where(text => text.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        if (texts.Count == 0)
        {
            var known = people.SelectMany(person => person.Columns.Keys).Distinct(StringComparer.Ordinal);
            throw new StudyException(
                new Note(Grade.Error, "OptionUnknown", new Place("--covariates"), name, string.Join(", ", known))
            );
        }

        return IsOfNumbers(people.Select(person => TextOf(person, name)))
            ? [person => Number(TextOf(person, name))]
            : texts
                .Order(StringComparer.Ordinal)
                .Skip(1)
                .Select(level => (Func<Participant, double>)(person => Level(TextOf(person, name), level)));
    }

    // A slip in one cell, or decimal commas, must not turn a score into words with a column each.
    private static bool IsOfNumbers(IEnumerable<string> texts)
    {
        var stated = texts.Where(text => text.Length > 0).ToList();
        return 2 * stated.Count(IsMeantAsNumber) > stated.Count;
    }

    private static bool IsMeantAsNumber(string text) =>
        double.IsFinite(Number(text.Normalize(NormalizationForm.FormKC).Replace(',', '.')));

    private static string TextOf(Participant person, string name) =>
        person.Columns.GetValueOrDefault(name, "") is var text && text is not TrialTable.Missing ? text : "";

    private static double Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
            ? number
            : double.NaN;

    private static double Level(string text, string level) =>
        text.Length == 0 ? double.NaN
        : text == level ? 1
        : 0;
}
