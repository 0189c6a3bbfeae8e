using BenchmarkDotNet.Attributes;
using Dorsal.Numerics;
using Dorsal.Numerics.Signals;

namespace Dorsal.Benchmarks;

/// <summary>The parts of the analysis of 60 s of quiet standing at 100 Hz; the same work in NumPy and SciPy is in bench/peers/sway.py.</summary>
[MemoryDiagnoser]
public class SwayBenchmarks
{
    private const int Samples = 6000;
    private const double Rate = 100;
    private readonly double[] ap = Walk("ap");
    private readonly double[] ml = Walk("ml");
    private double[] thinned = [];

    [GlobalSetup]
    public void Thin() => thinned = [.. Detrend.Linear([.. ap.Where((_, i) => i % 4 == 0)])];

    [Benchmark]
    public double[] LowPass() => Butterworth.ZeroLagLowPass(ap, 10, Rate);

    [Benchmark]
    public double Path() => PathLength.Of(ap, ml);

    [Benchmark]
    public double Ellipse() => PredictionEllipse.Of(ml, ap).Area;

    [Benchmark]
    public double Frequency() => MeanFrequency.OfSway(ap, ml, Rate);

    [Benchmark]
    public double Entropy() => SampleEntropy.Of(thinned).Value;

    private static double[] Walk(string name)
    {
        var random = RandomStream.At(1, 1, name);
        var walk = new double[Samples];
        for (var i = 1; i < Samples; i++)
        {
            walk[i] = (0.999 * walk[i - 1]) + (0.01 * random.NextGaussian());
        }

        return walk;
    }
}
