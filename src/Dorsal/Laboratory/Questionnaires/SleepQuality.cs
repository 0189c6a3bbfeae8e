using Dorsal.Laboratory.Quality;
using Dorsal.Messages;

namespace Dorsal.Laboratory.Questionnaires;

/// <summary>Components of the PSQI (Buysse et al. 1989, Psychiatry Res 28:193-213; evidence D), 0 good to 3 poor.</summary>
internal static class SleepQuality
{
    /// <summary>Component 2: minutes to fall asleep (up to 15, 30, 60, more) and item 5a, together.</summary>
    public static ScoreValue Latency(ScoreInput input)
    {
        var (minutes, often) = (input.Sheet.Answer("2"), input.Sheet.Answer("5a"));
        var graded =
            minutes <= 15 ? 0
            : minutes <= 30 ? 1
            : minutes <= 60 ? 2
            : 3;
        return double.IsNaN(minutes) || double.IsNaN(often) ? input.TooFew() : input.Of(Halved(graded + often));
    }

    /// <summary>Component 3: hours of sleep (more than 7, 6-7, 5-6, less).</summary>
    public static ScoreValue Duration(ScoreInput input)
    {
        var hours = input.Sheet.Answer("4");
        return double.IsNaN(hours)
            ? input.TooFew()
            : input.Of(
                hours > 7 ? 0
                : hours >= 6 ? 1
                : hours >= 5 ? 2
                : 3
            );
    }

    /// <summary>Component 4: hours slept of hours in bed (85 %, 75, 65, less).</summary>
    public static ScoreValue Efficiency(ScoreInput input)
    {
        var sheet = input.Sheet;
        var (toBed, up, slept) = (sheet.Answer("1"), sheet.Answer("3"), sheet.Answer("4"));
        var inBed = (up - toBed + 24) % 24;
        if (double.IsNaN(inBed) || double.IsNaN(slept))
        {
            return input.TooFew();
        }

        // Going to bed and getting up at the same hour is a whole day in bed.
        var percent = 100 * slept / (inBed == 0 ? 24 : inBed);
        var grade =
            percent >= 85 ? 0
            : percent >= 75 ? 1
            : percent >= 65 ? 2
            : 3;
        return percent <= 100
            ? input.Of(grade)
            : input.Of(
                grade,
                new Note(
                    Grade.Warning,
                    "SleepLongerThanBed",
                    sheet.Place,
                    Show.Quantity(slept, "h"),
                    Show.Quantity(inBed, "h")
                )
            );
    }

    /// <summary>Component 5: items 5b to 5j (0, 1-9, 10-18, more); a blank 5j, the other reasons, counts 0.</summary>
    public static ScoreValue Disturbance(ScoreInput input)
    {
        var (answered, blank) = (input.Answered, input.Blank);
        if (input.NotBlank.Count > 0)
        {
            return input.NotBlankEither();
        }

        if (answered.Length + blank.Count < input.Rule.All.Count)
        {
            return input.TooFew();
        }

        var sum = answered.Sum();
        var grade =
            sum == 0 ? 0
            : sum <= 9 ? 1
            : sum <= 18 ? 2
            : 3;
        return blank.Count == 0 ? input.Of(grade) : input.Of(grade, ScoreFunctions.Blank(input));
    }

    /// <summary>Component 7: items 8 and 9 together.</summary>
    public static ScoreValue Daytime(ScoreInput input) =>
        input.Answered is [var one, var other] ? input.Of(Halved(one + other)) : input.TooFew();

    // 0, 1-2, 3-4, 5-6.
    private static double Halved(double sum) => Math.Ceiling(sum / 2);
}
