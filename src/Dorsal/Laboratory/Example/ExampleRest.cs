using System.Globalization;
using System.Text.Json.Nodes;
using Dorsal.Laboratory.RestingConnectivity;
using Dorsal.Studies;

namespace Dorsal.Laboratory.Example;

/// <summary>Resting recordings of the example study: fourteen regions of five networks, five minutes, and some movement. Made up.</summary>
internal static class ExampleRest
{
    private const double Interval = 2;
    private const int Volumes = 160;
    private const double Between = 0.1;
    private const double Serial = 0.5;

    // The columns' names of the region, its network and what part of the brain it is.
    private static readonly (string Name, string Network, string Structure)[] Atlas =
    [
        ("mPFC", "DMN", RestRegion.MedialPrefrontal),
        ("PCC", "DMN", "posterior_cingulate"),
        ("angular", "DMN", "angular"),
        ("S1", "SMN", "s1"),
        ("S2", "SMN", "s2"),
        ("M1", "SMN", "m1"),
        ("pINS", "SN", "posterior_insula"),
        ("aINS", "SN", "anterior_insula"),
        ("thalamus", "SN", "thalamus"),
        ("PAG", "SN", RestRegion.Periaqueductal),
        ("dlPFC", "FPN", "dorsolateral_prefrontal"),
        ("NAc", "LIM", RestRegion.Accumbens),
        ("amygdala", "LIM", "amygdala"),
        ("hippocampus", "LIM", "hippocampus"),
    ];

    public static void WriteSidecar(StudyWriter writer)
    {
        var json = new JsonObject
        {
            ["RepetitionTime"] = Interval,
            [RestRegion.DisplacementColumn] = new JsonObject { ["Units"] = "mm" },
        };
        foreach (var (name, network, structure) in Atlas)
        {
            json[name] = new JsonObject { ["Network"] = network, ["Structure"] = structure };
        }

        writer.WriteSidecar("task-rest_timeseries.json", json);
    }

    public static void Write(StudyWriter writer, ExamplePerson person, string session)
    {
        var (_, _, within, random) = ExampleStudy.Series("rest", person, session).Single();
        var samples = new RestGenerator(
            [.. Atlas.Select(region => region.Network)],
            Math.Clamp(within, Between, 0.9),
            Between,
            Serial
        ).Make(Volumes, random);
        writer.WriteTrials(
            RecordingFile.TimeSeries(person.Label, session, "rest"),
            [RestRegion.DisplacementColumn, .. Atlas.Select(region => region.Name)],
            Enumerable
                .Range(0, Volumes)
                .Select(t => (string[])[Movement(t, random), .. samples.Select(region => Text(region[t]))])
        );
    }

    // About one volume in fifty has a jerk.
    private static string Movement(int volume, Numerics.RandomStream random)
    {
        var (size, jerk) = (Math.Abs(random.NextGaussian()), random.NextDouble() < 0.02);
        return volume == 0 ? "n/a" : Text((0.1 * size) + (jerk ? 0.6 : 0));
    }

    private static string Text(double value) => Math.Round(value, 4).ToString("R", CultureInfo.InvariantCulture);
}
