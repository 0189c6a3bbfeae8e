using System.Globalization;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Tables;
using Dorsal.Units;

namespace Dorsal.Laboratory;

/// <summary>The scale on which people rated, which stays that of the recording.</summary>
internal static class RatingScale
{
    /// <summary>The unit that the first of the recordings states for its ratings, 0-100 where none states one.</summary>
    public static Unit Of(IReadOnlyList<Recording> recordings)
    {
        var stated = recordings.OfType<TrialTable>().Select(table => table.UnitOf("rating")).OfType<Unit>();
        return stated.FirstOrDefault(unit =>
                unit.Scale == UnitScale.Linear && unit.Dimension is Dimension.Rating or Dimension.SensationRating
            ) ?? PainRating.Unit;
    }

    /// <summary>Highest rating possible; without end where the unit is not stated.</summary>
    public static double HighestOf(Unit unit) =>
        unit.Code switch
        {
            "{rating_0_10}" => 10,
            "{rating_0_100}" => 100,
            "{rating_0_200}" => 200,
            _ => double.PositiveInfinity,
        };

    /// <summary>Why a rating is not possible on its scale, or null.</summary>
    public static Note? Fault(TrialColumn rating, TableRow row, double value) =>
        value < 0 || value > HighestOf(rating.Unit)
            ? new Note(Grade.Error, "ValueImpossible", rating.PlaceOf(row), rating.Show(row), LimitsOf(rating.Unit))
            : null;

    private static string LimitsOf(Unit unit)
    {
        var highest = HighestOf(unit);
        return double.IsFinite(highest) ? string.Create(CultureInfo.InvariantCulture, $"0 … {highest}") : "≥ 0";
    }
}
