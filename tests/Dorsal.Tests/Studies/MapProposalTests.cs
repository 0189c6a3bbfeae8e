using Dorsal.Messages;
using Dorsal.Studies.Import;
using Dorsal.Studies.Import.Proposals;

namespace Dorsal.Tests.Studies;

/// <summary>A proposed map says what it guessed, and is no way to import guesses unseen.</summary>
public sealed class MapProposalTests : IDisposable
{
    private const string Clinic = """
        Export of 2026-01-05
        ID;Alter;Geschlecht;Diagnose;HPT 1;HPT 2;HPT 3;PPT Rücken L 1 (kPa);PPT Rücken L 2 (kPa);Kommentar;PCS
        P-001;34;w;LBP;43,1;k.A.;43,8;312,5;334;;31
        P-002;41;m;HC;46,2;46,9;47,0;501;480,5;müde;8

        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void People_trials_units_separator_and_decimal_comma_are_guessed_and_each_guess_is_listed()
    {
        var proposal = MapProposal.Of(folder.Write("clinic.csv", Clinic));
        Assert.Equal(
            [
                "Table.Separator = ;",
                "Table.SkipLines = 1",
                "Table.DecimalComma = true",
                "Participants.Id = ID",
                "Participants.Age = Alter",
                "Participants.Sex = Geschlecht",
                "Participants.Sex.Levels = w, m",
                "Participants.Group = Diagnose",
                "Table.Row = person",
                "Trials[0].Test = thermal",
                "Trials[0].Measure = HPT",
                "Trials[0].Columns = HPT {1..3}",
                "Trials[0].Units = unstated",
                "Trials[1].Test = pressure",
                "Trials[1].Measure = PPT",
                "Trials[1].Columns = PPT Rücken L {1..2} (kPa)",
                "Trials[1].Units = kPa",
                "Trials[1].Site = back",
                "Trials[1].Side = left",
            ],
            proposal.Guesses
        );
        Assert.Equal(["Kommentar", "PCS"], proposal.NotUnderstood);
    }

    [Fact]
    public void A_proposal_is_not_imported_until_its_list_of_guesses_is_empty()
    {
        var table = folder.Write("clinic.csv", Clinic);
        var proposal = MapProposal.Of(table);
        proposal.WriteTo(folder["map.json"]);
        var note = Importing.Fault(() => StudyImport.Import(table, ImportMap.Load(folder["map.json"]), folder["s"]));
        Assert.Equal(("MapUnconfirmed", "19"), (note.Code, note.Value));
        Assert.False(Directory.Exists(folder["s"]));

        var begin = proposal.Json.IndexOf("\"Unconfirmed\": [", StringComparison.Ordinal);
        var end = proposal.Json.IndexOf(']', proposal.Json.IndexOf("Side = left", StringComparison.Ordinal));
        var confirmed = proposal.Json[..begin] + "\"Unconfirmed\": [" + proposal.Json[end..];
        var result = StudyImport.Import(
            table,
            ImportMap.Parse(confirmed, "map.json"),
            folder["s"],
            cancellation: TestContext.Current.CancellationToken
        );
        Assert.Equal((2, 4), (result.Participants, result.Recordings));
        Assert.Equal(["43.1", "k.A.", "43.8"], Importing.Cells(result, "P001", "thermal", "temperature"));
        Assert.Equal(["312.5", "334"], Importing.Cells(result, "P001", "pressure", "pressure"));
        Assert.Equal("k.A.", result.Notes.Single(n => n.Code == "CellNotANumber").Value);
    }

    [Fact]
    public void Header_rows_of_Qualtrics_and_events_of_REDCap_are_recognised()
    {
        var qualtrics = MapProposal.Of(
            folder.Write(
                "q.csv",
                "ResponseId,SC0\nResponse ID,Score\n\"{\"\"ImportId\"\":\"\"_recordId\"\"}\",\"{\"\"ImportId\"\":\"\"SC0\"\"}\"\nR_1,4\n"
            )
        );
        Assert.Contains("Table.HeaderRows = 3", qualtrics.Guesses);
        Assert.Contains("Participants.Id = ResponseId", qualtrics.Guesses);
        Assert.Contains("Table.Row = person", qualtrics.Guesses);
        Assert.Equal(["SC0"], qualtrics.NotUnderstood);

        var redcap = MapProposal.Of(
            folder.Write(
                "r.csv",
                "record_id,redcap_event_name,redcap_repeat_instance,ppt\n1,a_arm_1,,\n1,a_arm_1,1,310\n1,b_arm_1,1,320\n"
            )
        );
        Assert.Contains("Session = redcap_event_name", redcap.Guesses);
        Assert.Contains("Table.Row = trial", redcap.Guesses);
        Assert.Equal(["redcap_repeat_instance", "ppt"], redcap.NotUnderstood);
    }

    [Fact]
    public void Commas_that_may_separate_thousands_are_not_guessed_about()
    {
        var proposal = MapProposal.Of(folder.Write("t.csv", "id;PPT 1\n1;1,234\n2;2,345\n"));
        Assert.DoesNotContain(proposal.Guesses, guess => guess.Contains("DecimalComma", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "FileEmpty")]
    [InlineData("id,id\n1,2\n", "ColumnTwice")]
    [InlineData("id,a\n1\n", "RowRagged")]
    public void What_is_no_table_gets_its_message(string text, string code) =>
        Assert.Equal(code, Importing.Fault(() => MapProposal.Of(folder.Write("t.csv", text))).Code);

    [Fact]
    public void A_map_that_is_there_is_not_overwritten()
    {
        var proposal = MapProposal.Of(folder.Write("t.csv", "id,HPT\n1,43\n"));
        folder.Write("map.json", "mine");
        Assert.Equal(
            "OutFileExists",
            Importing
                .Fault(() =>
                {
                    proposal.WriteTo(folder["map.json"]);
                    return null;
                })
                .Code
        );
        Assert.Equal("mine", File.ReadAllText(folder["map.json"]));
    }
}
