using System.Globalization;

namespace Dorsal.Tests.Numerics;

/// <summary>How an estimator did in one condition; biases in trial SD, the rest as shares from 0 to 1.</summary>
internal sealed record RecoveryRow
{
    public required string Estimator { get; init; }
    public required string Condition { get; init; }
    public required double Bias { get; init; }
    public required double WorstStratumBias { get; init; }
    public required double Coverage { get; init; }
    public required double WorstStratumCoverage { get; init; }

    /// <summary>Mean standard error over the root mean square error: 1 if the standard error is honest.</summary>
    public required double ErrorRatio { get; init; }
    public required double WithoutFit { get; init; }

    /// <summary>Share of the fitted replicates that lie in a stratum with more than 99 % coverage.</summary>
    public required double Conservative { get; init; }

    public bool BiasMeets => Math.Abs(Bias) <= Recovery.BiasLimit;
    public bool CoverageMeets => Coverage is >= Recovery.CoverageLow and <= Recovery.CoverageHigh;

    public string Verdict =>
        (BiasMeets, CoverageMeets, Coverage > Recovery.CoverageHigh) switch
        {
            (true, true, _) => "meets",
            (true, false, true) => "conservative",
            (false, true, _) => "bias",
            (true, false, false) => "coverage",
            (false, false, _) => "bias and coverage",
        };

    public string Markdown =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"| {Estimator} | {Condition} | {Math.Round(Bias, 3) + 0.0:+0.000;-0.000;0.000} | {WorstStratumBias:0.00} | {100 * Coverage:0.0} | "
                + $"{100 * WorstStratumCoverage:0.0} | {100 * Conservative:0} | {ErrorRatio:0.00} | {100 * WithoutFit:0.0} | {Verdict} |"
        );
}
