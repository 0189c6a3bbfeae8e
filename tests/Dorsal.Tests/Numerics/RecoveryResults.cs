using Dorsal.Numerics;
using MathNet.Numerics.Distributions;

namespace Dorsal.Tests.Numerics;

/// <summary>All simulations, run once and shared by the tests that read them.</summary>
public sealed class RecoveryResults
{
    private const ulong Seed = 20240607;
    private static readonly double Step = Math.Log10(TurningPoints.DfnsLadder);

    private readonly Dictionary<string, RecoveryRow> rows = [];

    public RecoveryResults()
    {
        foreach (var n in (int[])[3, 5, 10])
        {
            foreach (
                var (floor, ceiling) in (ReadOnlySpan<(double, double)>)[(0, 0), (0, .15), (0, .3), (.3, 0), (.15, .15)]
            )
            {
                Add(Censored(n, floor, ceiling));
            }
        }
        Add(Censored(100, .3, 0));
        foreach (var noise in (double[])[.05, .1, .2, .3])
        {
            AddTurning(3, noise);
        }
        foreach (var noise in (double[])[0, .02, .05, .075, .1, .15, .2, .25, .3, .4])
        {
            AddTurning(5, noise);
            AddTurning(10, noise);
        }
        foreach (var (n, delta) in (ReadOnlySpan<(int, double)>)[(5, 0), (5, .8), (20, .8)])
        {
            Add(Hedges(n, delta));
        }
        Add(Sem(10, 3));
    }

    internal IReadOnlyCollection<RecoveryRow> Rows => rows.Values;

    internal RecoveryRow this[string estimator, string condition] => rows[estimator + condition];

    internal static string CensoredCondition(int n, double floor, double ceiling) =>
        FormattableString.Invariant($"n = {n}, floor {100 * floor:0} %, ceiling {100 * ceiling:0} %");

    internal static string TurningCondition(int pairs, double noise) =>
        FormattableString.Invariant($"{pairs} pairs, noise {noise:0.###} log10");

    private void Add(RecoveryRow row) => rows.Add(row.Estimator + row.Condition, row);

    private static RecoveryRow Censored(int n, double floorShare, double ceilingShare)
    {
        var condition = CensoredCondition(n, floorShare, ceilingShare);
        var floor = Normal.InvCDF(0, 1, floorShare);
        var ceiling = Normal.InvCDF(0, 1, 1 - ceilingShare);
        return Recovery.Run(
            "CensoredNormal",
            condition,
            sd: 1,
            i =>
            {
                var random = RandomStream.At(Seed, i, condition);
                var values = new double[n];
                var censoring = new Censoring[n];
                for (var trial = 0; trial < n; trial++)
                {
                    var value = random.NextGaussian();
                    values[trial] = Math.Clamp(value, floor, ceiling);
                    censoring[trial] = (value <= floor, value >= ceiling) switch
                    {
                        (true, _) => Censoring.AtFloor,
                        (_, true) => Censoring.AtCeiling,
                        _ => Censoring.Exact,
                    };
                }
                return new Replicate(
                    CensoredNormal.Estimate(values, censoring),
                    0,
                    censoring.Count(c => c != Censoring.Exact)
                );
            }
        );
    }

    private void AddTurning(int pairs, double noise)
    {
        var condition = TurningCondition(pairs, noise);
        var runs = new (TurningPointEstimate Estimate, double Place)[Recovery.Replicates];
        for (var i = 0; i < runs.Length; i++)
        {
            var random = RandomStream.At(Seed, (ulong)i, condition);
            var place = random.NextDouble();
            var series = TurningPointSeries.Generate(place * Step, noise, TurningPoints.DfnsLadder, pairs, random);
            runs[i] = (TurningPoints.Estimate([.. series]), place);
        }
        Replicate Read(ulong i, Func<TurningPointEstimate, Log10Estimate> pick) =>
            new(pick(runs[i].Estimate).Log10, runs[i].Place * Step, (int)(8 * runs[i].Place));
        // Without any noise a bias in noise SD has no meaning: then in ladder steps.
        var unit = noise > 0 ? noise : Step;
        Add(Recovery.Run("TurningPoints, geometric mean", condition, unit, i => Read(i, e => e.GeometricMean)));
        Add(Recovery.Run("TurningPoints, model-based", condition, unit, i => Read(i, e => e.ModelBased)));
    }

    private static RecoveryRow Hedges(int n, double delta)
    {
        var condition = FormattableString.Invariant($"n = {n} + {n}, delta {delta:0.0}");
        return Recovery.Run(
            "HedgesG",
            condition,
            sd: 1,
            i =>
            {
                var random = RandomStream.At(Seed, i, condition);
                double[] a = [.. Enumerable.Range(0, n).Select(_ => random.NextGaussian())];
                double[] b = [.. Enumerable.Range(0, n).Select(_ => delta + random.NextGaussian())];
                return new Replicate(HedgesG.From(a, b), delta, 0);
            }
        );
    }

    private static RecoveryRow Sem(int persons, int repeats)
    {
        var condition = FormattableString.Invariant($"{persons} persons, {repeats} values each");
        return Recovery.Run(
            "WithinSubject SEM",
            condition,
            sd: 1,
            i =>
            {
                var random = RandomStream.At(Seed, i, condition);
                IReadOnlyList<IReadOnlyList<double>> values =
                [
                    .. Enumerable.Range(0, persons).Select(_ => Person(random, repeats)),
                ];
                return new Replicate(WithinSubject.From(values).Sem, 1, 0);
            }
        );
    }

    private static double[] Person(RandomStream random, int repeats)
    {
        var own = 3 * random.NextGaussian();
        return [.. Enumerable.Range(0, repeats).Select(_ => own + random.NextGaussian())];
    }
}
