using System.Text.Json;
using CsvHelper;
using Dorsal.Laboratory;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Reports;
using Dorsal.Units;
using Parquet;

namespace Dorsal.Tests.Reports;

public sealed class TableTests : IDisposable
{
    private const string Columns =
        "participant,session,test,site,side,condition,outcome,value,bound,unit,standard_error,ci_low,ci_high,trials_used,trials_rejected,z,norm,quality,detector,detector_version,source_file";

    private readonly string folder = Directory.CreateTempSubdirectory("dorsal-tables-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Findings_have_the_columns_that_were_promised()
    {
        FindingsWriter.WriteCsv(folder, [Finding()]);
        var bytes = File.ReadAllBytes(PathOf("findings.csv"));
        var lines = File.ReadAllText(PathOf("findings.csv")).Split('\n');
        Assert.Equal(Columns, lines[0]);
        Assert.Equal(
            "P01,,thermal,back,right,,heat_pain_threshold,0.1,,Cel,,,Infinity,3,0,,,ok,thermal-limits,1.0,a.tsv;b.tsv",
            lines[1]
        );
        Assert.Equal((byte)'p', bytes[0]);
        Assert.DoesNotContain((byte)'\r', bytes);
    }

    [Fact]
    public void Numbers_read_back_to_the_same_bits()
    {
        double[] values = [Math.PI, 1e-300, -0.1 - 0.2, 123456789.123456789, 5e-324];
        FindingsWriter.WriteCsv(
            folder,
            values.Select(v => Finding() with { Estimate = new Estimate(v, double.NaN, double.NaN, double.NaN) })
        );
        Assert.Equal(
            values,
            Read("findings.csv", ',')
                .Skip(1)
                .Select(row => double.Parse(row[7], System.Globalization.CultureInfo.InvariantCulture))
        );
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+cmd", "'+cmd")]
    [InlineData("@sum", "'@sum")]
    [InlineData("＝1", "'＝1")]
    [InlineData("-2.5", "-2.5")]
    [InlineData("a=b", "a=b")]
    [InlineData("x\"y,z\n", "x\"y,z\n")]
    public void A_text_that_a_spreadsheet_would_run_is_marked_as_text(string text, string written)
    {
        FindingsWriter.WriteCsv(folder, [Finding() with { Norm = text }]);
        Assert.Equal(written, Read("findings.csv", ',')[1][16]);
    }

    [Fact]
    public async Task Parquet_reads_back_what_the_text_file_has()
    {
        var findings = Pages.Small.Value.Study.Findings.Append(Finding()).ToList();
        FindingsWriter.WriteCsv(folder, findings);
        await FindingsWriter.WriteParquetAsync(folder, findings, TestContext.Current.CancellationToken);
        var rows = Read("findings.csv", ',');
        await using var reader = await ParquetReader.CreateAsync(
            PathOf("findings.parquet"),
            null,
            TestContext.Current.CancellationToken
        );
        Assert.Equal(rows[0], reader.Schema.DataFields.Select(field => field.Name));
        for (var column = 0; column < rows[0].Length; column++)
        {
            var cells = await ParquetCells.ReadAsync(reader, column);
            Assert.Equal(rows.Skip(1).Select(row => row[column]), cells);
        }
    }

    [Fact]
    public async Task Parquet_is_the_same_bytes_each_time()
    {
        await FindingsWriter.WriteParquetAsync(folder, [Finding()], TestContext.Current.CancellationToken);
        var first = await File.ReadAllBytesAsync(PathOf("findings.parquet"), TestContext.Current.CancellationToken);
        await FindingsWriter.WriteParquetAsync(folder, [Finding()], TestContext.Current.CancellationToken);
        Assert.Equal(
            first,
            await File.ReadAllBytesAsync(PathOf("findings.parquet"), TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public void Every_trial_stands_in_the_table_of_trials()
    {
        var people = Pages.Small.Value.People;
        using (var writer = new TrialsWriter(folder))
        {
            foreach (var person in people)
            {
                writer.Write(person);
            }
        }

        var rows = Read("trials.csv", ',');
        Assert.Equal(people.Sum(p => p.Trials.Count) + 1, rows.Count);
        Assert.Equal(
            "participant session test site side condition outcome trial value unit status reason source_file source_line",
            string.Join(' ', rows[0])
        );
        Assert.Contains(rows, row => row[10] == "Rejected" && row[11] == "RampOvershoot" && row[13] == "4");
    }

    [Fact]
    public void Notes_stand_with_their_remedy_in_the_readers_language()
    {
        var note = new Note(Grade.Error, "NotANumber", new Place("a.tsv", 3, "value"), "1,2\tx")
        {
            Subject = new Subject("P01", "", "thermal"),
        };
        QualityWriter.Write(folder, [note], Language.Japanese);
        var rows = Read("quality.tsv", '\t');
        Assert.Equal(
            "grade code participant session test file line column value limit message remedy",
            string.Join(' ', rows[0])
        );
        Assert.Equal(
            [
                "Error",
                "NotANumber",
                "P01",
                "n/a",
                "thermal",
                "a.tsv",
                "3",
                "value",
                "1,2 x",
                "n/a",
                "「1,2 x」は数値ではありません。",
                note.Remedy(Language.Japanese),
            ],
            rows[1]
        );
    }

    [Fact]
    public void Groups_reliability_and_protocol_have_a_row_each()
    {
        var study = Pages.Small.Value.Study;
        GroupsWriter.Write(folder, study);
        Assert.Equal(study.Summaries.Count + 1, Read("groups.csv", ',').Count);
        Assert.Equal(study.Contrasts.Count + 1, Read("contrasts.csv", ',').Count);
        Assert.Equal(study.Conditions.Count + 1, Read("conditions.csv", ',').Count);
        Assert.Equal(study.Errors.Count + 1, Read("measurement_error.csv", ',').Count);
        Assert.Equal(study.Reliability.Count + 1, Read("reliability.csv", ',').Count);
        Assert.Equal(study.Protocol.Count + 1, Read("protocol.tsv", '\t').Count);
    }

    [Fact]
    public void The_dictionary_explains_each_column_in_both_languages()
    {
        FindingsWriter.WriteCsv(folder, []);
        new TrialsWriter(folder).Dispose();
        QualityWriter.Write(folder, [], Language.English);
        GroupsWriter.Write(folder, Pages.Small.Value.Study);
        DictionaryWriter.Write(folder);
        foreach (var table in Directory.GetFiles(folder).Where(f => !f.EndsWith(".json", StringComparison.Ordinal)))
        {
            var separator = table.EndsWith(".tsv", StringComparison.Ordinal) ? '\t' : ',';
            using var json = JsonDocument.Parse(File.ReadAllText(Path.ChangeExtension(table, ".json")));
            var names = json.RootElement.EnumerateObject().Select(entry => entry.Name);
            Assert.Equal(Read(Path.GetFileName(table), separator)[0], names);
            Assert.All(
                json.RootElement.EnumerateObject(),
                entry =>
                {
                    Assert.NotEmpty(entry.Value.GetProperty("Description").GetString()!);
                    Assert.NotEmpty(entry.Value.GetProperty("DescriptionJa").GetString()!);
                    Assert.NotEmpty(entry.Value.GetProperty("Type").GetString()!);
                }
            );
        }
    }

    private static Finding Finding() =>
        new(
            "P01",
            "",
            "thermal",
            new SeriesKey("heat_pain_threshold", "back", "right", ""),
            new Estimate(0.1, double.NaN, double.NaN, double.PositiveInfinity),
            Unit.Parse("Cel"),
            3,
            0,
            new Detector("thermal-limits", "1.0"),
            ["a.tsv", "b.tsv"]
        );

    private List<string[]> Read(string name, char separator)
    {
        using var reader = CsvReader.FromText(
            File.ReadAllText(PathOf(name)),
            new CsvReaderOptions { Separator = separator, HasHeader = false }
        );
        var rows = new List<string[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetString(i))]);
        }

        return rows;
    }

    private string PathOf(string name) => Path.Combine(folder, name);
}
