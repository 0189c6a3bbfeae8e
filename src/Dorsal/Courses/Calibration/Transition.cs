using Dorsal.Numerics;
using Dorsal.People;

namespace Dorsal.Courses.Calibration;

/// <summary>Who of the people enrolled with an acute episode has chronic pain half a year later.</summary>
/// <param name="People">The people enrolled.</param>
/// <param name="IsChronic">Whether each has chronic pain.</param>
internal sealed record Transition(Person[] People, bool[] IsChronic)
{
    // The upper quarter of a z-score: about the share of obese adults and of adults who sleep badly.
    private const double UpperQuarter = 0.674;

    /// <summary>The exposures whose odds ratios were published, by the name of their figure.</summary>
    public static IReadOnlyDictionary<string, Func<Person, bool>> Exposures { get; } =
        new Dictionary<string, Func<Person, bool>>(StringComparer.Ordinal)
        {
            ["odds_smoking"] = p => p[Covariate.Smoking] > 0,
            ["odds_obesity"] = p => p[Covariate.BodyMass] > UpperQuarter,
            ["odds_sleep"] = p => p[Covariate.SleepProblems] > UpperQuarter,
        };

    /// <summary>The odds ratio of an exposure by itself; half a person in each cell keeps it finite.</summary>
    public double Crude(string exposure)
    {
        var isExposed = Exposures[exposure];
        double Cell(bool exposed, bool chronic) =>
            0.5 + People.Where((p, i) => isExposed(p) == exposed && IsChronic[i] == chronic).Count();
        return Cell(true, true) * Cell(false, false) / (Cell(true, false) * Cell(false, true));
    }

    /// <summary>
    /// The odds ratios of all exposures, each adjusted for the others and for age, sex and depression (our choice: what the sources
    /// adjusted for differs), with their intervals; null where they cannot be told apart.
    /// </summary>
    public IReadOnlyDictionary<string, Estimate>? Adjusted()
    {
        string[] names = [.. Exposures.Keys];
        var fit = LogisticModel.Fit(
            IsChronic,
            [
                .. names.Select(name => Column(p => Exposures[name](p) ? 1 : 0)),
                Column(_ => 1),
                Column(p => p[Covariate.Age]),
                Column(p => p[Covariate.Female]),
                Column(p => p[Covariate.Depression]),
            ]
        );
        return fit is null
            ? null
            : names.Select((name, i) => (name, Ratio(fit.Coefficients[i]))).ToDictionary(StringComparer.Ordinal);
    }

    private double[] Column(Func<Person, double> value) => [.. People.Select(value)];

    private static Estimate Ratio(Estimate log)
    {
        var ratio = Math.Exp(log.Value);
        return new(ratio, ratio * log.StandardError, Math.Exp(log.Low), Math.Exp(log.High));
    }
}
