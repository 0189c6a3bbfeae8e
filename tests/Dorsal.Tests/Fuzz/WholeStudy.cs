using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Dorsal.Studies.Writing;
using static System.FormattableString;

namespace Dorsal.Tests.Fuzz;

/// <summary>An undamaged study of one kind of recording: two people with the same data, and sidecars above and beside.</summary>
/// <param name="Kind">Such as <c>thermal_qst</c>, or <c>phenotype</c>.</param>
/// <param name="Files">Its files by path.</param>
internal sealed record WholeStudy(string Kind, IReadOnlyDictionary<string, byte[]> Files)
{
    private static readonly string[] People = ["1", "2"];

    /// <summary>One study for each kind of recording that Dorsal reads.</summary>
    public static IReadOnlyList<WholeStudy> All { get; } =
    [
        Table(
            "thermal",
            new() { ["temperature"] = "Cel" },
            "measure site side trial temperature status status_description",
            "HPT hand left 1 44 n/a n/a|HPT hand left 2 45.5 n/a n/a|HPT hand left 3 43.5 n/a n/a|CDT hand left 1 30.5 n/a n/a"
                + "|CDT hand left 2 30.1 n/a n/a|HPT foot right 1 46 rejected slipped"
        ),
        Table(
            "mechanical",
            new() { ["force"] = "mN" },
            "measure site series response force",
            "MDT hand 1 not_felt 1|MDT hand 1 felt 4|MDT hand 2 not_felt 2|MDT hand 2 felt 4|MPT hand 1 no_pain 32|MPT hand 1 pain 64"
        ),
        Table(
            "pinprick",
            new() { ["force"] = "mN", ["rating"] = "{rating_0_100}" },
            "run site trial force rating",
            "1 hand 1 8 2|1 hand 2 64 10|1 hand 3 512 40|2 hand 1 8 3|2 hand 2 64 12|2 hand 3 512 44"
        ),
        Table(
            "pressure",
            new() { ["pressure"] = "kPa" },
            "measure site side trial pressure",
            "PPT hand left 1 310|PPT hand left 2 290|PPT hand left 3 330|PTT hand left 1 620|PTT hand left 2 640"
        ),
        Table(
            "summation",
            new() { ["rating"] = "{rating_0_100}" },
            "modality kind repeat pulse site rating",
            "pinprick single 1 n/a hand 10|pinprick train 1 n/a hand 30|pinprick single 2 n/a hand 12|pinprick train 2 n/a hand 28"
                + "|pressure pulse 1 1 leg 20|pressure pulse 1 2 leg 24|pressure pulse 1 3 leg 29|pressure pulse 1 4 leg 31"
        ),
        Table(
            "response",
            new() { ["intensity"] = "Cel", ["rating"] = "{rating_0_100}" },
            "site trial intensity rating",
            "hand 1 44 10|hand 2 45 22|hand 3 46 31|hand 4 47 44|hand 5 48 52"
        ),
        Table(
            "palpation",
            new() { ["tenderness"] = "{grade}" },
            "site side tenderness",
            "trapezius left 2|trapezius right 1|gluteus left 3"
        ),
        Table(
            "cuff",
            new() { ["pressure"] = "kPa" },
            "measure site trial pressure",
            "cPDT leg 1 24|cPDT leg 2 28|cPTT leg 1 52|cPTT leg 2 55|limit leg 3 100"
        ),
        Table(
            "tonic",
            new() { ["rating"] = "{rating_0_100}" },
            "trial second rating event",
            "1 0 5 n/a|1 30 40 n/a|1 60 55 n/a|1 90 70 withdrawal|2 0 6 n/a|2 60 60 n/a|2 180 n/a ceiling"
        ),
        Table(
            "cpm",
            new() { ["value"] = "kPa" },
            "phase measure trial value minute conditioning_rating",
            "baseline PPT 1 300 n/a n/a|baseline PPT 2 320 n/a n/a|during PPT 1 400 n/a 60|during PPT 2 380 n/a 62"
                + "|after PPT 1 340 5 n/a|after PPT 2 330 10 n/a"
        ),
        Table(
            "diary",
            new() { ["rating"] = "{rating_0_10}" },
            "measure date rating",
            "average 2026-01-01 4|average 2026-01-02 5|average 2026-01-03 3|worst 2026-01-01 7|worst 2026-01-02 8|average 2026-01-05 4"
        ),
        Table(
            "detection",
            new() { ["level"] = "mN" },
            "method run kind level response site side",
            "limits 1 stimulus 1 no back left|limits 1 stimulus 2 yes back left|limits 1 stimulus 3 yes back left|limits 1 stimulus 4 yes back left"
                + "|constant 1 stimulus 1 no back left|constant 1 stimulus 2 yes back left|constant 1 stimulus 2 no back left"
                + "|constant 1 stimulus 4 yes back left|constant 1 catch 0 no back left|constant 1 catch 0 yes back left"
        ),
        Table(
            "twopoint",
            new() { ["distance"] = "mm" },
            "method run kind distance response orientation count site side",
            "staircase 1 stimulus 50 two horizontal 1 back left|staircase 1 stimulus 45 one horizontal 1 back left"
                + "|staircase 1 stimulus 50 two horizontal 1 back left|staircase 1 stimulus 45 two horizontal 1 back left"
                + "|constant 1 stimulus 40 one horizontal 4 back left|constant 1 stimulus 60 two horizontal 5 back left"
                + "|constant 1 catch 0 one horizontal 6 back left"
        ),
        Table(
            "graphaesthesia",
            [],
            "site side trial presented answered correct",
            "back left 1 A A 1|back left 2 B D 0|back left 3 C C 1|back right 1 E n/a n/a|back right 2 F F 1"
        ),
        Table(
            "localisation",
            [],
            "site side trial presented answered correct",
            "back left 1 1 1 1|back left 2 2 5 0|back left 3 9 9 1|back right 1 4 4 1"
        ),
        Table(
            "pointing",
            new()
            {
                ["target_x"] = "mm",
                ["target_y"] = "mm",
                ["answer_x"] = "mm",
                ["answer_y"] = "mm",
            },
            "measure site trial target_x target_y answer_x answer_y",
            "skin back 1 0 0 3 4|skin back 2 0 0 5 12|skin back 3 10 0 12 1|chart back 1 0 10 2 8|chart back 2 0 10 -3 9"
        ),
        Table(
            "laterality",
            new() { ["reaction_time"] = "s" },
            "measure trial side answer reaction_time",
            "trunk 1 left left 1.2|trunk 2 right right 1.6|trunk 3 left right 2.1|trunk 4 right right 1.1|hand 1 left left 0.9"
        ),
        Table(
            "serum",
            new() { ["concentration"] = "pg/mL" },
            "analyte concentration unit assay lod condition haemolysis trial",
            "CRP 1.3 mg/L A n/a morning no 1|CRP 1.5 mg/L A n/a morning no 2|IL6 1.7 pg/mL A 0.2 morning no 1|IL6 <0.2 pg/mL A n/a evening no 1"
                + "|TNF 2.1 n/a A n/a morning no 1|IL8 >500 pg/mL A n/a morning yes 1"
        ),
        Table(
            "discs",
            [],
            "level pfirrmann modic rater",
            "L1-L2 1 0 A|L2-L3 2 0 A|L3-L4 4 1 A|L4-L5 5 2 A|L5-S1 3 1 A|L1-L2 1 0 B|L2-L3 3 0 B|L3-L4 4 1 B|L4-L5 5 3 B|L5-S1 3 0 B"
        ),
        Table(
            "bodyimage",
            new() { ["x"] = "mm", ["y"] = "mm" },
            "contour zone x y confirmed",
            "template n/a -100 0 n/a|template n/a -110 200 n/a|template n/a -100 400 n/a|template n/a 100 400 n/a|template n/a 110 200 n/a"
                + "|template n/a 100 0 n/a|drawn n/a -100 0 expanded|drawn n/a -140 200 n/a|drawn n/a -100 400 n/a|drawn n/a 100 400 n/a"
                + "|drawn n/a 140 200 n/a|drawn n/a 100 0 n/a|left_out low -50 0 n/a|left_out low -50 50 n/a|left_out low 50 50 n/a|left_out low 50 0 n/a"
        ),
        Signal("pressure", "qst", new() { ["Measure"] = "PPT", ["Site"] = "hand" }, ["pressure:kPa", "button:1"], Ramp),
        Signal(
            "cuff",
            "qst",
            new() { ["Site"] = "leg" },
            ["pressure:kPa", "vas:{rating_0_100}", "button:1"],
            Inflation
        ),
        Signal("stance", "beh", new() { ["Vision"] = "open", ["Surface"] = "firm" }, ["cop_ap:cm", "cop_ml:cm"], Sway),
        Phenotype(),
    ];

    private const int Hertz = 20;

    private static WholeStudy Table(string task, Dictionary<string, string> units, string columns, string rows)
    {
        var files = Basis();
        var sidecar = new JsonObject();
        foreach (var (column, unit) in units)
        {
            sidecar[column] = new JsonObject { ["Units"] = unit };
        }

        files[$"task-{task}_qst.json"] = Bytes(sidecar.ToJsonString());
        foreach (var person in People)
        {
            files[$"sub-{person}/qst/sub-{person}_task-{task}_qst.tsv"] = Tsv(columns, rows);
        }

        // The same once more, beside one person's table.
        files[$"sub-1/qst/sub-1_task-{task}_qst.json"] = Bytes(sidecar.ToJsonString());
        return new WholeStudy(task + "_qst", files);
    }

    private static WholeStudy Signal(
        string task,
        string folder,
        JsonObject fields,
        string[] channels,
        Func<double, string> sample
    )
    {
        var files = Basis();
        fields["SamplingFrequency"] = Hertz;
        fields["StartTime"] = 0;
        fields["Columns"] = new JsonArray([.. channels.Select(c => JsonValue.Create(c.Split(':')[0]))]);
        foreach (var channel in channels)
        {
            fields[channel.Split(':')[0]] = new JsonObject { ["Units"] = channel[(channel.IndexOf(':') + 1)..] };
        }

        const int Samples = 240;
        var text = string.Concat(Enumerable.Range(0, Samples).Select(i => sample((double)i / Hertz) + "\n"));
        foreach (var person in People)
        {
            var path = $"sub-{person}/{folder}/sub-{person}_task-{task}_run-1_physio";
            files[path + ".tsv.gz"] = Gzip.Pack(Bytes(text));
            files[path + ".json"] = Bytes(fields.ToJsonString());
        }

        return new WholeStudy(task + "_physio", files);
    }

    private static WholeStudy Phenotype()
    {
        var files = Basis();
        files["phenotype/pcs.tsv"] = Tsv(
            "participant_id " + string.Join(' ', Enumerable.Range(1, 13).Select(i => Invariant($"pcs_{i}"))),
            "sub-1 1 2 3 4 0 1 2 3 4 0 1 2 3|sub-2 0 0 1 0 2 1 0 0 1 1 0 2 0"
        );
        files["phenotype/pcs.json"] = Bytes("""{"Instrument": "PCS", "Language": "en"}""");
        files["phenotype/scores.tsv"] = Tsv("participant_id session_id odi ppt", "sub-1 n/a 22 310|sub-2 n/a 8 402");
        files["phenotype/scores.json"] = Bytes(
            """{"odi": {"Units": "{score}"}, "ppt": {"Units": "kPa", "Test": "pressure", "Outcome": "pressure_pain_threshold", "Site": "hand"}}"""
        );
        return new WholeStudy("phenotype", files);
    }

    private static Dictionary<string, byte[]> Basis() =>
        new(StringComparer.Ordinal)
        {
            ["dataset_description.json"] = Bytes("""{"Name": "s", "BIDSVersion": "1.10.0"}"""),
            ["participants.tsv"] = Tsv("participant_id age sex group", "sub-1 30 F patients|sub-2 41 M controls"),
        };

    private static byte[] Tsv(string columns, string rows) =>
        Bytes(string.Concat(rows.Split('|').Prepend(columns).Select(row => row.Replace(' ', '\t') + "\n")));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    // 50 kPa/s from 0.5 s on; the button from 6.5 s, at 300 kPa; released at 7 s.
    private static string Ramp(double time) =>
        Text(time is < 0.5 or > 7 ? 0 : 50 * (time - 0.5)) + "\t" + Text(time is >= 6.5 and < 7 ? 1 : 0);

    // 1 kPa/s; pain from 4 s on; stopped at 10 s.
    private static string Inflation(double time) =>
        $"{Text(time > 10 ? 0 : time)}\t{Text(time is < 4 or > 10 ? 0 : 8 * (time - 4))}\t{Text(time is >= 10 and < 11 ? 1 : 0)}";

    private static string Sway(double time) =>
        $"{Text(Math.Sin(1.7 * time) + (0.3 * Math.Sin(7.1 * time)))}\t{Text(Math.Cos(1.1 * time) + (0.2 * Math.Sin(9.3 * time)))}";

    private static string Text(double value) => Math.Round(value, 4).ToString("R", CultureInfo.InvariantCulture);
}
