using System.Text.RegularExpressions;

namespace Dorsal.Studies;

/// <summary>A recording's file, by the entities in its name.</summary>
/// <param name="Participant">Label behind <c>sub-</c>.</param>
/// <param name="Session">Label behind <c>ses-</c>, or empty.</param>
/// <param name="Task">Label behind <c>task-</c>: which test was done.</param>
/// <param name="Acquisition">Label behind <c>acq-</c>, or empty.</param>
/// <param name="Run">Label behind <c>run-</c>, or empty.</param>
/// <param name="Suffix">What kind of file: <c>qst</c> for a table of trials, <c>physio</c> for a signal.</param>
/// <param name="Path">Path relative to the study folder, with forward slashes.</param>
public sealed partial record RecordingFile(
    string Participant,
    string Session,
    string Task,
    string Acquisition,
    string Run,
    string Suffix,
    string Path
)
{
    /// <summary>Reads the entities off a file name, or returns null where it is not a recording's name.</summary>
    /// <param name="path">Path relative to the study folder, with forward slashes.</param>
    public static RecordingFile? FromPath(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        var match = Name().Match(name);
        return match.Success
            ? new RecordingFile(
                match.Groups["sub"].Value,
                match.Groups["ses"].Value,
                match.Groups["task"].Value,
                match.Groups["acq"].Value,
                match.Groups["run"].Value,
                match.Groups["suffix"].Value,
                path
            )
            : null;
    }

    [GeneratedRegex(
        @"^sub-(?<sub>[A-Za-z0-9]+)(_ses-(?<ses>[A-Za-z0-9]+))?_task-(?<task>[A-Za-z0-9]+)(_acq-(?<acq>[A-Za-z0-9]+))?(_run-(?<run>[0-9]+))?_(?<suffix>[A-Za-z0-9]+)\.(tsv|tsv\.gz)$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Name();
}
