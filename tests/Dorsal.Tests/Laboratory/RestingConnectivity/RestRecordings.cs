using System.Globalization;
using System.Text.Json.Nodes;
using Dorsal.Laboratory.RestingConnectivity;
using Dorsal.Numerics;
using Dorsal.Studies;

namespace Dorsal.Tests.Laboratory.RestingConnectivity;

/// <summary>Tables of regions with known correlations: two networks of four regions each, one emotional and one sensory.</summary>
internal static class RestRecordings
{
    public const double Interval = 2;

    private static readonly (string Name, string Network, string Structure)[] Atlas =
    [
        ("mPFC", "A", "medial_prefrontal"),
        ("NAc", "A", "accumbens"),
        ("amygdala", "A", "amygdala"),
        ("hippocampus", "A", "hippocampus"),
        ("S1", "B", "s1"),
        ("S2", "B", "s2"),
        ("pINS", "B", "posterior_insula"),
        ("thalamus", "B", "thalamus"),
    ];

    public static string Json(string protocol = "")
    {
        var json = new JsonObject
        {
            ["RepetitionTime"] = Interval,
            ["Protocol"] = JsonNode.Parse("{" + protocol + "}"),
            ["framewise_displacement"] = new JsonObject { ["Units"] = "mm" },
        };
        foreach (var (name, network, structure) in Atlas)
        {
            json[name] = new JsonObject { ["Network"] = network, ["Structure"] = structure };
        }

        return json.ToJsonString();
    }

    public static double[][] Samples(int volumes, RandomStream random, double within = 0.4, double between = 0.1) =>
        new RestGenerator([.. Atlas.Select(region => region.Network)], within, between, 0.5).Make(volumes, random);

    /// <summary>
    /// A table; volumes in <paramref name="moved"/> have moved by 2 mm, all others by 0.1 mm. Columns in <paramref name="more"/> are not in the
    /// sidecar.
    /// </summary>
    public static TrialTable Table(
        double[][] samples,
        int[]? moved = null,
        string protocol = "",
        string run = "",
        string[]? more = null
    ) =>
        Lab.Cells(
            "rest",
            Json(protocol),
            ["framewise_displacement", .. Atlas.Select(region => region.Name), .. more ?? []],
            Enumerable
                .Range(0, samples[0].Length)
                .Select(t =>
                    samples
                        .Select(region => Text(region[t]))
                        .Prepend(
                            t == 0 ? "n/a"
                            : moved?.Contains(t) == true ? "2"
                            : "0.1"
                        )
                ),
            run
        );

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
