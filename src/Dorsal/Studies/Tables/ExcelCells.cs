using System.IO.Compression;
using System.Xml;
using Dorsal.Messages;

namespace Dorsal.Studies.Tables;

/// <summary>
/// Finds cells that would read as missing although they are not: formulas without a stored value (a workbook written by a program
/// may hold them) and errors such as <c>#DIV/0!</c>.
/// </summary>
internal static class ExcelCells
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit };

    public static IEnumerable<Note> WithoutValue(byte[] workbook, Place place)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook));
        foreach (var entry in zip.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)))
        {
            if (entry.FullName.EndsWith(".xml", StringComparison.Ordinal))
            {
                using var stream = entry.Open();
                using var reader = XmlReader.Create(stream, Settings);
                foreach (var (cell, code) in Cells(reader))
                {
                    yield return new Note(Grade.Error, code, place, $"{entry.Name}!{cell}");
                }
            }
        }
    }

    private static IEnumerable<(string Cell, string Code)> Cells(XmlReader reader)
    {
        var (cell, hasFormula, hasValue) = ("", false, false);
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                switch (reader.LocalName)
                {
                    case "c":
                        (cell, hasFormula, hasValue) = (reader.GetAttribute("r") ?? "?", false, false);
                        if (reader.GetAttribute("t") == "e")
                        {
                            yield return (cell, "CellHasError");
                        }

                        break;
                    case "f":
                        hasFormula = true;
                        break;
                    case "v" when !reader.IsEmptyElement:
                        hasValue = true;
                        break;
                }
            }
            else if (reader is { NodeType: XmlNodeType.EndElement, LocalName: "c" } && hasFormula && !hasValue)
            {
                yield return (cell, "FormulaWithoutValue");
            }
        }
    }
}
