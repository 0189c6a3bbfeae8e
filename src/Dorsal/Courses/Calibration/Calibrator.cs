using Dorsal.Numerics;
using Dorsal.People;

namespace Dorsal.Courses.Calibration;

/// <summary>
/// Fits the calibrated constants to the figures that may be fitted. Each generation can be stored; a search that goes on from
/// there gives what an uninterrupted one gives.
/// </summary>
/// <remarks>
/// The cost is the sum of squared distances in tolerances, with a weak pull (a quarter of a squared unit of the search) towards the
/// constants of the first calibration, since figures of cohorts leave many directions open (person-model.md, section 6).
/// </remarks>
/// <param name="free">The constants to fit, with their unit of search.</param>
/// <param name="hypotheses">The open answers in use.</param>
/// <param name="seed">The seed of search and cohorts.</param>
/// <param name="acute">People with an acute episode a candidate.</param>
/// <param name="general">People of the general population a candidate.</param>
internal sealed class Calibrator(
    IReadOnlyList<FreeConstant> free,
    Hypotheses hypotheses,
    ulong seed,
    int acute = 2400,
    int general = 800
)
{
    private const double Pull = 0.25;
    private const double FirstSpread = 0.5;
    private const double NoFigure = 10;

    /// <summary>The search before its first generation.</summary>
    public EvolutionStrategy Begin(int candidates) => new(new double[free.Count], FirstSpread, seed, candidates);

    /// <summary>One generation.</summary>
    public (double Best, double[] At) Advance(EvolutionStrategy search, CancellationToken cancel)
    {
        var candidates = search.Ask();
        var costs = candidates.Select(x => Cost(x, cancel)).ToArray();
        search.Tell(candidates, costs);
        var best = Array.IndexOf(costs, costs.Min());
        return (costs[best], candidates[best]);
    }

    /// <summary>The constants at a place of the search.</summary>
    public ModelConstants At(double[] x) =>
        ModelConstants.Default.With(free.Select((f, i) => KeyValuePair.Create(f.Id, f.At(x[i]))));

    /// <summary>The cost of a place of the search.</summary>
    public double Cost(double[] x, CancellationToken cancel)
    {
        var figures = CourseFigures.Of(PersonModel.Of(At(x), hypotheses), seed, acute, general, cancel);
        var misfit = Target
            .All.Where(t => t.IsFitted)
            .Select(t => t.Distance(figures[t.Id]))
            .Sum(d => double.IsFinite(d) ? d * d : NoFigure * NoFigure);
        return misfit + (Pull * x.Sum(v => v * v));
    }
}

/// <summary>A constant that is fitted: at 0 of the search it has its present value, and a step of 1 multiplies it.</summary>
/// <param name="Id">The row of the model's table.</param>
/// <param name="Present">Its present value.</param>
/// <param name="Unit">The change of a step: of the logarithm for positive constants, else of the value.</param>
/// <param name="IsRatio">Whether it is positive and searched by its logarithm.</param>
internal sealed record FreeConstant(string Id, double Present, double Unit, bool IsRatio)
{
    /// <summary>The value at a place of the search.</summary>
    public double At(double x) => IsRatio ? Present * Math.Exp(Unit * x) : Present + (Unit * x);
}
