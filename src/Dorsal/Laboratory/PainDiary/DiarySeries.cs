using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Numerics;

namespace Dorsal.Laboratory.PainDiary;

/// <summary>A series of daily ratings with a place for every calendar day from the first row to the last.</summary>
internal sealed class DiarySeries
{
    private readonly int first;

    /// <summary>Lays the days out.</summary>
    /// <exception cref="StudyException">The diary is longer than is believable: a date is wrong.</exception>
    public DiarySeries(IEnumerable<DiaryDay> rows, int longest)
    {
        var ordered = rows.OrderBy(row => row.Day).ToList();
        first = ordered[0].Day;
        var span = (long)ordered[^1].Day - first + 1;
        if (span > longest)
        {
            throw new StudyException(
                new Note(
                    Grade.Error,
                    "DiaryTooLong",
                    ordered[^1].Trial.Place,
                    $"{ordered[0].Trial.Label} … {ordered[^1].Trial.Label}",
                    Show.Count(longest)
                )
            );
        }

        Days = new double[span];
        Array.Fill(Days, double.NaN);
        foreach (var row in ordered.Where(row => row.Trial.Counts))
        {
            Days[row.Day - first] = row.Trial.Value;
        }

        Place = ordered[0].Trial.Place;
    }

    /// <summary>A rating for each calendar day; NaN where there is none.</summary>
    public double[] Days { get; }

    /// <summary>Where the first row stands.</summary>
    public Place Place { get; }

    /// <summary>Days with a rating.</summary>
    public int Rated => Days.Count(day => !double.IsNaN(day));

    /// <summary>Mean and SD with errors that allow for days resembling their neighbours.</summary>
    public SerialEstimate Estimate()
    {
        int[] rated = [.. Enumerable.Range(0, Days.Length).Where(i => !double.IsNaN(Days[i]))];
        return SerialMean.From([.. rated.Select(i => Days[i])], rated);
    }

    /// <summary>Share of rated days above a rating, 0 to 1; NaN without ratings.</summary>
    public static double ShareAbove(ReadOnlySpan<double> days, double rating)
    {
        var (above, rated) = (0, 0);
        foreach (var day in days)
        {
            rated += double.IsNaN(day) ? 0 : 1;
            above += day > rating ? 1 : 0;
        }

        return above / (double)rated;
    }
}
