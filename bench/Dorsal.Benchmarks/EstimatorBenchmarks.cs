using BenchmarkDotNet.Attributes;
using Dorsal.Numerics;

namespace Dorsal.Benchmarks;

/// <summary>The estimators of one person's value that cost more than a mean.</summary>
public class EstimatorBenchmarks
{
    private readonly double[] values = [3.1, 0, 2.4, 0, 5.2];
    private readonly Censoring[] censoring =
    [
        Censoring.Exact,
        Censoring.AtFloor,
        Censoring.Exact,
        Censoring.AtFloor,
        Censoring.Exact,
    ];
    private readonly TurningPoint[] points =
    [
        .. TurningPointSeries.Generate(0.2, 0.15, TurningPoints.DfnsLadder, 5, RandomStream.At(1, 1, "bench")),
    ];

    [Benchmark]
    public Estimate CensoredMean() => CensoredNormal.Estimate(values, censoring);

    [Benchmark]
    public TurningPointEstimate TurningPointThreshold() => TurningPoints.Estimate(points);
}
