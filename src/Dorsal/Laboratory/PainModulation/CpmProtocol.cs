using Dorsal.Laboratory.Protocols;
using Dorsal.Units;

namespace Dorsal.Laboratory.PainModulation;

/// <summary>Conditioned pain modulation as it was carried out. Defaults: evidence file, section C.5.</summary>
/// <param name="Timing"><c>parallel</c>, <c>sequential</c>, or <c>recorded</c>: every phase that the table has.</param>
/// <param name="EarlyUntil">Until this many minutes after the conditioning stimulus a measurement is <c>after</c>, later ones are <c>late</c>.</param>
/// <param name="SemFrom">Whether the SEM is the person's own or the group's.</param>
/// <param name="SemDegrees">Degrees of freedom that the SEM must have.</param>
/// <param name="Multiplier">How many SEM an effect must exceed.</param>
/// <param name="PressureCutOff">Pressures from here on are bounds.</param>
/// <param name="CuffLimit">Cuff pressures (PDT) from here on are bounds.</param>
/// <param name="HeatCutOff">Temperatures from here on are bounds.</param>
/// <param name="HighestPossible">Higher values of any measure are rejected.</param>
internal sealed record CpmProtocol(
    string Timing,
    double EarlyUntil,
    string SemFrom,
    int SemDegrees,
    double Multiplier,
    double PressureCutOff,
    double CuffLimit,
    double HeatCutOff,
    double HighestPossible
)
{
    private const double SecondsPerMinute = 60;

    public static CpmProtocol From(ProtocolReader fields) =>
        new(
            fields.Word("timing"),
            fields.Quantity<Seconds>("early_until").Value / SecondsPerMinute,
            fields.Word("sem_from"),
            fields.Count("sem_degrees"),
            fields.Number("responder_multiplier"),
            fields.Quantity<Kilopascals>("pressure_cut_off").Value,
            fields.Quantity<Kilopascals>("cuff_limit").Value,
            fields.Quantity<DegreesCelsius>("heat_cut_off").Value,
            fields.Number("highest_possible")
        );

    /// <summary>The phases for which an effect is computed.</summary>
    public IReadOnlyList<string> Phases =>
        Timing switch
        {
            "parallel" => ["during"],
            "sequential" => ["after", "late"],
            _ => ["during", "after", "late"],
        };

    /// <summary>From where on a value of a measure is only a bound.</summary>
    public double CutOffOf(CpmMeasure measure) =>
        measure.Code switch
        {
            "PDT" => CuffLimit,
            "HPT" => HeatCutOff,
            "rating" => double.PositiveInfinity,
            _ => PressureCutOff,
        };
}
