using System.Globalization;
using Dorsal.Laboratory;
using Dorsal.Laboratory.Groups;
using Dorsal.Laboratory.Protocols;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Studies;
using Dorsal.Units;
using TestRetest = Dorsal.Laboratory.Groups.TestRetest;

namespace Dorsal.Tests.Reports;

/// <summary>A study of two groups with everything that a report must be able to show. The numbers are made up and always the same.</summary>
internal static class MadeUpStudy
{
    public const string Norm = "controls of this study";

    /// <summary>Writes the files that <see cref="Study.Open"/> needs into a folder, and makes up the results.</summary>
    public static (StudyResult Study, IReadOnlyList<ParticipantResult> People) Make(
        string folder,
        int perGroup = 8,
        string name = "Low back pain, laboratory of the north clinic"
    )
    {
        var lines = new List<string> { "participant_id\tage\tsex\tgroup" };
        for (var i = 0; i < perGroup * 2; i++)
        {
            var group = i < perGroup ? "patients" : "controls";
            lines.Add(
                FormattableString.Invariant($"sub-{Label(i)}\t{24 + (i * 7 % 41)}\t{(i % 2 == 0 ? "F" : "M")}\t{group}")
            );
        }

        Directory.CreateDirectory(folder);
        File.WriteAllText(
            Path.Combine(folder, "dataset_description.json"),
            $$"""{"Name": "{{name}}", "BIDSVersion": "1.10.0", "GeneratedBy": [{"Name": "Dorsal"}]}"""
        );
        File.WriteAllText(Path.Combine(folder, "participants.tsv"), string.Join('\n', lines) + "\n");
        var study = Study.Open(folder);
        var people = study.Participants.Select((person, i) => MadeUpPerson.Of(person, i, perGroup)).ToList();
        return (Gather(study, people, perGroup), people);
    }

    private static StudyResult Gather(Study study, List<ParticipantResult> people, int perGroup)
    {
        var findings = people.SelectMany(p => p.Findings).ToList();
        var contrasts = findings
            .GroupBy(f => (f.Test, f.Series))
            .Select(
                (g, i) =>
                    new GroupContrast(
                        g.Key.Test,
                        "",
                        g.Key.Series,
                        "patients",
                        "controls",
                        perGroup - 1,
                        perGroup,
                        i % 3,
                        new Estimate(Wave(i) * 1.2, 0.5, (Wave(i) * 1.2) - 1, (Wave(i) * 1.2) + 1),
                        g.First().Norm.Length == 0 ? double.NaN : Math.Abs(Wave(i + 40)) / 5
                    )
            )
            .ToList();
        var reliability = findings
            .Where(f => f.Test == "pressure")
            .Select(f => f.Series)
            .Distinct()
            .Select(
                (series, i) =>
                    new TestRetest(
                        "pressure",
                        series,
                        "1",
                        "2",
                        Unit.Parse("log10(kPa)"),
                        14,
                        new Estimate(0.85 - (0.03 * i), 0.1, 0.62, 0.94),
                        new IntraclassCorrelation(
                            new Estimate(0.82 - (0.03 * i), double.NaN, 0.6, 0.93),
                            new Estimate(0.84 - (0.03 * i), double.NaN, 0.62, 0.94)
                        ),
                        31.2 + i,
                        (31.2 + i) * 1.96 * Math.Sqrt(2)
                    )
            )
            .ToList();
        Note[] notes =
        [
            new(
                Grade.Warning,
                "DescriptionIncomplete",
                new Place("dataset_description.json"),
                null,
                "Name, BIDSVersion"
            ),
            .. people.SelectMany(p => p.Notes),
        ];
        return new StudyResult(
            study,
            study.Participants,
            findings,
            GroupSummaries.Of(findings, study.Participants),
            contrasts,
            ConditionContrasts.Of(findings, study.Participants),
            reliability,
            AdjustedContrasts.Of(findings, study.Participants, ["age", "sex"], "control", []),
            ReliableChanges.Of(findings, study.Participants),
            MeasurementErrors.Of(findings),
            notes,
            people[0].Protocol,
            [.. people.Where(p => p.IsBroken).Select(p => p.Participant.Id)],
            [.. people.Where(p => p.Findings.Count == 0).Select(p => p.Participant.Id)],
            Norm
        );
    }

    /// <summary>A number between -1 and 1 that looks random and is not.</summary>
    public static double Wave(double i)
    {
        var bits = unchecked((uint)(int)Math.Round(i * 97)) * 2654435761u;
        bits = (bits ^ (bits >> 15)) * 2246822519u;
        bits = (bits ^ (bits >> 13)) * 3266489917u;
        return ((bits ^ (bits >> 16)) / (double)uint.MaxValue * 2) - 1;
    }

    private static string Label(int i) => "P" + (i + 1).ToString("00", CultureInfo.InvariantCulture);
}
