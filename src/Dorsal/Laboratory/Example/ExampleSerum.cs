using System.Globalization;
using Dorsal.Numerics;
using Dorsal.Studies;

namespace Dorsal.Laboratory.Example;

/// <summary>
/// Sera and disc grades of the example study. Concentrations are log-normal as in 6085 people (CoLaus; evidence sections 1-5, C.7), shifts and
/// analytes beyond the four are made up; grades rise with age in everybody (evidence 1.11), by a made-up line.
/// </summary>
internal static class ExampleSerum
{
    private const string Assay = "kit A";

    // Came with a cold: made up, and above the 10 mg/L at which CRP is flagged.
    private const string Ill = "02";
    private const double IllCrp = 18.4;

    // Mean and SD of ln, and the limit of detection: that below which the share of CoLaus lies.
    private static readonly (string Analyte, string Unit, double Mean, double Sd, double Limit)[] Analytes =
    [
        ("CRP", "mg/L", 0.262, 1.115, 0.15),
        ("IL6", "pg/mL", 0.385, 1.189, 0.26),
        ("TNF", "pg/mL", 1.061, 0.676, 0.5),
        ("IL1b", "pg/mL", 0.157, 1.553, 0.7),
        ("IL8", "pg/mL", 2, 0.6, 1),
        ("IL10", "pg/mL", 1, 1, 0.5),
        ("IL17", "pg/mL", 1.5, 1, 1),
        ("IFNg", "pg/mL", 1.5, 1, 1),
        ("fibrinogen", "g/L", 1.1, 0.2, 0.5),
    ];

    private static readonly string[] Levels = ["L1-L2", "L2-L3", "L3-L4", "L4-L5", "L5-S1"];

    /// <summary>Writes a person's serum and grades.</summary>
    public static void Write(StudyWriter writer, ExamplePerson person, string session)
    {
        writer.WriteTrials(
            RecordingFile.Trials(person.Label, session, "serum"),
            ["analyte", "concentration", "unit", "assay", "haemolysis"],
            Sera(person)
        );
        writer.WriteTrials(
            RecordingFile.Trials(person.Label, session, "discs"),
            ["level", "pfirrmann", "modic", "rater"],
            Grades(person)
        );
    }

    private static IEnumerable<string[]> Sera(ExamplePerson person)
    {
        const double ShiftInPatients = 0.2;
        foreach (var (analyte, unit, mean, sd, limit) in Analytes)
        {
            var z = person.Stream("serum " + analyte).NextGaussian();
            var value = Math.Exp(mean + (sd * (z + (person.IsPatient ? ShiftInPatients : 0))));
            value = analyte == "CRP" && person.Label == Ill ? IllCrp : value;
            var text = value < limit ? "<" + Text(limit) : Text(Math.Round(value, 3));
            yield return [analyte, text, unit, Assay, "no"];
        }
    }

    // Two raters, of whom the second is one grade off in one disc of five.
    private static IEnumerable<string[]> Grades(ExamplePerson person)
    {
        const double Disagree = 0.1;
        var random = person.Stream("discs");
        foreach (var (level, i) in Levels.Select((level, i) => (level, i)))
        {
            var grade = Grade(1 + (person.Age / 20) + (0.25 * i) + (0.7 * random.NextGaussian()));
            var modic = grade < 4 || random.NextDouble() < 0.6 ? 0 : 1 + (int)(3 * random.NextDouble());
            var draw = random.NextDouble();
            var other =
                draw < Disagree ? grade - 1
                : draw > 1 - Disagree ? grade + 1
                : grade;
            yield return [level, Text(grade), Text(modic), "A"];
            yield return [level, Text(Grade(other)), Text(modic), "B"];
        }
    }

    private static double Grade(double value) => Math.Clamp(Math.Round(value), 1, 5);

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
