using Dorsal.Messages;
using Dorsal.Studies;

namespace Dorsal.Laboratory.GreyMatter;

/// <summary>What bears on a comparison of brains between groups: scanners and versions of FreeSurfer.</summary>
internal static class ImagingNotes
{
    /// <summary>The column of <c>participants.tsv</c> that names the scanner.</summary>
    public const string Scanner = "scanner";

    /// <summary>The column of <c>participants.tsv</c> that holds depression, as a score or as words.</summary>
    public const string Depression = "depression";

    /// <summary>The notes.</summary>
    public static IEnumerable<Note> Of(IReadOnlyList<Finding> findings, IReadOnlyList<Participant> participants)
    {
        var brains = findings.Where(f => f.Test == GreyMatterTest.TestId && f.Detector != Detector.AsGiven).ToList();
        if (brains.Count == 0)
        {
            return [];
        }

        var measured = brains.Select(f => f.Participant).ToHashSet(StringComparer.Ordinal);
        return Versions(brains)
            .Concat(Scanners([.. participants.Where(p => measured.Contains(p.Id))]))
            .Select(note => note with { Subject = new Subject("", "", GreyMatterTest.TestId) });
    }

    private static IEnumerable<Note> Versions(IReadOnlyList<Finding> brains)
    {
        var mixed = brains
            .GroupBy(f => f.Series)
            .Select(series => series.Select(f => f.Detector.Version).Distinct(StringComparer.Ordinal).ToList())
            .FirstOrDefault(versions => versions.Count > 1);
        if (mixed is not null)
        {
            yield return new Note(
                Grade.Warning,
                "FreeSurferVersionsMixed",
                new Place("findings.csv", null, "detector_version"),
                string.Join("; ", mixed.Order(StringComparer.Ordinal))
            );
        }
    }

    // A scanner that only one group has seen cannot be told from the group.
    private static IEnumerable<Note> Scanners(IReadOnlyList<Participant> people)
    {
        var groups = people.Select(p => p.Group).Where(g => g.Length > 0).Distinct(StringComparer.Ordinal).Count();
        var ofOne = people
            .Where(p => p.Group.Length > 0 && p.Columns.GetValueOrDefault(Scanner, "").Length > 0)
            .GroupBy(p => p.Columns[Scanner], StringComparer.Ordinal)
            .Where(scanner => scanner.Select(p => p.Group).Distinct(StringComparer.Ordinal).Count() == 1)
            .Select(scanner => $"{scanner.Key} ({scanner.First().Group})")
            .Order(StringComparer.Ordinal)
            .ToList();
        if (groups > 1 && ofOne.Count > 0)
        {
            yield return new Note(
                Grade.Warning,
                "ScannersDiffer",
                new Place("participants.tsv", null, Scanner),
                string.Join(", ", ofOne)
            );
        }
    }
}
