using System.IO.Compression;
using System.Text;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Import;

namespace Dorsal.Tests.Studies;

/// <summary>A small map and table, and shortcuts to import them.</summary>
internal static class Importing
{
    public const string Map = """
        {
          "Table": { "Row": "person" },
          "Participants": { "Id": { "Column": "id" } },
          "Trials": [{ "Test": "thermal", "Measure": "CPT", "Columns": "cpt_{1..2}", "Units": "Cel" }]
        }
        """;

    public const string Table = "id,cpt_1,cpt_2\n1,10,11.50\n2,12,13\n";

    static Importing() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static ImportResult Run(TemporaryFolder folder, string map, byte[] table, string name = "table.csv") =>
        Run(folder, ImportMap.Parse(map, "map.json"), table, name);

    public static ImportResult Run(TemporaryFolder folder, ImportMap map, byte[] table, string name) =>
        StudyImport.Import(
            folder.Write(name, table),
            map,
            folder["study"],
            cancellation: TestContext.Current.CancellationToken
        );

    public static ImportResult Run(TemporaryFolder folder, string map, string table) =>
        Run(folder, map, Encoding.UTF8.GetBytes(table));

    /// <summary>Cells of a trial table's column, by person.</summary>
    public static string[] Cells(ImportResult result, string participant, string task, string column)
    {
        var study = Study.Open(result.OutFolder);
        var table = (TrialTable)
            study.Read(study.Recordings.Single(f => f.Participant == participant && f.Task == task));
        return [.. table.Table.Rows.Select(row => table.TextOf(row, column))];
    }

    /// <summary>The note of the error that an action ends with; its texts exist in both languages.</summary>
    public static Note Fault(Func<object?> action)
    {
        var note = Assert.Throws<StudyException>(() => action()).Note;
        Speak(note);
        return note;
    }

    /// <summary>Fails where a note has no sentence, no remedy or no place.</summary>
    public static void Speak(Note note)
    {
        foreach (var language in (Language[])[Language.English, Language.Japanese])
        {
            Assert.NotEmpty(note.Message(language));
            Assert.NotEmpty(note.Remedy(language));
        }

        Assert.NotEmpty(note.Place.File);
    }

    /// <summary>A workbook of one sheet, made by hand of the parts that the format asks for.</summary>
    /// <param name="rows">The XML of the sheet's rows.</param>
    /// <param name="after">XML behind the rows, such as merged cells.</param>
    public static byte[] Workbook(string rows, string after = "")
    {
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string Package = "http://schemas.openxmlformats.org/package/2006";
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            void Part(string name, string xml)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + xml);
            }

            Part(
                "[Content_Types].xml",
                $"""<Types xmlns="{Package}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>"""
            );
            Part(
                "_rels/.rels",
                $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="r1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""
            );
            Part(
                "xl/workbook.xml",
                $"""<workbook xmlns="{Main}" xmlns:r="{Office}"><sheets><sheet name="測定" sheetId="1" r:id="r1"/><sheet name="other" sheetId="2" r:id="r2"/></sheets></workbook>"""
            );
            Part(
                "xl/_rels/workbook.xml.rels",
                $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="r1" Type="{Office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{Office}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="r3" Type="{Office}/styles" Target="styles.xml"/></Relationships>"""
            );
            Part(
                "xl/styles.xml",
                $"""<styleSheet xmlns="{Main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>"""
            );
            Part(
                "xl/worksheets/sheet1.xml",
                $"""<worksheet xmlns="{Main}"><sheetData>{rows}</sheetData>{after}</worksheet>"""
            );
            Part("xl/worksheets/sheet2.xml", $"""<worksheet xmlns="{Main}"><sheetData/></worksheet>""");
        }

        return bytes.ToArray();
    }
}
