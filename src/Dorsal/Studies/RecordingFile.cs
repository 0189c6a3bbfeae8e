using System.Text.RegularExpressions;
using Dorsal.Messages;
using Dorsal.Studies.Images;

namespace Dorsal.Studies;

/// <summary>A recording's file, by the entities in its name.</summary>
/// <param name="Participant">Label behind <c>sub-</c>.</param>
/// <param name="Session">Label behind <c>ses-</c>, or empty.</param>
/// <param name="Task">Label behind <c>task-</c>: which test was done.</param>
/// <param name="Acquisition">Label behind <c>acq-</c>, or empty.</param>
/// <param name="Run">Label behind <c>run-</c>, or empty.</param>
/// <param name="Suffix">
/// What kind of file: <c>qst</c> for a table of trials, <c>physio</c> for a signal that is one trial, <c>emg</c>, <c>eeg</c> or
/// <c>motion</c> for a signal during which stimuli were given or movements repeated, <c>events</c> for the table of these,
/// <c>timeseries</c> for a table of regions, a row a volume,
/// <c>aseg</c> or <c>aparc</c> for a table of FreeSurfer's, <c>bold</c> for an image of volumes over time, <c>dseg</c> for one of labels.
/// </param>
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
        if (StatsName().Match(name) is { Success: true } stats)
        {
            return Parsed(stats, stats.Groups["suffix"].Value, path) with
            {
                Task = GreyMatterTask,
                Hemisphere = stats.Groups["hemi"].Value,
            };
        }

        if (ImageName.Of(path) is { } image)
        {
            return Image(image);
        }

        if (ConfoundsName().Match(name) is { Success: true } confounds)
        {
            return Parsed(confounds, ConfoundsSuffix, path);
        }

        var match = Name().Match(name);
        return match.Success ? Parsed(match, match.Groups["suffix"].Value, path) : null;
    }

    private static RecordingFile Parsed(Match match, string suffix, string path) =>
        new(
            match.Groups["sub"].Value,
            match.Groups["ses"].Value,
            match.Groups["task"].Value,
            match.Groups["acq"].Value,
            match.Groups["run"].Value,
            suffix,
            path
        );

    // A map of labels in anat/ is the person's own brain; one of an atlas goes with series of volumes, and is no recording.
    private static RecordingFile? Image(ImageName image)
    {
        var isSeries = image.Suffix == "bold" && image["task"].Length > 0;
        var isMap = image.Suffix == "dseg" && !image.IsTable && !image.IsAtlas && image["task"].Length == 0;
        return image["sub"].Length > 0 && (isSeries || isMap)
            ? new RecordingFile(
                image["sub"],
                image["ses"],
                isSeries ? image["task"] : GreyMatterTask,
                image["acq"],
                image["run"],
                image.Suffix,
                image.Path
            )
            : null;
    }

    /// <summary>Whether it is a table of statistics that FreeSurfer wrote (suffix <c>aseg</c> or <c>aparc</c>).</summary>
    public bool IsFreeSurfer => Suffix is "aseg" or "aparc";

    /// <summary>Whether it is an image: a series of volumes, or a map of labels.</summary>
    public bool IsImage => Suffix is "bold" or "dseg";

    /// <summary><c>L</c> or <c>R</c> behind <c>hemi-</c> where it is the table of a hemisphere, else empty.</summary>
    public string Hemisphere { get; init; } = "";

    /// <summary>The task whose recordings are tables of FreeSurfer's; their names have no <c>task-</c>.</summary>
    internal const string GreyMatterTask = "greymatter";

    /// <summary>Path of the sidecar beside the recording.</summary>
    public string SidecarPath => Stem + ".json";

    /// <summary>The file of the stimuli given during this recording: the same name with the suffix <c>events</c>.</summary>
    public RecordingFile Events => Companion(EventsSuffix);

    /// <summary>The file of people's decisions about the trials of this table: the same name with the suffix <c>edits</c>.</summary>
    public RecordingFile Edits => Companion(EditsSuffix);

    /// <summary>Whether it is a signal during which stimuli were given or movements repeated.</summary>
    public bool HasStimuli => Suffix is "emg" or "eeg" or "motion";

    /// <summary>Whether it is a table that goes with a recording: its stimuli, people's decisions about them, or confounds.</summary>
    internal bool IsCompanion => Suffix is EventsSuffix or EditsSuffix or ConfoundsSuffix;

    internal const string EventsSuffix = "events";
    internal const string EditsSuffix = "edits";

    /// <summary>How a table of confounds is known (<c>_desc-confounds_timeseries.tsv</c>, before fMRIPrep 20 <c>_regressors.tsv</c>).</summary>
    internal const string ConfoundsSuffix = "confounds";

    /// <summary>Whether a table of confounds is that of this series: the same person, session, task, acquisition and run.</summary>
    internal bool HasConfounds(RecordingFile table) =>
        Suffix is "timeseries" or "bold"
        && table.Suffix == ConfoundsSuffix
        && (table.Participant, table.Session, table.Task, table.Acquisition, table.Run)
            == (Participant, Session, Task, Acquisition, Run);

    private RecordingFile Companion(string suffix) =>
        this with
        {
            Suffix = suffix,
            Path = Stem[..(Stem.LastIndexOf('_') + 1)] + suffix + ".tsv",
        };

    // A label has no dot, so the first dot of the name ends it.
    private string Stem => Path[..Path.IndexOf('.', Path.LastIndexOf('/') + 1)];

    /// <summary>The file of a table of trials: <c>sub-X/[ses-Y/]qst/sub-X_[ses-Y_]task-T_[acq-A_][run-N_]qst.tsv</c>.</summary>
    /// <inheritdoc cref="Signal" path="/param"/>
    /// <inheritdoc cref="Signal" path="/exception"/>
    public static RecordingFile Trials(
        string participant,
        string session,
        string task,
        string acquisition = "",
        string run = ""
    ) => Make(participant, session, "qst", task, acquisition, run, "qst", ".tsv");

    /// <summary>The file of a signal: <c>sub-X/[ses-Y/]modality/sub-X_[ses-Y_]task-T_[acq-A_][run-N_]physio.tsv.gz</c>.</summary>
    /// <param name="participant">Label without <c>sub-</c>: ASCII letters and digits.</param>
    /// <param name="session">Session label, or empty.</param>
    /// <param name="modality">Folder of the recording: <c>qst</c> or <c>beh</c>.</param>
    /// <param name="task">Which test was done.</param>
    /// <param name="acquisition">Label that tells recordings apart, or empty.</param>
    /// <param name="run">Number of the repetition, or empty.</param>
    /// <exception cref="StudyException">A label is not letters and digits, or the run is not a number.</exception>
    public static RecordingFile Signal(
        string participant,
        string session,
        string modality,
        string task,
        string acquisition = "",
        string run = ""
    ) => Make(participant, session, modality, task, acquisition, run, "physio", ".tsv.gz");

    /// <summary>The file of a signal with stimuli: <c>sub-X/[ses-Y/]emg/sub-X_[ses-Y_]task-T_[acq-A_][run-N_]emg.tsv.gz</c>.</summary>
    /// <param name="participant">Label without <c>sub-</c>: ASCII letters and digits.</param>
    /// <param name="session">Session label, or empty.</param>
    /// <param name="suffix"><c>emg</c>, <c>eeg</c> or <c>motion</c>; also the folder.</param>
    /// <param name="task">Which test was done.</param>
    /// <param name="acquisition">Label that tells recordings apart, or empty.</param>
    /// <param name="run">Number of the repetition, or empty.</param>
    /// <param name="extension">The format, such as <c>.edf</c>.</param>
    /// <exception cref="StudyException">A label is not letters and digits, or the run is not a number.</exception>
    public static RecordingFile Stimulated(
        string participant,
        string session,
        string suffix,
        string task,
        string acquisition = "",
        string run = "",
        string extension = ".tsv.gz"
    ) => Make(participant, session, suffix, task, acquisition, run, suffix, extension);

    /// <summary>The file of region time series: <c>sub-X/[ses-Y/]func/sub-X_[ses-Y_]task-rest_[acq-A_][run-N_]timeseries.tsv</c>.</summary>
    /// <inheritdoc cref="Trials" path="/param"/>
    /// <inheritdoc cref="Signal" path="/exception"/>
    public static RecordingFile TimeSeries(
        string participant,
        string session,
        string task,
        string acquisition = "",
        string run = ""
    ) => Make(participant, session, "func", task, acquisition, run, "timeseries", ".tsv");

    /// <summary>The file of a table of FreeSurfer's: <c>sub-X/[ses-Y/]anat/sub-X_[ses-Y_][hemi-H_]SUFFIX.stats</c>.</summary>
    /// <param name="participant">Label without <c>sub-</c>: ASCII letters and digits.</param>
    /// <param name="session">Session label, or empty.</param>
    /// <param name="suffix"><c>aseg</c> or <c>aparc</c>.</param>
    /// <param name="hemisphere"><c>L</c> or <c>R</c> for <c>aparc</c>, else empty.</param>
    /// <exception cref="StudyException">A label is not letters and digits.</exception>
    public static RecordingFile FreeSurfer(string participant, string session, string suffix, string hemisphere)
    {
        RequireLabel(participant, "sub");
        if (session.Length > 0)
        {
            RequireLabel(session, "ses");
        }

        var hemi = hemisphere.Length > 0 ? $"_hemi-{hemisphere}" : "";
        var visit = session.Length > 0 ? $"_ses-{session}" : "";
        var folder = session.Length > 0 ? $"sub-{participant}/ses-{session}" : $"sub-{participant}";
        return FromPath($"{folder}/anat/sub-{participant}{visit}{hemi}_{suffix}.stats")
            ?? throw new ArgumentException("Neither aseg nor aparc of a hemisphere.", nameof(suffix));
    }

    /// <summary>Refuses what cannot be a label in a file name.</summary>
    internal static void RequireLabel(string label, string entity)
    {
        var isFine = entity == "run" ? label.All(char.IsAsciiDigit) : label.All(char.IsAsciiLetterOrDigit);
        if (label.Length is 0 or > LongestLabel || !isFine)
        {
            throw new StudyException(
                new Note(Grade.Error, "LabelWrong", new Place($"{entity}-{label}"), label, entity + "-")
            );
        }
    }

    internal const int LongestLabel = 40;

    private static RecordingFile Make(
        string participant,
        string session,
        string modality,
        string task,
        string acquisition,
        string run,
        string suffix,
        string extension
    )
    {
        RequireLabel(modality, "modality");
        var entities = new[]
        {
            ("sub", participant),
            ("ses", session),
            ("task", task),
            ("acq", acquisition),
            ("run", run),
        };
        foreach (var (entity, label) in entities)
        {
            if (label.Length > 0 || entity is "sub" or "task")
            {
                RequireLabel(label, entity);
            }
        }

        var name = string.Join('_', entities.Where(e => e.Item2.Length > 0).Select(e => $"{e.Item1}-{e.Item2}"));
        var folder = session.Length == 0 ? $"sub-{participant}" : $"sub-{participant}/ses-{session}";
        return new RecordingFile(
            participant,
            session,
            task,
            acquisition,
            run,
            suffix,
            $"{folder}/{modality}/{name}_{suffix}{extension}"
        );
    }

    [GeneratedRegex(
        @"^sub-(?<sub>[A-Za-z0-9]+)(_ses-(?<ses>[A-Za-z0-9]+))?(_acq-(?<acq>[A-Za-z0-9]+))?(_run-(?<run>[0-9]+))?(_hemi-(?<hemi>[LR]))?_(?<suffix>aseg|(?<=_hemi-[LR]_)aparc)\.stats$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex StatsName();

    [GeneratedRegex(
        @"^sub-(?<sub>[A-Za-z0-9]+)(_ses-(?<ses>[A-Za-z0-9]+))?_task-(?<task>[A-Za-z0-9]+)(_acq-(?<acq>[A-Za-z0-9]+))?(_run-(?<run>[0-9]+))?_desc-confounds_(timeseries|regressors)\.tsv$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex ConfoundsName();

    [GeneratedRegex(
        @"^sub-(?<sub>[A-Za-z0-9]+)(_ses-(?<ses>[A-Za-z0-9]+))?_task-(?<task>[A-Za-z0-9]+)(_acq-(?<acq>[A-Za-z0-9]+))?(_run-(?<run>[0-9]+))?_(?<suffix>[A-Za-z0-9]+)\.(tsv|tsv\.gz|edf|bdf|vhdr|mat|h5|hdf5)$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Name();
}
