using System.Globalization;
using Dorsal.Laboratory;
using Dorsal.Laboratory.Protocols;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Tables;
using Dorsal.Tests.House;

namespace Dorsal.Tests.Laboratory;

/// <summary>Tables of ratings made in a test, and their analysis.</summary>
internal static class Rated
{
    /// <summary>A table with the units stated, each row written as its cells between blanks.</summary>
    public static TrialTable Table(string task, string columns, IEnumerable<string> rows, Sidecar sidecar)
    {
        var file = RecordingFile.Trials("1", "", task);
        var cells = rows.Select((row, i) => new TableRow(i + 2, row.Split(' ')));
        return new TrialTable(file, sidecar, new Table(new(file.Path), columns.Split(' '), [.. cells], []));
    }

    /// <summary>A sidecar that states units, such as <c>rating={rating_0_100}</c>.</summary>
    public static Sidecar Units(params string[] units)
    {
        using var folder = new TemporaryFolder();
        var fields = units
            .Select(unit => unit.Split('='))
            .Select(unit => $$"""  "{{unit[0]}}": { "Units": "{{unit[1]}}" }""");
        File.WriteAllText(folder.At("units.json"), "{\n" + string.Join(",\n", fields) + "\n}");
        return Sidecar.Read(folder.At(), ["units.json"]);
    }

    /// <summary>Analyses a table; protocol fields as <c>summation.pulses=5</c>.</summary>
    public static Analysis Analyse(ILaboratoryTest test, TrialTable table, params string[] protocol)
    {
        var fields = protocol
            .Select(field => field.Split('='))
            .ToDictionary(f => f[0], f => f[1], StringComparer.Ordinal);
        var analysis = test.Analyse([table], new ProtocolReader(test.Id, table.Sidecar, fields));
        foreach (var note in analysis.Notes.Concat(analysis.Findings.SelectMany(finding => finding.Quality)))
        {
            Assert.DoesNotContain('{', note.Message(Language.English).Replace("{rating", "", StringComparison.Ordinal));
            Assert.NotEmpty(note.Remedy(Language.Japanese));
        }

        return analysis;
    }

    /// <summary>The protocol of a table, without any command.</summary>
    public static ProtocolReader Protocol(ILaboratoryTest test, TrialTable table) =>
        new(test.Id, table.Sidecar, new Dictionary<string, string>(StringComparer.Ordinal));

    /// <summary>The only finding of an outcome.</summary>
    public static Finding Find(this Analysis analysis, string outcome, string condition = "") =>
        Assert.Single(
            analysis.Findings,
            finding => finding.Series.Outcome == outcome && finding.Series.Condition == condition
        );

    /// <summary>Cells of a row, numbers in invariant form.</summary>
    public static string Row(params object[] cells) =>
        string.Join(' ', cells.Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture)));
}
