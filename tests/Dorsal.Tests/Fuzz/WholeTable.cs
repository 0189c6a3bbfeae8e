using System.Security;
using System.Text;
using Dorsal.Tests.Studies;

namespace Dorsal.Tests.Fuzz;

/// <summary>How a table is written before it is imported.</summary>
/// <param name="Separator">The character between cells; NUL for a workbook.</param>
/// <param name="Encoding">The encoding, where it is text.</param>
internal sealed record TableStyle(char Separator, Encoding Encoding)
{
    private static readonly Encoding ShiftJis = Register();

    /// <summary>All that are recognised without being told.</summary>
    public static IReadOnlyList<TableStyle> All { get; } =
    [
        .. from separator in ",;\t|"
        from encoding in (Encoding[])[new UTF8Encoding(false), new UTF8Encoding(true), Encoding.Unicode, ShiftJis]
        select new TableStyle(separator, encoding),
        new TableStyle('\0', Encoding.UTF8),
    ];

    /// <summary>Whether it is an Excel workbook.</summary>
    public bool IsWorkbook => Separator == '\0';

    /// <summary>Whether stray bytes are told from text: a single byte is hardly ever wrong in Shift-JIS.</summary>
    public bool IsUtf8 => !IsWorkbook && Encoding is UTF8Encoding;

    /// <summary>Name of the file.</summary>
    public string FileName => IsWorkbook ? "table.xlsx" : "table.csv";

    /// <summary>The bytes of a table.</summary>
    public byte[] Written(IReadOnlyList<string[]> rows) =>
        IsWorkbook
            ? Importing.Workbook(string.Concat(rows.Select((cells, i) => Row(cells, i + 1))))
            : [.. Encoding.GetPreamble(), .. Encoding.GetBytes(Text(rows))];

    private string Text(IReadOnlyList<string[]> rows) =>
        string.Concat(rows.Select(cells => string.Join(Separator, cells.Select(Quoted)) + "\n"));

    private string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny([Separator, '"', '\n', '\r']) < 0
            ? cell
            : '"' + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';

    private static string Row(string[] cells, int line) =>
        FormattableString.Invariant($"<row r=\"{line}\">")
        + string.Concat(
            cells.Select(
                (cell, i) =>
                    FormattableString.Invariant(
                        $"<c r=\"{(char)('A' + i)}{line}\" t=\"inlineStr\"><is><t>{SecurityElement.Escape(cell)}</t></is></c>"
                    )
            )
        )
        + "</row>";

    private static Encoding Register()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(932);
    }
}

/// <summary>A table and its map, both whole.</summary>
/// <param name="Name">What the rows are.</param>
/// <param name="Map">The map, one value a line.</param>
/// <param name="Rows">The table with its header.</param>
/// <param name="Numbers">Columns of numbers.</param>
/// <param name="Words">Columns of a few words.</param>
internal sealed record WholeTable(
    string Name,
    string Map,
    IReadOnlyList<string[]> Rows,
    string[] Numbers,
    string[] Words
)
{
    /// <summary>A table of people, and one of trials.</summary>
    public static IReadOnlyList<WholeTable> All { get; } =
    [
        new(
            "person",
            """
            {
              "Table": { "Row": "person",
                "Missing": ["-"] },
              "Participants": {
                "Id": { "Column": "番号" },
                "Age": { "Column": "age" },
                "Sex": { "Column": "sex" },
                "Group": { "Column": "group" },
                "Columns": { "job": { "Column": "job" } }
              },
              "Trials": [
                { "Test": "thermal",
                  "Measure": "HPT",
                  "Columns": "hpt_{side:L=left,R=right}_{1..2}",
                  "Units": "Cel",
                  "Site": "hand",
                  "Acquisition": "a" }
              ],
              "Given": { "odi": [
                { "Column": "odi",
                  "Units": "{score}" }
              ] }
            }
            """,
            Cells(
                "番号 age sex group job hpt_L_1 hpt_L_2 hpt_R_1 hpt_R_2 odi",
                "p1 30 F pain cook 44.5 45 43.5 44 20|p2 41 M control - 45.5 46 44.5 47 8|p3 52 F control 教師 43.5 45 42.5 44 12"
            ),
            ["age", "hpt_L_1", "hpt_R_2", "odi"],
            ["sex"]
        ),
        new(
            "trial",
            """
            {
              "Table": {
                "Row": "trial" },
              "Participants": {
                "Id": { "Column": "who" },
                "Group": { "Column": "群" }
              },
              "Session": { "Column": "visit" },
              "Trials": [
                { "Test": "pressure",
                  "Measure": { "Column": "what" },
                  "Columns": "kpa",
                  "Units": "kPa",
                  "Side": { "Column": "side" },
                  "When": { "kind": ["algometer"] } },
                { "Test": "pinprick",
                  "Columns": "nrs",
                  "Force": { "Column": "mn" },
                  "Units": { "rating": "{rating_0_100}",
                    "force": "mN" },
                  "When": { "kind": ["pin"] } }
              ]
            }
            """,
            Cells(
                "who 群 visit kind what side kpa mn nrs",
                "p1 痛 1 algometer PPT left 310.5 - -|p1 痛 1 algometer PPT right 290 - -|p1 痛 2 pin - - - 64 10.5"
                    + "|p2 健 1 algometer PPT left 402 - -|p2 健 1 pin - - - 128 12|p2 健 2 pin - - - 64 8"
            ),
            ["kpa", "nrs", "mn"],
            ["what", "side"]
        ),
    ];

    // A dash is an empty cell.
    private static IReadOnlyList<string[]> Cells(string columns, string rows) =>
        [
            .. rows.Split('|')
                .Prepend(columns)
                .Select(row => row.Split(' ').Select(cell => cell == "-" ? "" : cell).ToArray()),
        ];
}
