using System.Diagnostics;
using System.Globalization;
using Dorsal.Courses;
using Dorsal.Courses.Simulation;
using Dorsal.Numerics;

namespace Dorsal.Benchmarks;

/// <summary>How the cost of a simulation, files included, grows with people and with days: the exponent of a power law.</summary>
internal static class CourseScaling
{
    public const string Verb = "course-scaling";
    private const int Repeats = 3;
    private const int UsualPeople = 5000;
    private const int UsualDays = 365;
    private static readonly int[] People = [2500, 5000, 10_000, 20_000];
    private static readonly int[] Days = [90, 180, 365, 730];

    public static void Run(string folder)
    {
        Seconds(folder, UsualPeople, Days[0]);
        Print("people", [.. People.Select(n => (n, Seconds(folder, n, UsualDays)))]);
        Print("days", [.. Days.Select(n => (n, Seconds(folder, UsualPeople, n)))]);
    }

    // Processor time of one thread: what runs beside it on the machine does not count, though it takes caches and clock.
    private static double Seconds(string folder, int people, int days)
    {
        var best = double.PositiveInfinity;
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }

            // Three visits whatever the days: it is the cost of days, not of rows.
            var request = new SimulationRequest(people, days, 1) { Onset = Onset.Acute, VisitDays = (days + 1) / 2 };
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            new SimulationOutput(request, folder).WriteAsync(threads: 1).GetAwaiter().GetResult();
            best = Math.Min(best, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds);
        }

        return best;
    }

    private static void Print(string what, (int Size, double Seconds)[] runs)
    {
        var fit = LinearModel.Fit(
            [.. runs.Select(run => Math.Log(run.Seconds))],
            [
                [.. runs.Select(run => Math.Log(run.Size))],
                [.. runs.Select(_ => 1.0)],
            ]
        )!;
        foreach (var (size, seconds) in runs)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {size} | {seconds:F2} |"));
        }

        var exponent = fit.Coefficients[0];
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{what}: exponent {exponent.Value:F2} ({exponent.Low:F2} to {exponent.High:F2})"
            )
        );
    }
}
