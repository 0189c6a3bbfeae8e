using Dorsal.Laboratory.Protocols;
using Dorsal.Units;

namespace Dorsal.Laboratory.MechanicalThresholds;

/// <summary>How turning points become a threshold.</summary>
internal enum MechanicalRule
{
    /// <summary>Geometric mean of all turning points (Rolke et al. 2006), in mN.</summary>
    Dfns,

    /// <summary>Spisak et al. 2020: the first pair is not scored, and the value is the mean natural logarithm.</summary>
    Rpn,
}

/// <summary>The method of levels as it was carried out.</summary>
internal sealed record MechanicalProtocol(
    MechanicalRule Rule,
    int CountedPairs,
    double LadderFactor,
    Millinewtons LowestPossible,
    Millinewtons HighestPossible
)
{
    /// <summary>Pairs at the start that are practice.</summary>
    public int PracticePairs => Rule == MechanicalRule.Rpn ? 1 : 0;

    public static MechanicalProtocol From(ProtocolReader fields) =>
        new(
            fields.Word("rule") == "rpn" ? MechanicalRule.Rpn : MechanicalRule.Dfns,
            fields.Count("counted_pairs"),
            fields.Number("ladder_factor"),
            fields.Quantity<Millinewtons>("lowest_possible"),
            fields.Quantity<Millinewtons>("highest_possible")
        );
}
