using System.Collections.Frozen;
using System.Globalization;
using Dorsal.Circuits.Spiking;

namespace Dorsal.Circuits.DorsalHorn;

/// <summary>
/// The constants of the horn, <c>horn.tsv</c>, where each has its origin. Both forms of the circuit, spiking and reduced, read
/// these and no others.
/// </summary>
public sealed class HornSettings
{
    internal const string Resource = "Dorsal.Circuits.DorsalHorn.horn.tsv";

    private readonly FrozenDictionary<string, double> values;

    private HornSettings(IEnumerable<KeyValuePair<string, double>> values) =>
        this.values = values.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The table as it ships.</summary>
    public static HornSettings Standard { get; } =
        new(
            EmbeddedTable
                .Read(Resource)
                .Skip(1)
                .Select(cells => KeyValuePair.Create(cells[0], double.Parse(cells[1], CultureInfo.InvariantCulture)))
        );

    /// <summary>The ids of the table.</summary>
    internal IEnumerable<string> Ids => values.Keys;

    /// <summary>A constant, in the unit of its row.</summary>
    /// <param name="id">The id of its row.</param>
    /// <exception cref="KeyNotFoundException">The table has no such row.</exception>
    public double this[string id] =>
        values.TryGetValue(id, out var value)
            ? value
            : throw new KeyNotFoundException($"horn.tsv has no row '{id}': take an id of the table.");

    /// <summary>The same settings but for one constant.</summary>
    /// <param name="id">The id of its row.</param>
    /// <param name="value">The new value, in the unit of its row.</param>
    /// <exception cref="KeyNotFoundException">The table has no such row.</exception>
    public HornSettings With(string id, double value)
    {
        _ = this[id];
        return new(values.Select(pair => pair.Key == id ? KeyValuePair.Create(id, value) : pair));
    }

    /// <summary>A constant that not every part has.</summary>
    internal double? Find(string id) => values.TryGetValue(id, out var value) ? value : null;

    /// <summary>How a part is called in the table: <c>touch_fibres</c>.</summary>
    internal static string Name(HornPart part) =>
        string.Concat(
            part.ToString().Select((c, i) => char.IsUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : $"{c}")
        );

    /// <summary>The cell of a population.</summary>
    internal CellType Cell(HornPart part)
    {
        var type = part switch
        {
            HornPart.Projection => "projection",
            HornPart.Brake or HornPart.TouchBrake => "inhibitory",
            _ => "excitatory",
        };
        return new()
        {
            CapacitancePicofarads = this[type + ".capacitance"],
            LeakNanosiemens = this[type + ".leak_conductance"],
            LeakMillivolts = this["cell.leak_reversal"],
            ThresholdMillivolts = this["cell.threshold"],
            SlopeMillivolts = this["cell.slope"],
            SpikeMillivolts = this["cell.spike"],
            ResetMillivolts = this["cell.reset"],
            RefractoryMilliseconds = this["cell.refractory"],
            AdaptationNanosiemens = 0,
            AdaptationJumpPicoamperes = this[type + ".adaptation_jump"],
            AdaptationMilliseconds = this["cell.adaptation_time"],
        };
    }
}
