using Dorsal.Messages;

namespace Dorsal.Laboratory.Measurement;

/// <summary>An outcome that could not be estimated says so in a note of the study: which, from which file, why, and what to do about it.</summary>
internal static class Unestimated
{
    private const string Code = "NoEstimate";

    /// <summary>The finding with that note; as it is where it has a value.</summary>
    public static Finding Explained(Finding finding) =>
        finding.Estimate.IsFitted
            ? finding
            : finding with
            {
                Quality = [.. finding.Quality.Append(NoteOf(finding)).OrderByDescending(note => note.Grade)],
            };

    /// <summary>The notes that <see cref="Explained"/> has added.</summary>
    public static IEnumerable<Note> Notes(IEnumerable<Finding> findings) =>
        findings.SelectMany(finding => finding.Quality.Where(note => note.Code == Code));

    // With place of measurement: two sites of one file that have no value are two notes.
    private static Note NoteOf(Finding finding)
    {
        var series = finding.Series;
        string[] where = [series.Site, series.Side, series.Condition];
        var of = string.Join(" ", where.Where(part => part.Length > 0));
        return new Note(
            Grade.Warning,
            Code,
            new Place(finding.SourceFiles.FirstOrDefault("")),
            "@Fit." + finding.Estimate.Outcome,
            null,
            "@Outcome." + series.Outcome,
            of.Length == 0 ? "" : $" ({of})",
            "@FitRemedy." + finding.Estimate.Outcome
        )
        {
            Subject = new Subject(finding.Participant, finding.Session, finding.Test),
        };
    }
}
