using System.Collections.Frozen;
using System.Globalization;
using Dorsal.Units;

namespace Dorsal.Studies;

/// <summary>Where a part of a recording stands.</summary>
public enum PartPlace
{
    /// <summary>A column of a table of trials.</summary>
    Column,

    /// <summary>A channel of a signal, named in the sidecar's <c>Columns</c>.</summary>
    Channel,

    /// <summary>A field of the sidecar beside a signal.</summary>
    Field,
}

/// <summary>Whether a recording must have a part.</summary>
public enum PartNeed
{
    /// <summary>It may be absent.</summary>
    Optional,

    /// <summary>It must be there.</summary>
    Required,

    /// <summary>It must be there, and it is what was measured.</summary>
    Value,

    /// <summary>One of the parts marked so must be there.</summary>
    Either,
}

/// <summary>What a part's cells hold.</summary>
public enum PartKind
{
    /// <summary>Any text.</summary>
    Label,

    /// <summary>One of a few words.</summary>
    Word,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A number, or <c>&lt;</c> or <c>&gt;</c> and the limit that the true value lies below or above.</summary>
    Bounded,
}

/// <summary>How a column helps to tell trials apart.</summary>
public enum PartKey
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>It tells series apart.</summary>
    Part,

    /// <summary>It tells trials of a series apart; trials without it are not compared.</summary>
    Label,
}

/// <summary>What the study folder expects of a column, channel or sidecar field: a row of <c>Studies/columns.tsv</c>.</summary>
/// <param name="Task">Task label.</param>
/// <param name="Suffix"><c>qst</c> or <c>physio</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Need">Whether it must be there.</param>
/// <param name="Key">How it tells trials apart.</param>
/// <param name="Kind">What its cells hold.</param>
/// <param name="Words">Words allowed, each with the measure for which it is allowed, or empty for all.</param>
/// <param name="Dimensions">What its numbers may measure; empty for a number without unit.</param>
/// <param name="Lowest">Lowest value possible, in <paramref name="Unit"/>.</param>
/// <param name="Highest">Highest value possible, in <paramref name="Unit"/>.</param>
/// <param name="Unit">Unit of the limits, or null where numbers have none.</param>
/// <param name="Description">What it is, in English.</param>
public sealed record RecordingPart(
    string Task,
    string Suffix,
    string Name,
    PartPlace Place,
    PartNeed Need,
    PartKey Key,
    PartKind Kind,
    IReadOnlyList<(string Measure, string Word)> Words,
    IReadOnlyList<Dimension> Dimensions,
    double Lowest,
    double Highest,
    Unit? Unit,
    string Description
)
{
    /// <summary>The words allowed where the row's measure is the given one; all words where it is null.</summary>
    public IEnumerable<string> WordsFor(string? measure) =>
        Words.Where(w => measure is null || w.Measure.Length == 0 || w.Measure == measure).Select(w => w.Word);

    /// <summary>Whether a unit fits: of one of the dimensions, not a logarithm, or declared as unstated.</summary>
    public bool Accepts(Unit unit) =>
        unit == Unit.Unstated || (unit.Scale == UnitScale.Linear && Dimensions.Contains(unit.Dimension));
}

/// <summary>The known recordings and their parts, <c>Studies/columns.tsv</c>: what the check, the import and the docs go by.</summary>
public static class ColumnTable
{
    private const string Resource = "Dorsal.Studies.columns.tsv";

    /// <summary>All parts, in the order of the table.</summary>
    public static IReadOnlyList<RecordingPart> All { get; } = [.. EmbeddedTable.Read(Resource).Skip(1).Select(Parse)];

    private static readonly FrozenDictionary<(string, string), RecordingPart[]> ByRecording = All.GroupBy(part =>
            (part.Task, part.Suffix)
        )
        .ToFrozenDictionary(group => group.Key, group => group.ToArray());

    /// <summary>Task and suffix of each known recording, such as <c>thermal_qst</c>.</summary>
    public static IReadOnlyList<string> Recordings { get; } =
    [.. All.Select(part => $"{part.Task}_{part.Suffix}").Distinct(StringComparer.Ordinal)];

    /// <summary>The parts of a recording; empty where no such recording is known.</summary>
    public static IReadOnlyList<RecordingPart> For(string task, string suffix) =>
        ByRecording.GetValueOrDefault((task, suffix), []);

    /// <summary>Folder in which recordings of a task and suffix stand: stance is behaviour, rest is functional imaging, all else sensory testing.</summary>
    public static string ModalityOf(string task) =>
        task switch
        {
            "stance" => "beh",
            "rest" => "func",
            _ => "qst",
        };

    private static RecordingPart Parse(string[] cells)
    {
        var kind = Enum.Parse<PartKind>(cells[6], ignoreCase: true);
        var allowed = cells[7].Split('|', StringSplitOptions.RemoveEmptyEntries);
        return new RecordingPart(
            cells[0],
            cells[1],
            cells[2],
            Enum.Parse<PartPlace>(cells[3], ignoreCase: true),
            Enum.Parse<PartNeed>(cells[4], ignoreCase: true),
            cells[5].Length == 0 ? PartKey.None : Enum.Parse<PartKey>(cells[5], ignoreCase: true),
            kind,
            kind == PartKind.Word ? [.. allowed.Select(Word)] : [],
            kind is PartKind.Number or PartKind.Bounded ? [.. allowed.Select(Enum.Parse<Dimension>)] : [],
            Limit(cells[8], double.NegativeInfinity),
            Limit(cells[9], double.PositiveInfinity),
            cells[10].Length == 0 ? null : Unit.Parse(cells[10]),
            cells[11]
        );
    }

    private static (string Measure, string Word) Word(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? ("", text) : (text[..colon], text[(colon + 1)..]);
    }

    private static double Limit(string text, double none) =>
        text.Length == 0 ? none : double.Parse(text, CultureInfo.InvariantCulture);
}
