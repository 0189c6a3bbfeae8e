using System.Globalization;
using Dorsal.Laboratory.Example;

namespace Dorsal.Benchmarks;

/// <summary>
/// Large made-up studies through the <c>dorsal measure</c> command: how many people a second, and whether memory grows with them.
/// </summary>
/// <remarks>Ten tests from trial tables a person, one visit, no questionnaires and diaries; 200 people also have raw sway and pressure ramps.</remarks>
internal static class LargeStudy
{
    public const string Verb = "large";

    private const int PeopleWithSignals = 200;
    private const ulong Seed = 3;
    private const double Mebi = 1024 * 1024;

    /// <summary>Makes and measures a study for each number of people, and prints a row for each.</summary>
    public static void Run(string folder, IEnumerable<int> sizes)
    {
        Console.WriteLine("| people | findings | seconds | people/s | peak memory, MiB |");
        Console.WriteLine("|---:|---:|---:|---:|---:|");
        foreach (var people in sizes)
        {
            var study = Path.Combine(folder, Text($"study-{people}"));
            if (!Directory.Exists(study))
            {
                var size = new ExampleSize(people / 2, Sessions: 1)
                {
                    PeopleWithSignals = PeopleWithSignals,
                    WithForms = false,
                };
                ExampleStudy.Write(study, size, Seed);
            }

            var (findings, seconds, peak) = MeasureRun.Of(study, Path.Combine(folder, Text($"measured-{people}")));
            Console.WriteLine(
                Text($"| {people} | {findings} | {seconds:0.0} | {people / seconds:0} | {peak / Mebi:0} |")
            );
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
