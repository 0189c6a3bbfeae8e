using Dorsal.Units;

namespace Dorsal.Laboratory.RestingConnectivity;

/// <summary>What a resting recording yields. Connectivity is not about sensitivity: z keeps the sign of the value.</summary>
internal static class RestOutcomes
{
    private static readonly Unit Plain = Unit.Parse("1");

    public static Outcome Minutes { get; } = Of("rest_minutes", "Min", Unit.Parse("min"));

    public static Outcome Displacement { get; } = Of("rest_displacement", "FD", Unit.Parse("mm"));

    /// <summary>Mean Fisher z of the edges within a network, or between two.</summary>
    public static Outcome Network { get; } = Of("network_connectivity", "FC", Plain);

    public static Outcome Balance { get; } = Of("emotion_sensory_balance", "B", Plain);

    /// <summary>Fisher z between two kinds of regions.</summary>
    public static Outcome Seed { get; } = Of("seed_connectivity", "Seed", Plain);

    public static Outcome SlowPower { get; } = Of("slow5_power", "Slow-5", Plain);

    public static Outcome Clustering { get; } = Of("graph_clustering", "C", Plain);

    public static Outcome Efficiency { get; } = Of("graph_efficiency", "E", Plain);

    public static Outcome Modularity { get; } = Of("graph_modularity", "Q", Plain);

    /// <summary>Needs the other people of the study.</summary>
    public static Outcome HubDisruption { get; } = Of("hub_disruption", "kD", Plain);

    public static IReadOnlyList<Outcome> All { get; } =
    [Minutes, Displacement, Network, Balance, Seed, SlowPower, Clustering, Efficiency, Modularity, HubDisruption];

    private static Outcome Of(string id, string code, Unit unit) => new(id, code, unit, UnitScale.Linear, Gain.None);
}
