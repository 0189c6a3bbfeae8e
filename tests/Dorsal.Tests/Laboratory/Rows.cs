using Dorsal.Laboratory;
using Dorsal.Laboratory.Protocols;
using Dorsal.Studies;
using Dorsal.Studies.Tables;

namespace Dorsal.Tests.Laboratory;

/// <summary>Tables of trials and their analysis without files; units are those that the test takes where none is stated.</summary>
internal static class Rows
{
    /// <summary>A table from lines of cells separated by white space; the first line has the names of the columns.</summary>
    public static TrialTable Table(string task, params string[] lines)
    {
        var file = RecordingFile.Trials("1", "", task);
        string[][] cells = [.. lines.Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
        return Table(file, cells[0], cells[1..]);
    }

    public static TrialTable Table(RecordingFile file, string[] columns, IEnumerable<string[]> rows) =>
        new(
            file,
            Sidecar.Empty,
            new Table(new(file.Path), columns, [.. rows.Select((row, i) => new TableRow(i + 2, row))], [])
        );

    public static Analysis Analyse(
        ILaboratoryTest test,
        Recording recording,
        params (string Id, string Value)[] protocol
    ) => Analyse(test, [recording], protocol);

    public static Analysis Analyse(
        ILaboratoryTest test,
        IReadOnlyList<Recording> recordings,
        params (string Id, string Value)[] protocol
    ) =>
        test.Analyse(
            recordings,
            new ProtocolReader(
                test.Id,
                recordings[0].Sidecar,
                protocol.ToDictionary(p => p.Id, p => p.Value, StringComparer.Ordinal)
            )
        );

    public static Finding Of(Analysis analysis, string outcome, string condition = "") =>
        Assert.Single(analysis.Findings, f => f.Series.Outcome == outcome && f.Series.Condition == condition);
}
