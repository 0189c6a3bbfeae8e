using System.Collections.Concurrent;
using Dorsal.Messages;
using Dorsal.Studies.Writing;

namespace Dorsal.Laboratory.Virtual;

/// <summary>
/// Files of a part of a study that is being filled by several threads. What a run that was broken off has left of the part is written
/// over; within the run each path is written once.
/// </summary>
/// <param name="root">Full path of the folder that is filled.</param>
internal sealed class StagedFiles(string root) : IStudyFiles
{
    private readonly ConcurrentDictionary<string, bool> written = new(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public void Write(string relative, byte[] bytes) => File.WriteAllBytes(Reserve(relative), bytes);

    /// <inheritdoc/>
    public string Reserve(string relative)
    {
        var path = SafePath.Below(root, relative);
        if (!written.TryAdd(relative, true))
        {
            throw new StudyException(new Note(Grade.Error, "FileWrittenTwice", new Place(relative), relative));
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Delete(path);
        return path;
    }
}
