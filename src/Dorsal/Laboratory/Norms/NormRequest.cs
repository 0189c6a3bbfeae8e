using Dorsal.Messages;

namespace Dorsal.Laboratory.Norms;

/// <summary>Where a norm comes from.</summary>
public enum NormSource
{
    /// <summary>The controls of the study where there are any, else no norm.</summary>
    Automatic,

    /// <summary>No norm.</summary>
    None,

    /// <summary>The controls of the same study.</summary>
    Controls,

    /// <summary>The table that ships with Dorsal.</summary>
    Placeholder,

    /// <summary>A laboratory's own table.</summary>
    Table,

    /// <summary>The controls of another study, which is measured first.</summary>
    Study,
}

/// <summary>What <c>--norm</c> asks for: <c>controls | none | placeholder | FILE | STUDY</c>, and options behind commas.</summary>
/// <param name="Source">Where it comes from.</param>
/// <param name="Path">File or study folder, or empty.</param>
/// <param name="Options">How a group of people becomes a norm.</param>
public sealed record NormRequest(NormSource Source, string Path, ReferenceOptions Options)
{
    /// <summary>Label of the control group unless said otherwise.</summary>
    public const string ControlGroup = "control";

    // A folder of the same name does not change what a word means; it is asked for as ./controls.
    private static readonly Dictionary<string, NormSource> Words = new(StringComparer.Ordinal)
    {
        ["controls"] = NormSource.Controls,
        ["none"] = NormSource.None,
        ["placeholder"] = NormSource.Placeholder,
    };

    /// <summary>Controls where there are any.</summary>
    public static NormRequest Automatic { get; } =
        new(NormSource.Automatic, "", new ReferenceOptions(ControlGroup, SdConvention.Sample, "same", false));

    /// <summary>Understands a request such as <c>../bochum,sd=population,session=1</c>.</summary>
    /// <param name="text">A word, file or folder; then options <c>sd=sample|population</c>, <c>session=same|first|LABEL</c>, <c>group=LABEL</c> (<c>group=</c> for everyone), <c>by=sex</c>.</param>
    /// <exception cref="StudyException">The request is not understood.</exception>
    public static NormRequest Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split(',');

        // A path may hold commas: the longest beginning that exists is the path.
        var length = Enumerable.Range(1, parts.Length).LastOrDefault(n => Exists(Beginning(parts, n)), 1);
        var source = Words.ContainsKey(parts[0]) ? parts[0] : Beginning(parts, length);
        var options = Automatic.Options;
        foreach (var part in parts[(Words.ContainsKey(parts[0]) ? 1 : length)..])
        {
            options = With(options, part);
        }

        return Words.TryGetValue(source, out var word) ? new(word, "", options)
            : Directory.Exists(source) ? new(NormSource.Study, source, options)
            : File.Exists(source) ? new(NormSource.Table, source, options)
            : throw NotUnderstood(source, string.Join(", ", Words.Keys) + ", FILE.tsv, STUDY");
    }

    private static string Beginning(string[] parts, int length) => string.Join(',', parts[..length]);

    private static bool Exists(string path) => Directory.Exists(path) || File.Exists(path);

    private static ReferenceOptions With(ReferenceOptions options, string part)
    {
        var equals = part.IndexOf('=', StringComparison.Ordinal);
        var (key, value) = equals < 0 ? (part, "") : (part[..equals], part[(equals + 1)..]);
        return (key, value) switch
        {
            ("sd", "sample") => options with { Sd = SdConvention.Sample },
            ("sd", "population") => options with { Sd = SdConvention.Population },
            ("session", { Length: > 0 }) => options with
            {
                Session = value.StartsWith("ses-", StringComparison.Ordinal) ? value["ses-".Length..] : value,
            },
            ("group", _) => options with { Group = value },
            ("by", "sex") => options with { BySex = true },
            _ => throw NotUnderstood(part, "sd=sample|population, session=same|first|LABEL, group=LABEL, by=sex"),
        };
    }

    private static StudyException NotUnderstood(string value, string known) =>
        new(new Note(Grade.Error, "NormNotUnderstood", new Place("--norm"), value, known));
}
