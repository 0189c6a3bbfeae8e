using System.Globalization;
using System.Text;
using Dorsal.Circuits.DorsalHorn;
using Dorsal.Tests.House;

namespace Dorsal.Tests.Circuits.DorsalHorn;

/// <summary>
/// The tables and figures of docs/circuits/dorsal-horn.md. DORSAL_HORN_PAGE=24 computes them with so many seeds and writes them
/// (minutes); in any case the rates of the page are held to be those of the code.
/// </summary>
public class HornPageTests
{
    private const string Variable = "DORSAL_HORN_PAGE";
    private static readonly string Page = Path.Combine(Repository.Root, "docs/circuits/dorsal-horn.md");

    private static readonly double[] Frequencies = [0.1, 0.2, 0.5, 1, 2];
    private static readonly double[] Inhibition = [1, 0.8, 0.6, 0.4, 0.2, 0];
    private static readonly double[] Forces = [50, 100, 150, 200, 300, 400];

    private static readonly (string Name, HornState State)[] States =
    [
        ("healthy", Horn.Healthy),
        ("NMDA blocked", Horn.Healthy with { NmdaGain = 0 }),
        ("NK1 blocked", Horn.Healthy with { Nk1Gain = 0 }),
        ("both blocked", Horn.Healthy with { NmdaGain = 0, Nk1Gain = 0 }),
        ("facilitated: NMDA × 1.15, NK1 × 1.5", Horn.Facilitated),
        ("segmental inhibition × 0.6", Horn.Healthy with { SegmentalInhibition = 0.6 }),
        ("descending inhibition × 0.6", Horn.Healthy with { DescendingInhibition = 0.6 }),
        ("descending facilitation 1", Horn.Healthy with { DescendingFacilitation = 1 }),
        ("persistent: all of these, in part", Horn.Persistent),
    ];

    [Fact]
    public void The_rates_of_the_page_are_those_of_the_code()
    {
        if (int.TryParse(Environment.GetEnvironmentVariable(Variable), CultureInfo.InvariantCulture, out var seeds))
        {
            WritePage(seeds);
        }

        var page = File.ReadAllText(Page);
        foreach (var cells in Windings().Select(w => WindUp(Horn.WindUp(w.State, w.Hertz))).Concat(Lines(null)))
        {
            Assert.Contains(cells + " |\n", page, StringComparison.Ordinal);
        }
    }

    private static void WritePage(int seeds)
    {
        var windings = Windings().ToList();
        var networks = windings
            .Select(w => Horn.Network(seeds, seed => Horn.WindUp(w.State, w.Hertz, 10, seed)))
            .ToList();
        Write("windup", Rows(windings[..Frequencies.Length], networks));
        Write("states", Rows(windings[Frequencies.Length..], networks[Frequencies.Length..]));
        var lines = Lines(seeds).ToList();
        Write("touch", string.Concat(lines[..Inhibition.Length].Select(line => line + " |\n")));
        Write("pressure", string.Concat(lines[Inhibition.Length..].Select(line => line + " |\n")));
        HornFigures.WindUp(windings[..Frequencies.Length], networks);
        Winding[] states = [windings[5], .. windings[8..10], windings[^1]];
        HornFigures.States(states, [networks[5], .. networks[8..10], networks[^1]]);
        HornFigures.Touch(
            Inhibition,
            inhibition => Horn.Brushed(Horn.Healthy with { SegmentalInhibition = inhibition }),
            Horn.Network(
                seeds,
                seed => [.. Inhibition.Select(i => Horn.Brushed(Horn.Healthy with { SegmentalInhibition = i }, seed))]
            )
        );
    }

    private static IEnumerable<Winding> Windings() =>
        Frequencies
            .Select(hertz => new Winding(Number(hertz) + " Hz", Horn.Healthy, hertz))
            .Concat(States.Select(pair => new Winding(pair.Name, pair.State, 1)));

    private static string Rows(IEnumerable<Winding> windings, IEnumerable<(double[] Mean, double[] Error)> networks) =>
        string.Concat(
            windings.Zip(
                networks,
                (w, n) =>
                    $"| {w.Name} {WindUp(n.Mean)} | {Rounded((n.Error[0] + n.Error[9]) / 2)} | {Rounded(Gap(w, n.Mean))} {WindUp(Horn.WindUp(w.State, w.Hertz))} |\n"
            )
        );

    // The largest difference of a response of the rates from the network's.
    private static double Gap(Winding winding, double[] network) =>
        Horn.WindUp(winding.State, winding.Hertz).Zip(network, (rates, mean) => rates - mean).MaxBy(Math.Abs);

    // First and tenth response, difference, ratio, slope.
    private static string WindUp(double[] responses) =>
        $"| {Rounded(responses[0])} | {Rounded(responses[9])} | {Rounded(responses[9] - responses[0])} | {(responses[0] < 0.1 ? "–" : Rounded(responses[9] / responses[0]))} | {Rounded(Horn.Slope(responses))}";

    // Touch, then pressure: a line has the network where there are seeds, and ends with the rates.
    private static IEnumerable<string> Lines(int? seeds)
    {
        foreach (var inhibition in Inhibition)
        {
            var state = Horn.Healthy with { SegmentalInhibition = inhibition };
            var parts = new[] { HornPart.Relay, HornPart.Projection };
            var rates = string.Concat(parts.Select(part => $" | {Rounded(Horn.Brushed(state, null, part))}"));
            yield return seeds is { } number
                ? $"| {Number(inhibition)}{string.Concat(parts.Select(part => Of(number, seed => Horn.Brushed(state, seed, part))))}{rates}"
                : rates;
        }

        foreach (var force in Forces)
        {
            var rates = $" | {Rounded(Horn.Pressed(Horn.Healthy, force))}";
            yield return seeds is { } number
                ? $"| {Number(force)}{Of(number, seed => Horn.Pressed(Horn.Healthy, force, seed))}{rates}"
                : rates;
        }
    }

    private static string Of(int seeds, Func<ulong, double> run)
    {
        var (mean, error) = Horn.Network(seeds, seed => [run(seed)]);
        return $" | {Rounded(mean[0])} ± {Rounded(error[0])}";
    }

    private static void Write(string table, string rows)
    {
        var (begin, end) = ($"<!-- {table} -->\n", $"<!-- /{table} -->");
        var text = File.ReadAllText(Page);
        var start = text.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        var header = text[start..text.IndexOf(":|\n", start, StringComparison.Ordinal)] + ":|\n";
        var builder = new StringBuilder(text[..start]).Append(header).Append(rows);
        File.WriteAllText(Page, builder.Append(text[text.IndexOf(end, StringComparison.Ordinal)..]).ToString());
    }

    // No -0.00.
    private static string Rounded(double value) =>
        (Math.Round(value, 2) + 0.0).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A train of pulses in a state.</summary>
    internal sealed record Winding(string Name, HornState State, double Hertz);
}
