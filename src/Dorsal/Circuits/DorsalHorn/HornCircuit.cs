using Dorsal.Circuits.Spiking;

namespace Dorsal.Circuits.DorsalHorn;

/// <summary>Cells of one population of the horn.</summary>
internal sealed record HornPopulation(HornPart Part, int Count, CellType Cell);

/// <summary>A projection of the horn: each target cell has exactly <paramref name="InDegree"/> sources.</summary>
internal sealed record HornProjection(
    HornPart Source,
    HornPart Target,
    int InDegree,
    double DelayMilliseconds,
    IReadOnlyList<Synapse> Synapses
);

/// <summary>Poisson spikes at each cell of a population: what comes from elsewhere in the cord and from the brainstem.</summary>
internal sealed record HornDrive(HornPart Target, Synapse Synapse, double Hertz);

/// <summary>
/// The horn of one person: the standard circuit with the person's gains in it. A description only; <see cref="HornNetwork"/>
/// and <see cref="HornRates"/> are its two forms.
/// </summary>
public sealed class HornCircuit
{
    /// <summary>The kinds of fibre.</summary>
    public static IReadOnlyList<HornPart> Afferents { get; } =
    [HornPart.TouchFibres, HornPart.FastNociceptors, HornPart.PeptidergicNociceptors, HornPart.OtherNociceptors];

    /// <summary>The populations of cells.</summary>
    public static IReadOnlyList<HornPart> Populations { get; } =
    [HornPart.Relay, HornPart.Gate, HornPart.TouchBrake, HornPart.Brake, HornPart.Projection];

    /// <summary>Puts a person's gains into the standard circuit.</summary>
    /// <param name="settings">The constants.</param>
    /// <param name="state">The person.</param>
    public HornCircuit(HornSettings settings, HornState state)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(state);
        state.Check();
        (Settings, State) = (settings, state);
        Cells = [.. Populations.Select(part => new HornPopulation(part, Count(part), settings.Cell(part)))];
        Projections = [.. Afferents.Concat(Populations).SelectMany(_ => Populations, Between).OfType<HornProjection>()];
        Drives = [.. Populations.SelectMany(DrivesOf)];
    }

    /// <summary>The constants.</summary>
    public HornSettings Settings { get; }

    /// <summary>The person.</summary>
    public HornState State { get; }

    internal IReadOnlyList<HornPopulation> Cells { get; }

    internal IReadOnlyList<HornProjection> Projections { get; }

    internal IReadOnlyList<HornDrive> Drives { get; }

    /// <summary>How many fibres or cells a part has.</summary>
    public int Count(HornPart part) => (int)Settings[HornSettings.Name(part) + ".count"];

    private HornProjection? Between(HornPart source, HornPart target)
    {
        var ids = $"{HornSettings.Name(source)}>{HornSettings.Name(target)}.";
        var segmental = source is HornPart.TouchBrake or HornPart.Brake ? State.SegmentalInhibition : 1;
        Synapse[] synapses =
        [
            .. Receptors(target)
                .Select(receptor => (receptor, weight: Settings.Find(ids + receptor.Name)))
                .Where(pair => pair.weight is not null)
                .Select(pair => new Synapse(pair.receptor, pair.weight!.Value * Gain(pair.receptor) * segmental)),
        ];
        return synapses.Length == 0
            ? null
            : new(
                source,
                target,
                (int)Math.Round(Settings["connection.probability"] * Count(source)),
                Settings.Find(HornSettings.Name(source) + ".delay") ?? Settings["connection.delay"],
                synapses
            );
    }

    private double Gain(Receptor receptor) =>
        receptor.Name == Receptor.Nmda.Name ? State.NmdaGain
        : receptor.Name == Receptor.Nk1.Name ? State.Nk1Gain
        : 1;

    // Background and descending facilitation share a receptor, and so a drive: their rates add up.
    private IEnumerable<HornDrive> DrivesOf(HornPart part)
    {
        var name = HornSettings.Name(part);
        var excitation =
            Settings[name + ".background_rate"]
            + ((Settings.Find(name + ".facilitation_rate") ?? 0) * State.DescendingFacilitation);
        yield return new(part, new(Receptor.Ampa, Settings["background.ampa"]), excitation);
        var inhibition = (Settings.Find(name + ".inhibition_rate") ?? 0) * State.DescendingInhibition;
        yield return new(part, new(Receptor.GabaA, Settings["descending.gaba_a"]), inhibition);
        yield return new(part, new(Receptor.Glycine, Settings["descending.glycine"]), inhibition);
    }

    private IEnumerable<Receptor> Receptors(HornPart target) =>
        [
            Receptor.Ampa,
            Receptor.Nmda,
            target == HornPart.Projection
                ? Receptor.Nk1
                : Receptor.Nk1 with
                {
                    RiseMilliseconds = Settings["interneuron.nk1_rise"],
                },
            Receptor.GabaA,
            Receptor.Glycine,
        ];
}
