using Dorsal.People;

namespace Dorsal.Courses.Calibration;

/// <summary>The daily pain of one virtual person, and what the field's definitions make of it.</summary>
/// <param name="pain">Pain of each day, 0 to 10.</param>
internal sealed class Diary(float[] pain)
{
    private const int HalfYear = 182;
    private static readonly double PainDay = ModelConstants.Default["cohort.pain_day"];
    private static readonly double PainFree = ModelConstants.Default["cohort.pain_free"];
    private static readonly int PainFreeDays = (int)ModelConstants.Default["cohort.free_days"];

    /// <summary>Pain of a day.</summary>
    public double this[int day] => pain[day];

    /// <summary>Mean over the week that ends on a day.</summary>
    public double Week(int day)
    {
        var first = Math.Max(0, day - 6);
        return pain.Skip(first).Take(day - first + 1).Average();
    }

    /// <summary>Pain on at least half of the days of the half year that ends on a day (NIH task force, as in Stevans 2021).</summary>
    public bool IsChronic(int day)
    {
        var first = Math.Max(0, day - HalfYear + 1);
        return pain.Skip(first).Take(day - first + 1).Count(p => p >= PainDay) * 2 >= day - first + 1;
    }

    /// <summary>The first day at the end of 30 days below 1 of 10; -1 if there is none up to <paramref name="until"/>.</summary>
    public int Recovery(int from, int until)
    {
        for (int day = from, free = 0; day <= until; day++)
        {
            free = pain[day] < PainFree ? free + 1 : 0;
            if (free == PainFreeDays)
            {
                return day;
            }
        }

        return -1;
    }

    /// <summary>Whether pain of 2 or more on two days in a row comes back within some days after a recovery.</summary>
    public bool Recurs(int recovery, int within)
    {
        for (var day = recovery + 2; day <= Math.Min(recovery + within, pain.Length - 1); day++)
        {
            if (pain[day] >= PainDay && pain[day - 1] >= PainDay)
            {
                return true;
            }
        }

        return false;
    }
}
