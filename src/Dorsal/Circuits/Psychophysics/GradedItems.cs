using Dorsal.Numerics;

namespace Dorsal.Circuits.Psychophysics;

/// <summary>
/// Items with ordered answers that all measure one quantity: the graded response model (Samejima 1969, Psychometrika Monograph 17).
/// P(answer at least k) = 1 / (1 + exp(-a (theta - b_k))).
/// </summary>
/// <remarks>
/// Locations of items and of their answers are spread evenly: what real items' locations are is not in the evidence. One uniform
/// number decides an answer.
/// </remarks>
/// <param name="categories">Answers of each item, at least 2.</param>
/// <param name="discrimination">a, above 0; equal for all items.</param>
/// <param name="itemSpread">Items' locations reach from minus to plus this.</param>
/// <param name="answerSpread">Answers' locations reach from minus to plus this around their item's; 0 for two answers.</param>
public sealed class GradedItems(
    IReadOnlyList<int> categories,
    double discrimination,
    double itemSpread,
    double answerSpread
)
{
    private const double Reach = 12;
    private const int Halvings = 60;

    /// <summary>An answer to an item, from 0 to its categories - 1.</summary>
    /// <param name="item">The item, from 0.</param>
    /// <param name="theta">The quantity, in logits / a.</param>
    /// <param name="random">One draw.</param>
    public int Answer(int item, double theta, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var draw = random.NextDouble();
        var answer = 0;
        while (answer < categories[item] - 1 && draw < AtLeast(item, answer + 1, theta))
        {
            answer++;
        }

        return answer;
    }

    /// <summary>The mean of all items' answers as a share of their highest (test characteristic curve), 0 to 1.</summary>
    public double MeanShare(double theta)
    {
        var sum = 0.0;
        for (var item = 0; item < categories.Count; item++)
        {
            var steps = categories[item] - 1;
            sum += Enumerable.Range(1, steps).Sum(k => AtLeast(item, k, theta)) / steps;
        }

        return sum / categories.Count;
    }

    /// <summary>The quantity at which the mean of the items is a share of their highest: the inverse of <see cref="MeanShare"/>.</summary>
    /// <param name="share">Between 0 and 1, exclusive.</param>
    public double ThetaOf(double share)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(share, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(share, 1);
        var (low, high) = (-Reach, Reach);
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = MeanShare(middle) < share ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    private double AtLeast(int item, int answer, double theta) =>
        1 / (1 + Math.Exp(-discrimination * (theta - Location(item, answer))));

    private double Location(int item, int answer) =>
        Even(item, categories.Count, itemSpread) + Even(answer - 1, categories[item] - 1, answerSpread);

    private static double Even(int index, int count, double spread) =>
        count < 2 ? 0 : spread * ((2.0 * index / (count - 1)) - 1);
}
