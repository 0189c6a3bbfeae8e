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
        var options = Automatic.Options;
        foreach (var part in parts[1..])
        {
            options = With(options, part);
        }

        return Directory.Exists(parts[0]) ? new(NormSource.Study, parts[0], options)
            : File.Exists(parts[0]) ? new(NormSource.Table, parts[0], options)
            : parts[0] switch
            {
                "controls" => new(NormSource.Controls, "", options),
                "none" => new(NormSource.None, "", options),
                "placeholder" => new(NormSource.Placeholder, "", options),
                _ => throw NotUnderstood(parts[0], "controls, none, placeholder, FILE.tsv, STUDY"),
            };
    }

    private static ReferenceOptions With(ReferenceOptions options, string part)
    {
        var equals = part.IndexOf('=', StringComparison.Ordinal);
        var (key, value) = equals < 0 ? (part, "") : (part[..equals], part[(equals + 1)..]);
        return (key, value) switch
        {
            ("sd", "sample") => options with { Sd = SdConvention.Sample },
            ("sd", "population") => options with { Sd = SdConvention.Population },
            ("session", { Length: > 0 }) => options with { Session = value },
            ("group", _) => options with { Group = value },
            ("by", "sex") => options with { BySex = true },
            _ => throw NotUnderstood(part, "sd=sample|population, session=same|first|LABEL, group=LABEL, by=sex"),
        };
    }

    private static StudyException NotUnderstood(string value, string known) =>
        new(new Note(Grade.Error, "NormNotUnderstood", new Place("--norm"), value, known));
}
