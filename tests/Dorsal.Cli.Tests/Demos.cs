using System.Collections.Concurrent;
using System.Globalization;
using Dorsal.Cli.Tests;
using Dorsal.Tests.House;

[assembly: AssemblyFixture(typeof(Demos))]

namespace Dorsal.Cli.Tests;

/// <summary>
/// The results of <c>dorsal demo</c>, each size made once for all tests, as making one takes a dozen seconds. Tests only look at it and
/// write elsewhere; who changes the study takes a copy.
/// </summary>
public sealed class Demos : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly ConcurrentDictionary<(int People, string Language), Lazy<Task<Demo>>> made = new();

    public void Dispose() => folder.Dispose();

    /// <summary>The demo of some people a group.</summary>
    internal Task<Demo> OfAsync(int people, string language = "en") =>
        made.GetOrAdd((people, language), _ => new(() => MakeAsync(people, language))).Value;

    private async Task<Demo> MakeAsync(int people, string language)
    {
        var size = people.ToString(CultureInfo.InvariantCulture);
        var demo = new Demo(folder.At($"{size}-{language}"));
        var run = await CommandRun.Of("demo", "--out", demo.Root, "--people", size, "--lang", language);
        Assert.Equal(0, run.ExitCode);
        return demo;
    }
}

/// <summary>The folders that <c>dorsal demo</c> leaves.</summary>
internal sealed record Demo(string Root)
{
    public string Study => Path.Combine(Root, "study");

    public string Measured => Path.Combine(Root, "measured");

    /// <summary>Copies the study, for tests that change it.</summary>
    public string CopyStudy(string target)
    {
        foreach (var file in Directory.EnumerateFiles(Study, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(Study, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return target;
    }
}
