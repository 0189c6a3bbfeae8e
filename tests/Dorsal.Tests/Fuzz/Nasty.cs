namespace Dorsal.Tests.Fuzz;

/// <summary>Texts that do harm where they are believed.</summary>
internal static class Nasty
{
    /// <summary>No numbers, though some programs take them for one.</summary>
    public static IReadOnlyList<string> NoNumbers { get; } =
    [
        "abc",
        "NaN",
        "nan",
        "Infinity",
        "-Infinity",
        "inf",
        "∞",
        "1e400",
        "-1e400",
        "4,5",
        "1.234,5",
        "1 000",
        "１２",
        "0x10",
        "44 °C",
        "--5",
        "5-",
        "(5)",
        "$5",
        "5%",
        "true",
        "<5",
        ">50",
        "2026-01-31",
        .. Formulas,
        .. Scripts,
        .. Paths,
    ];

    /// <summary>What a spreadsheet would run.</summary>
    public static IReadOnlyList<string> Formulas =>
        ["=cmd|' /C calc'!A0", "+1+cmd", "-2+3", "@SUM(1)", "＝1+1", "=HYPERLINK(1)"];

    /// <summary>What a browser would run.</summary>
    public static IReadOnlyList<string> Scripts =>
        [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "javascript:alert(1)",
            "' onclick='alert(1)",
            "]]>&lt;",
        ];

    /// <summary>What would lead out of a folder.</summary>
    public static IReadOnlyList<string> Paths =>
        ["../../etc/passwd", "..", "../x", "sub-../../x", "/tmp/x", "C:\\x", "..\\x", "a/../../b", "~/x", "CON"];
}
