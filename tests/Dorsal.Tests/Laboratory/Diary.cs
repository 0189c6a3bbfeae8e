using System.Globalization;
using Dorsal.Laboratory;
using Dorsal.Laboratory.PainDiary;
using Dorsal.Laboratory.Protocols;
using Dorsal.Studies;
using Dorsal.Studies.Tables;

namespace Dorsal.Tests.Laboratory;

/// <summary>Diaries made in a test, analysed without a study folder.</summary>
internal static class Diary
{
    private static readonly string[] Columns = ["measure", "day", "rating"];

    /// <summary>A diary of average ratings on days 1, 2, ...; NaN is a missing day without a row.</summary>
    public static Analysis Of(IReadOnlyList<double> ratings, params (string Field, string Value)[] protocol) =>
        Of(
            Columns,
            ratings
                .Select(
                    (rating, i) =>
                        new[]
                        {
                            "average",
                            (i + 1).ToString(CultureInfo.InvariantCulture),
                            rating.ToString("R", CultureInfo.InvariantCulture),
                        }
                )
                .Where(cells => cells[2] != "NaN"),
            protocol
        );

    public static Analysis Of(
        IReadOnlyList<string> columns,
        IEnumerable<string[]> rows,
        params (string Field, string Value)[] protocol
    )
    {
        var file = RecordingFile.Trials("01", "", "diary");
        var table = new Table(new(file.Path), columns, [.. rows.Select((cells, i) => new TableRow(i + 2, cells))], []);
        var fields = new ProtocolReader(
            "diary",
            Sidecar.Empty,
            protocol.ToDictionary(p => "diary." + p.Field, p => p.Value, StringComparer.Ordinal)
        );
        return new PainDiaryTest().Analyse([new TrialTable(file, Sidecar.Empty, table)], fields);
    }

    /// <summary>Ratings repeated: <c>(5, 10), (0, 30)</c> is ten days of 5, then thirty of 0.</summary>
    public static double[] Days(params (double Rating, int Days)[] spells) =>
        [.. spells.SelectMany(spell => Enumerable.Repeat(spell.Rating, spell.Days))];

    public static Finding? FindOrNone(this Analysis analysis, string outcome) =>
        analysis.Findings.SingleOrDefault(finding => finding.Series.Outcome == outcome);
}
