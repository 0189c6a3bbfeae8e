namespace Dorsal.Studies.Writing;

/// <summary>Where the files of a study go: paths with forward slashes, relative to its folder.</summary>
internal interface IStudyFiles
{
    /// <summary>Writes a file; each path only once, whatever its case.</summary>
    /// <param name="relative">Path with forward slashes.</param>
    /// <param name="bytes">The file's content.</param>
    void Write(string relative, byte[] bytes);

    /// <summary>The full path of a file that somebody else writes; its folder is made.</summary>
    /// <param name="relative">Path with forward slashes.</param>
    /// <exception cref="Messages.StudyException">The file was written before, or the path leaves the folder.</exception>
    string Reserve(string relative);
}
