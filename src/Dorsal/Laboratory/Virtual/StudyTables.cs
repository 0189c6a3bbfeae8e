using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Dorsal.Courses.Simulation;
using Dorsal.Studies;
using Dorsal.Studies.Writing;

namespace Dorsal.Laboratory.Virtual;

/// <summary>
/// The tables that hold everybody: participants and questionnaires. Each part puts its rows aside; at the end they are strung together,
/// so that memory does not grow with the study.
/// </summary>
/// <param name="request">What is done.</param>
/// <param name="folder">Full path of the study that is being filled.</param>
/// <param name="hidden">Where rows are put aside.</param>
internal sealed class StudyTables(LaboratoryRequest request, string folder, string hidden)
{
    private const string Participants = "participants";
    private static readonly string[] Keys = ["participant_id", "session_id"];

    /// <summary>Puts the rows of a part aside.</summary>
    public static async Task StashAsync(string hidden, int part, StudyRows rows)
    {
        await StashAsync(hidden, Participants, part, rows.Participants).ConfigureAwait(false);
        foreach (var table in rows.Tables())
        {
            await StashAsync(hidden, table.Key, part, table).ConfigureAwait(false);
        }
    }

    /// <summary>Writes the tables, their descriptions, and the sidecars of all tests.</summary>
    public async Task WriteAsync(CancellationToken cancellation)
    {
        await JoinAsync(Participants, Participants + ".tsv", [Keys[0], "age", "sex", "group"], cancellation)
            .ConfigureAwait(false);
        await JsonAsync(Participants + ".json", ParticipantColumns.Descriptions()).ConfigureAwait(false);
        await JsonAsync(StudyDescription.FileName, Description()).ConfigureAwait(false);
        foreach (var test in request.Tests)
        {
            foreach (var (path, json) in test.Sidecars)
            {
                await JsonAsync(path, json).ConfigureAwait(false);
            }

            if (test.AnswerColumns.Count > 0)
            {
                var path = $"phenotype/{test.Id}.tsv";
                await JoinAsync(test.Id, path, [.. Keys, .. test.AnswerColumns], cancellation).ConfigureAwait(false);
            }
        }
    }

    private JsonObject Description() =>
        new()
        {
            ["Name"] = "Virtual people in the laboratory (Dorsal)",
            ["BIDSVersion"] = StudyWriter.BidsVersion,
            ["GeneratedBy"] = new JsonArray(request.Provenance()["GeneratedBy"]!.DeepClone()),
        };

    private static Task StashAsync(string hidden, string table, int part, IEnumerable<IReadOnlyList<string>> rows) =>
        PartFile.WriteAsync(StashOf(hidden, table, part), TsvText.Of(null, rows));

    private static string StashOf(string hidden, string table, int part) =>
        Path.Combine(hidden, table, string.Create(CultureInfo.InvariantCulture, $"part-{part:D6}.tsv"));

    private Task JsonAsync(string path, JsonObject json) =>
        PartFile.WriteAsync(SafePath.Below(folder, path), JsonText.Of(json));

    private Task JoinAsync(string table, string path, string[] columns, CancellationToken cancellation) =>
        PartFile.WriteAsync(
            SafePath.Below(folder, path),
            async stream =>
            {
                await stream.WriteAsync(Encoding.UTF8.GetBytes(TsvText.Of(columns, [])), cancellation);
                for (var part = 0; part < request.Simulation.Parts; part++)
                {
                    var stash = File.OpenRead(StashOf(hidden, table, part));
                    await using (stash.ConfigureAwait(false))
                    {
                        await stash.CopyToAsync(stream, cancellation);
                    }
                }
            }
        );
}
