using System.Text.Json.Serialization;
using Dorsal.Laboratory.Protocols;
using Dorsal.Units;

namespace Dorsal.Laboratory.Questionnaires;

/// <summary>A subscale or total.</summary>
/// <param name="Id">Id within the instrument, such as <c>total</c>.</param>
/// <param name="Abbreviation">What stands on an axis.</param>
/// <param name="Items">The items that it needs.</param>
/// <param name="Lowest">Lowest value possible.</param>
/// <param name="Highest">Highest value possible.</param>
/// <param name="Source">Key into <see cref="Instrument.Sources"/>.</param>
public sealed record ScoreRule(
    string Id,
    string Abbreviation,
    string Items,
    double Lowest,
    double Highest,
    string Source
)
{
    /// <summary>How it is computed: a name in <see cref="ScoreFunctions"/>.</summary>
    public string Function { get; init; } = "sum";

    /// <summary>What the sum is multiplied by.</summary>
    public double Factor { get; init; } = 1;

    /// <summary>Unit code.</summary>
    public string Unit { get; init; } = "{score}";

    /// <summary>The scores that add up to it, where there are such.</summary>
    public IReadOnlyList<string> SumOf { get; init; } = [];

    /// <summary>Most items that may be missing, where it differs from the instrument's rule.</summary>
    public int? MostMissing { get; init; }

    /// <summary>Whether it only stands beside another score.</summary>
    public bool Companion { get; init; }

    /// <summary>On which of several scales in use a given value is taken to be; empty where there is only one.</summary>
    public string GivenAs { get; init; } = "";

    /// <summary>The protocol field by whose word the highest value differs, or empty.</summary>
    public string HighestField { get; init; } = "";

    /// <summary>The highest value by that word, where it is not <see cref="Highest"/>.</summary>
    public IReadOnlyDictionary<string, double> HighestBy { get; init; } = new Dictionary<string, double>();

    /// <summary>The score with the range that the study's choice gives it.</summary>
    internal ScoreRule Under(ProtocolReader fields) =>
        HighestField.Length > 0
            ? this with
            {
                Highest = HighestBy.GetValueOrDefault(fields.Word(HighestField), Highest),
            }
            : this;

    /// <summary>The items one by one.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> All => all ??= ItemList.Parse(Items);

    private IReadOnlyList<string>? all;

    /// <summary>The score as an outcome of an instrument.</summary>
    internal Outcome ToOutcome(Instrument instrument) =>
        new(instrument.OutcomeOf(Id), Abbreviation, Units.Unit.Parse(Unit), UnitScale.Linear, Gain.None)
        {
            IsCompanion = Companion,
        };
}
