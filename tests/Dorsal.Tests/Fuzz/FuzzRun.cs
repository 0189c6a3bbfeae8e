using System.Collections.Concurrent;
using System.Globalization;
using Dorsal.Numerics;
using static System.FormattableString;

namespace Dorsal.Tests.Fuzz;

/// <summary>A case whose damage was answered wrongly.</summary>
/// <param name="What">The file and the damage, in words; cases of the same words are shown once.</param>
/// <param name="Why">What was owed, and what came.</param>
internal sealed record FuzzFault(string What, string Why)
{
    /// <summary>Whether it is about time alone.</summary>
    public bool IsSlow { get; init; }
}

/// <summary>Runs numbered cases; the number is the seed of everything random in a case.</summary>
/// <remarks>
/// <c>DORSAL_FUZZ_CASES</c> (10,000 unless told) is how many study cases there are; the slower suites run a fixed share of it.
/// <c>DORSAL_FUZZ_SEED</c> runs one case alone. A failing case is printed with its seed.
/// </remarks>
internal static class FuzzRun
{
    private const int Shown = 20;
    private const int MostFaults = 2000;

    private static readonly int Cases = Number("DORSAL_FUZZ_CASES") ?? 10_000;
    private static readonly int? Only = Number("DORSAL_FUZZ_SEED");

    /// <summary>Runs the cases on two threads, each with its own bench, and fails with the seeds of those that were answered wrongly.</summary>
    /// <param name="share">One case of this suite for so many study cases.</param>
    /// <param name="bench">Makes what a thread works on.</param>
    /// <param name="run">A case: its seed, its random numbers and the bench; null where the answer was right.</param>
    public static void All<TBench>(int share, Func<TBench> bench, Func<int, RandomStream, TBench, FuzzFault?> run)
        where TBench : IDisposable
    {
        var faults = new ConcurrentBag<(int Seed, FuzzFault Fault)>();
        var (from, to) = Only is { } only ? (only, only + 1) : (0, Math.Max(1, Cases / share));
        Parallel.For(
            from,
            to,
            new ParallelOptions { MaxDegreeOfParallelism = 2 },
            bench,
            (seed, loop, own) =>
            {
                if (faults.Count < MostFaults && Case(seed, own, run) is { } fault)
                {
                    faults.Add((seed, fault));
                }

                return own;
            },
            own => own.Dispose()
        );
        var shown = faults.OrderBy(f => f.Seed).DistinctBy(f => f.Fault.What).Take(Shown).ToList();
        Assert.True(
            faults.IsEmpty,
            Invariant($"{faults.Count} of {to - from} cases were answered wrongly; DORSAL_FUZZ_SEED=N repeats one.\n")
                + string.Join('\n', shown.Select(f => Invariant($"seed {f.Seed}: {f.Fault.What}: {f.Fault.Why}")))
        );
    }

    private static FuzzFault? Case<TBench>(int seed, TBench bench, Func<int, RandomStream, TBench, FuzzFault?> run)
    {
        try
        {
            return run(seed, RandomStream.At((ulong)seed, 0, "fuzz"), bench);
        }
        catch (Exception fault)
        {
            return new FuzzFault("crash " + fault.GetType().Name, fault.ToString());
        }
    }

    /// <summary>One of a list.</summary>
    public static T Pick<T>(this RandomStream random, IReadOnlyList<T> list) => list[random.NextInt(list.Count)];

    private static int? Number(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : null;
}
