using Dorsal.Numerics;
using Dorsal.Units;

namespace Dorsal.Laboratory.TactileAcuity;

/// <summary>
/// The scale on which levels are graded and thresholds averaged. Filaments go up by a factor, so forces are taken as log10, as the mechanical
/// thresholds of the field are (Rolke et al., Pain 2006;123:231-243, from memory); distances, velocities and plain numbers as they are.
/// </summary>
/// <param name="IsLog10">Whether levels are taken as log10.</param>
/// <param name="SmallestSpread">Smallest sigma thought possible, on this scale.</param>
/// <param name="LargestSpread">Largest sigma, likewise; 0 where no level lies above 0.</param>
internal sealed record LevelScale(bool IsLog10, double SmallestSpread, double LargestSpread)
{
    public static LevelScale Of(IEnumerable<Answer> answers, YesNoProtocol protocol)
    {
        var (largest, unit) = (answers.Max(a => a.Level), answers.First().Trial.Unit);
        return protocol.Force is { } force && unit.Dimension == Dimension.Force
            ? new LevelScale(true, force.SmallestSpread, force.LargestSpread)
            : new LevelScale(false, protocol.SmallestSpread * largest, protocol.LargestSpread * largest);
    }

    /// <summary>A level on this scale.</summary>
    public double At(double level) => IsLog10 ? Math.Log10(level) : level;

    /// <summary>The level at a place of this scale.</summary>
    public double Level(double place) => IsLog10 ? Math.Pow(10, place) : place;

    /// <summary>An estimate on this scale as one in the unit of the levels.</summary>
    public Estimate Level(Estimate place) => IsLog10 ? new Log10Estimate(place).BackTransformed : place;

    /// <summary>Lowest threshold that this scale has.</summary>
    public double Lowest => IsLog10 ? double.NegativeInfinity : 0;
}
