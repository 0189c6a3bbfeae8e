namespace Dorsal.Laboratory.Questionnaires;

/// <summary>
/// Chronic low back pain by the two questions of the NIH task force (Deyo et al. 2014, J Pain 15:569-585, from memory): a problem for at
/// least 3 months, and on at least half the days of the past 6 months.
/// </summary>
internal static class ChronicPain
{
    private const double ThreeMonths = 3;
    private const double HalfTheDays = 2;

    /// <summary>1 for chronic, 0 for not.</summary>
    public static ScoreValue ByTwoQuestions(ScoreInput input)
    {
        var (duration, frequency) = (input.Sheet.Answer("duration"), input.Sheet.Answer("frequency"));
        return double.IsNaN(duration) || double.IsNaN(frequency)
            ? input.TooFew()
            : input.Of(duration >= ThreeMonths && frequency <= HalfTheDays ? 1 : 0);
    }
}
