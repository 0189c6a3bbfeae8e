using System.Reflection;

namespace Dorsal;

/// <summary>Reads the tab-separated tables that ship inside the library; they hold no quotes and no line breaks in cells.</summary>
internal static class EmbeddedTable
{
    /// <summary>All lines, split at tabs; the first is the header.</summary>
    /// <exception cref="InvalidOperationException">The resource is missing or a line has another number of cells than the header.</exception>
    public static IEnumerable<string[]> Read(string resource)
    {
        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The library lacks its table '{resource}'.");
        using var reader = new StreamReader(stream);
        var width = -1;
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split('\t');
            width = width < 0 ? cells.Length : width;
            if (cells.Length != width)
            {
                throw new InvalidOperationException(
                    $"'{resource}': the line '{line}' does not have the header's cells."
                );
            }

            yield return cells;
        }
    }
}
