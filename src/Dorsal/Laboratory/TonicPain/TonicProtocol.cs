using Dorsal.Laboratory.Protocols;
using Dorsal.Units;

namespace Dorsal.Laboratory.TonicPain;

/// <summary>A tonic test as it was carried out. Defaults: evidence file, section C.6.</summary>
/// <param name="Stimulus"><c>cold_pressor</c>, <c>ischaemia</c>, <c>heat</c> or <c>pressure</c>.</param>
/// <param name="Ceiling">When the examiner ends it: nobody is observed longer, and the area under the ratings ends here.</param>
/// <param name="CarriesLast">Whether the last rating before withdrawal stands for the time from then to the ceiling.</param>
/// <param name="EarlyTime">First time at which the rating is read.</param>
/// <param name="LateTime">Second time.</param>
internal sealed record TonicProtocol(
    string Stimulus,
    Seconds Ceiling,
    bool CarriesLast,
    Seconds EarlyTime,
    Seconds LateTime
)
{
    public static TonicProtocol From(ProtocolReader fields)
    {
        var stimulus = fields.Word("stimulus");
        if (stimulus == "cold_pressor")
        {
            // Not used in any formula, but decisive for all outcomes: it has to stand in protocol.tsv (evidence C.6).
            _ = fields.Quantity<DegreesCelsius>("temperature");
        }

        return new(
            stimulus,
            fields.Quantity<Seconds>("ceiling"),
            fields.Word("after_withdrawal") == "carry",
            fields.Quantity<Seconds>("early_time"),
            fields.Quantity<Seconds>("late_time")
        );
    }
}
