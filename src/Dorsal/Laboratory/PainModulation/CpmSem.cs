using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Units;

namespace Dorsal.Laboratory.PainModulation;

/// <summary>The standard error of one measurement of the test stimulus, by which a class is told.</summary>
/// <param name="From">Term of where it comes from: <c>@Sem.Person</c> or <c>@Sem.Study</c>.</param>
/// <param name="Value">The SEM, in the unit of the effect; NaN where there are no degrees of freedom.</param>
/// <param name="Degrees">Its degrees of freedom.</param>
internal sealed record CpmSem(string From, double Value, int Degrees)
{
    public const string OfPerson = "@Sem.Person";
    public const string OfStudy = "@Sem.Study";

    // A SEM that is smaller than this share of the effect is rounding, not scatter.
    private const double Rounding = 1e-9;

    /// <summary>Why no class can be told of an effect, or null.</summary>
    public Note? Fault(double effect, int fewest, Place place) =>
        Degrees < fewest ? new Note(Grade.Note, "CpmSemUncertain", place, Show.Count(Degrees), Show.Count(fewest), From)
        : Value <= Rounding * Math.Abs(effect) ? new Note(Grade.Note, "CpmSemZero", place, null, null, From)
        : null;

    /// <summary>The arguments of a note that say which SEM it is.</summary>
    public string[] Words(double multiplier, Unit unit) =>
        [Show.Quantity(multiplier, ""), From, Show.Quantity(Value, unit.Symbol), Show.Count(Degrees)];
}
