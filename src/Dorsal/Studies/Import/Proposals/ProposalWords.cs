using System.Text.RegularExpressions;

namespace Dorsal.Studies.Import.Proposals;

/// <summary>Words by which laboratories call the columns of a table, in English, German and Japanese.</summary>
internal static partial class ProposalWords
{
    public static readonly string[] Id =
    [
        "id",
        "record_id",
        "study_id",
        "subject",
        "subject_id",
        "participant",
        "participant_id",
        "patient",
        "patient_id",
        "responseid",
        "proband",
        "患者番号",
        "被験者番号",
        "参加者番号",
        "番号",
    ];

    public static readonly string[] Session =
    [
        "session",
        "visit",
        "redcap_event_name",
        "timepoint",
        "termin",
        "visite",
        "来院",
        "セッション",
    ];

    public static readonly string[] Age = ["age", "alter", "年齢"];
    public static readonly string[] Sex = ["sex", "gender", "geschlecht", "性別"];
    public static readonly string[] Group = ["group", "diagnosis", "diagnose", "gruppe", "群", "診断"];

    /// <summary>Words for female and male that are not the study's own.</summary>
    public static readonly Dictionary<string, string> SexLevels = new(StringComparer.OrdinalIgnoreCase)
    {
        ["f"] = "F",
        ["female"] = "F",
        ["w"] = "F",
        ["weiblich"] = "F",
        ["女"] = "F",
        ["女性"] = "F",
        ["m"] = "M",
        ["male"] = "M",
        ["männlich"] = "M",
        ["男"] = "M",
        ["男性"] = "M",
    };

    public static readonly Dictionary<string, string> Sides = new(StringComparer.OrdinalIgnoreCase)
    {
        ["left"] = "left",
        ["l"] = "left",
        ["li"] = "left",
        ["links"] = "left",
        ["左"] = "left",
        ["right"] = "right",
        ["r"] = "right",
        ["re"] = "right",
        ["rechts"] = "right",
        ["右"] = "right",
    };

    public static readonly Dictionary<string, string> Sites = new(StringComparer.OrdinalIgnoreCase)
    {
        ["forearm"] = "forearm",
        ["hand"] = "hand",
        ["foot"] = "foot",
        ["face"] = "face",
        ["back"] = "back",
        ["lumbar"] = "lumbar",
        ["trapezius"] = "trapezius",
        ["tibialis"] = "tibialis",
        ["thenar"] = "thenar",
        ["wrist"] = "wrist",
        ["neck"] = "neck",
        ["rücken"] = "back",
        ["unterarm"] = "forearm",
        ["fuß"] = "foot",
        ["前腕"] = "forearm",
        ["手"] = "hand",
        ["足"] = "foot",
        ["腰"] = "back",
    };

    /// <summary>The words of a column's name, without the unit in brackets.</summary>
    public static IReadOnlyList<string> Of(string column) =>
        Spaces().Split(Bracketed().Replace(column, " ")).Where(word => word.Length > 0).ToList();

    /// <summary>What stands in brackets behind a column's name, such as a unit; empty where nothing does.</summary>
    public static string InBrackets(string column) => Bracketed().Match(column).Groups["text"].Value.Trim();

    [GeneratedRegex(@"[\s_.\-/]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex(
        @"[\(\[（](?<text>[^\)\]）]*)[\)\]）]\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Bracketed();
}
