using System.Runtime.CompilerServices;

namespace Dorsal.Tests.Reports;

/// <summary>
/// Compares a text with the file that was looked at and found right. <c>DORSAL_WRITE_GOLDEN=1</c> writes the files anew;
/// look at each before it is committed.
/// </summary>
internal static class Golden
{
    public static void Check(string name, string text, [CallerFilePath] string here = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(here)!, "Golden", name);
        if (Environment.GetEnvironmentVariable("DORSAL_WRITE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        Assert.True(File.Exists(path), $"'{path}' is missing; run once with DORSAL_WRITE_GOLDEN=1 and look at it.");
        var expected = File.ReadAllText(path);
        var at = expected.Zip(text).TakeWhile(pair => pair.First == pair.Second).Count();
        Assert.True(
            expected == text,
            FormattableString.Invariant(
                $"'{name}' differs from character {at}: '{Near(expected, at)}' became '{Near(text, at)}'."
            )
        );
    }

    private static string Near(string text, int at) =>
        text.Substring(Math.Min(at, text.Length), Math.Min(80, Math.Max(0, text.Length - at)));
}
