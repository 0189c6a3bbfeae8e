using System.Globalization;
using System.Text.Json.Nodes;
using Dorsal.Laboratory.Virtual;
using Dorsal.Mechanisms;
using Dorsal.Numerics;
using Dorsal.People;
using Dorsal.Studies;
using Dorsal.Units;

namespace Dorsal.Laboratory.PressurePain;

/// <summary>
/// A virtual person under the algometer: pressure rises, the button goes down, three times at the back and three at the shin, on both sides.
/// </summary>
/// <remarks>
/// The threshold is the reduced form of <see cref="PressureSensitivity"/>, not yet a circuit; sex, day and trial scatter it (evidence
/// sections 1-5, C.1), and the person's answer is that of every button test (<see cref="Circuits.Psychophysics.Observer"/>).
/// </remarks>
internal static class PressurePerformance
{
    /// <summary>Id of the test, and of the trial table.</summary>
    public const string Task = "pressure";

    /// <summary>Trials of each series.</summary>
    public const int Trials = 3;

    private static readonly string[] Columns = ["measure", "site", "side", "trial", "pressure"];
    private static readonly PressureSensitivity Sensitivity = new(ModelConstants.Default);

    /// <summary>Units and protocol of the tables.</summary>
    public static IReadOnlyDictionary<string, JsonObject> Sidecars { get; } =
        new Dictionary<string, JsonObject>(StringComparer.Ordinal)
        {
            [$"task-{Task}_qst.json"] = new()
            {
                ["pressure"] = new JsonObject { ["Units"] = "kPa" },
                ["Protocol"] = new JsonObject
                {
                    ["CountedTrials"] = Trials,
                    ["Ramp"] = Get("ramp"),
                    ["CutOff"] = Get("cut_off"),
                },
            },
        };

    /// <summary>The tested places: where it hurts, and far from it.</summary>
    public static IEnumerable<(string Site, string Side)> Places(Visit visit) =>
        from site in new[] { visit.Person.Region == Region.Back ? "back" : "neck", "tibialis" }
        from side in new[] { "left", "right" }
        select (site, side);

    /// <summary>A table of the pressures at which the button went down.</summary>
    public static void Perform(Visit visit, VisitRecorder record) =>
        record.Trials(
            Task,
            Columns,
            from place in Places(visit)
            from trial in Stops(visit, place.Site, place.Side, Task).Select((pressure, i) => (pressure, Number: i + 1))
            select new[]
            {
                "PPT",
                place.Site,
                place.Side,
                trial.Number.ToString(CultureInfo.InvariantCulture),
                Written(trial.pressure),
            }
        );

    /// <summary>Pressures of a series when the button goes down, kPa; NaN where it does not.</summary>
    public static IEnumerable<double> Stops(Visit visit, string site, string side, string purpose)
    {
        var threshold = Threshold(visit, site, side);
        var random = visit.Stream($"{purpose} {site} {side}");
        for (var trial = 0; trial < Trials; trial++)
        {
            var now = (Get("trial_spread") * random.NextGaussian()) + (trial == 0 ? Get("first_trial") : 0);
            yield return visit.Observer.Press(threshold * Math.Exp(now), Get("ramp"), random);
        }
    }

    // The day moves all places of a person alike, and each a little by itself.
    private static double Threshold(Visit visit, string site, string side)
    {
        var isSore = site is "back" or "neck";
        var felt = isSore
            ? Sensitivity.Local(visit.Person, state => visit[state])
            : Sensitivity.Remote(visit.Person, state => visit[state]);
        var sex = Get("sex") * (0.5 - visit.Person[Covariate.Female]);
        var own = Get("place_spread") * visit.Own($"{Task} {site} {side}").NextGaussian();
        var day = Get("day_spread") * visit.Stream(Task + " day").NextGaussian();
        var here = Get("place_day_spread") * visit.Stream($"{Task} {site} {side} day").NextGaussian();
        return felt * Math.Exp(sex + own + day + here);
    }

    // A device that has reached its limit shows the limit.
    private static string Written(double pressure) =>
        double.IsNaN(pressure)
            ? TrialTable.Missing
            : Math.Round(Math.Min(pressure, Get("cut_off"))).ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A constant of this test.</summary>
    public static double Get(string name) => LaboratoryConstants.Get("pressure." + name);
}

/// <summary>The same test with the force-time ramp of every trial kept, as a laboratory with a recording algometer has it.</summary>
internal sealed class PressureRampPerformance : IVirtualTest
{
    /// <inheritdoc/>
    public string Id => "pressure_ramps";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, JsonObject> Sidecars { get; } =
        new Dictionary<string, JsonObject>(StringComparer.Ordinal)
        {
            [$"task-{PressurePerformance.Task}_physio.json"] = new()
            {
                ["Protocol"] = new JsonObject
                {
                    ["CountedTrials"] = PressurePerformance.Trials,
                    ["Ramp"] = PressurePerformance.Get("ramp"),
                },
            },
        };

    /// <inheritdoc/>
    public void Perform(Visit visit, VisitRecorder record)
    {
        foreach (var (site, side) in PressurePerformance.Places(visit))
        {
            var run = 0;
            foreach (var stop in PressurePerformance.Stops(visit, site, side, Id))
            {
                run++;
                var random = visit.Stream(string.Create(CultureInfo.InvariantCulture, $"{Id} {site} {side} {run}"));
                if (stop > 0)
                {
                    Record(record, site, side, run, Ramp(stop, random));
                }
            }
        }
    }

    private static (double[] Pressure, double[] Button) Ramp(double stop, RandomStream random) =>
        RampGenerator.Make(
            new Kilopascals(Math.Min(stop, PressurePerformance.Get("cut_off"))),
            new KilopascalsPerSecond(
                PressurePerformance.Get("ramp")
                    * Math.Exp(PressurePerformance.Get("hand_spread") * random.NextGaussian())
            ),
            RampGenerator.UsualRate,
            random
        );

    private static void Record(
        VisitRecorder record,
        string site,
        string side,
        int run,
        (double[] Pressure, double[] Button) ramp
    ) =>
        record.Signal(
            PressurePerformance.Task,
            site + side,
            run,
            new JsonObject
            {
                ["Measure"] = "PPT",
                ["Site"] = site,
                ["Side"] = side,
            },
            RampGenerator.UsualRate,
            [
                new Channel("pressure", Kilopascals.Unit, [.. ramp.Pressure.Select(p => Math.Round(p, 2))]),
                new Channel("button", Unit.Parse("1"), ramp.Button),
            ]
        );
}
