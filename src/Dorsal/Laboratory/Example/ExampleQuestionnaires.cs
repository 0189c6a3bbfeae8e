using System.Globalization;
using Dorsal.Laboratory.PainDiary;
using Dorsal.Laboratory.Questionnaires;
using Dorsal.Numerics;
using Dorsal.Studies;

namespace Dorsal.Laboratory.Example;

/// <summary>
/// Questionnaires and pain diaries of the example study. One draw a person says how burdened it is, and its answers scatter around that;
/// the figures are made up and model nobody.
/// </summary>
/// <remarks>Warts on purpose: person 2 left out an item of the PCS, and some patients only tick what applies on the RMDQ.</remarks>
internal static class ExampleQuestionnaires
{
    private const int DiaryDays = 180;
    private const double BurdenOfControls = 0.15;
    private const double BurdenOfPatients = 0.5;
    private const double SdPeople = 0.12;
    private const double SdItems = 0.15;
    private const double SdDays = 1.2;
    private const double DayCorrelation = 0.6;
    private const double DaysForgotten = 0.05;

    public static readonly string[] DiaryColumns = ["measure", "day", "rating"];

    /// <summary>Writes a table an instrument, with its sidecar, for all people and sessions.</summary>
    public static void Write(StudyWriter writer, IReadOnlyList<ExamplePerson> people, IReadOnlyList<string> sessions)
    {
        foreach (var instrument in InstrumentCatalogue.All)
        {
            var items = AnswerTable.Items(instrument);
            var rows =
                from person in people
                from session in sessions
                select (IReadOnlyList<string>)
                    [
                        "sub-" + person.Label,
                        "ses-" + session,
                        .. items.Select(i => Answer(instrument, i.Rule, i.Item, person, session)),
                    ];
            writer.WritePhenotype(
                instrument.Id,
                ["participant_id", "session_id", .. items.Select(i => AnswerTable.Column(instrument, i.Item))],
                rows,
                AnswerTable.Sidecar(instrument)
            );
        }
    }

    /// <summary>Average pain of every day, as whole numbers; some days are forgotten.</summary>
    public static IEnumerable<string[]> Diary(ExamplePerson person)
    {
        var random = person.Stream("diary");
        var ratings = new DiaryGenerator(10 * Burden(person), SdDays, DayCorrelation).Make(DiaryDays, random);
        for (var day = 0; day < DiaryDays; day++)
        {
            if (random.NextDouble() >= DaysForgotten)
            {
                yield return ["average", Text(day + 1), Text(Math.Clamp(Math.Round(ratings[day]), 0, 10))];
            }
        }
    }

    // 0 nothing to 1 the worst.
    private static double Burden(ExamplePerson person) =>
        (person.IsPatient ? BurdenOfPatients : BurdenOfControls) + (SdPeople * person.Stream("burden").NextGaussian());

    private static string Answer(
        Instrument instrument,
        ItemRule rule,
        string item,
        ExamplePerson person,
        string session
    )
    {
        var random = person.Stream($"{instrument.Id} {item} {session}");
        var burden = Math.Clamp(Burden(person) + (SdItems * random.NextGaussian()), 0, 1);
        return instrument.Id switch
        {
            "pcs" when person.Index == 1 && item == "13" => TrialTable.Missing,
            "rmdq" when person.IsPatient && person.Index % 4 == 0 => burden > 0.5 ? "1" : TrialTable.Missing,
            "psqi" when rule.Fractions => Sleep(item, burden),
            "paindetect" when item == "pattern" => Text(1 + random.NextInt(4)),
            "paindetect" when item == "radiating" => Text(burden > 0.5 ? 1 : 0),
            "nih" when item == "frequency" => Text(burden > 0.5 ? 1 : 3),
            _ => Text(rule.Scored(item, rule.Lowest + Math.Round(burden * (rule.Highest - rule.Lowest)))),
        };
    }

    // To bed at 23:00 and up at 7:00; who is burdened lies awake for up to an hour and sleeps up to three hours less.
    private static string Sleep(string item, double burden) =>
        item switch
        {
            "1" => "23:00",
            "2" => Text(Math.Round(60 * burden)),
            "3" => "7:00",
            _ => Text(Math.Round(7.5 - (3 * burden), 1)),
        };

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
