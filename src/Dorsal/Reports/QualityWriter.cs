using Dorsal.Messages;
using Dorsal.Reports.Tables;

namespace Dorsal.Reports;

/// <summary>Writes <c>quality.tsv</c>: what is worth knowing about the data, each with its place, value, limit and remedy.</summary>
public static class QualityWriter
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "quality.tsv";

    /// <summary>Writes the file into a folder that exists.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="notes">The notes, in the order in which they are to stand.</param>
    /// <param name="language">Language of the columns <c>message</c> and <c>remedy</c>.</param>
    public static void Write(string folder, IEnumerable<Note> notes, Language language) =>
        ResultTables.Quality(language).Write(folder, notes);
}
