using System.Text.RegularExpressions;

namespace Dorsal.Messages;

/// <summary>How much a note matters.</summary>
public enum Grade
{
    /// <summary>Something was decided that a reader may want to know: a default taken, a censored trial.</summary>
    Note,

    /// <summary>The result may mislead: few trials, drift, a trial rejected.</summary>
    Warning,

    /// <summary>Something could not be used: an unreadable file, a value out of the instrument's range.</summary>
    Error,
}

/// <summary>Where something was found.</summary>
/// <param name="File">Path relative to the study folder, with forward slashes.</param>
/// <param name="Line">Line in the file, counted from 1, where known.</param>
/// <param name="Column">Name of the column or field, where there is one.</param>
public sealed record Place(string File, int? Line = null, string? Column = null);

/// <summary>Whom a note concerns; empty strings where it concerns the whole study.</summary>
public sealed record Subject(string Participant = "", string Session = "", string Test = "");

/// <summary>A graded conclusion about data: what, where, which value, against which limit, and how to mend it.</summary>
/// <param name="Grade">How much it matters.</param>
/// <param name="Code">Key of its sentence in <see cref="Text.Notes"/>; <c>Code.Remedy</c> is the remedy's key.</param>
/// <param name="Place">Where it was found.</param>
/// <param name="Value">The offending value as it stands in the data, or null.</param>
/// <param name="Limit">What was expected, in words or as a number with its unit, or null.</param>
/// <param name="Arguments">Further words that the sentence needs, as {2}, {3} ...; {0} is the value and {1} the limit.</param>
public sealed partial record Note(
    Grade Grade,
    string Code,
    Place Place,
    string? Value = null,
    string? Limit = null,
    params string[] Arguments
)
{
    /// <summary>Whom it concerns.</summary>
    public Subject Subject { get; init; } = new();

    /// <summary>The sentence, in the reader's language.</summary>
    public string Message(Language language) => Text.Notes.Get(language, Code, Places(language));

    /// <summary>How to mend it, in the reader's language.</summary>
    public string Remedy(Language language) => Text.Notes.Get(language, Code + ".Remedy", Places(language));

    /// <summary>The value as a reader sees it: <c>@Outcome.cold_pain_threshold</c> in it is the name of that term.</summary>
    public string? ShownValue(Language language) => Value is null ? null : Named(Value, language);

    /// <summary>The limit as a reader sees it; terms in it are named as in <see cref="ShownValue"/>.</summary>
    public string? ShownLimit(Language language) => Limit is null ? null : Named(Limit, language);

    private object?[] Places(Language language) =>
        [
            Named(Value ?? "", language),
            Named(Limit ?? "", language),
            .. Arguments.Select(text => Named(text, language)),
        ];

    private static string Named(string text, Language language) =>
        text.Contains('@', StringComparison.Ordinal)
            ? TermReference()
                .Replace(text, match => Text.Terms.Find(language, match.Groups["key"].Value) ?? match.Value)
            : text;

    [GeneratedRegex(
        "@(?<key>(Class|Contour|Fit|FitRemedy|Outcome|Sem|Side)\\.[A-Za-z0-9_]+)",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex TermReference();
}

/// <summary>A file or study that cannot be used; carries the notes that say why.</summary>
public sealed class StudyException : Exception
{
    /// <summary>Makes an exception of a note.</summary>
    public StudyException(Note note, Exception? cause = null)
        : base(note.Message(Language.English) + " " + note.Remedy(Language.English), cause) => Notes = [note];

    /// <summary>Makes an exception of all that is wrong.</summary>
    /// <param name="notes">At least one.</param>
    public StudyException(IReadOnlyList<Note> notes)
        : base(
            string.Join(
                Environment.NewLine,
                notes.Select(note => note.Message(Language.English) + " " + note.Remedy(Language.English))
            )
        ) => Notes = notes;

    /// <summary>What is wrong first, where, and how to mend it.</summary>
    public Note Note => Notes[0];

    /// <summary>All that was found wrong.</summary>
    public IReadOnlyList<Note> Notes { get; }
}
