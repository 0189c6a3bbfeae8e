using System.Globalization;
using Dorsal.Messages;

namespace Dorsal.Studies.Writing;

/// <summary>
/// A folder that is not there until it is complete: it is filled beside its final place under another name and renamed at the end.
/// What is not committed is deleted, together with the parent folders that were made for it.
/// </summary>
internal sealed class PartialFolder : IStudyFiles, IDisposable
{
    private readonly List<string> parentsMade = [];

    // Windows and macOS do not tell A from a in a file name, so no study may rely on it.
    private readonly HashSet<string> written = new(StringComparer.OrdinalIgnoreCase);
    private bool isOpen = true;

    /// <summary>Begins a folder.</summary>
    /// <param name="target">Where it will be.</param>
    /// <exception cref="StudyException">Something is there already, or the place cannot be written to.</exception>
    public PartialFolder(string target)
    {
        Target = target;
        Guarded(() => Target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(target)));
        Guarded(Refuse);
        try
        {
            Guarded(() =>
            {
                MakeParents(Path.GetDirectoryName(Target) ?? Target);
                Directory.CreateDirectory(Current);
            });
        }
        catch (StudyException)
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Full path of the finished folder.</summary>
    public string Target { get; private set; }

    /// <summary>Full path of the folder as long as it is being filled.</summary>
    public string Current => field ??= FreeName();

    /// <inheritdoc/>
    public void Write(string relative, byte[] bytes)
    {
        var path = Reserve(relative);
        Guarded(() => File.WriteAllBytes(path, bytes));
    }

    /// <inheritdoc/>
    public string Reserve(string relative)
    {
        ObjectDisposedException.ThrowIf(!isOpen, this);
        var path = SafePath.Below(Current, relative);
        if (!written.Add(relative))
        {
            throw new StudyException(new Note(Grade.Error, "FileWrittenTwice", new Place(relative), relative));
        }

        Guarded(() => Directory.CreateDirectory(Path.GetDirectoryName(path)!));
        return path;
    }

    /// <summary>Puts the folder in its place.</summary>
    public void Commit()
    {
        ObjectDisposedException.ThrowIf(!isOpen, this);
        Guarded(() =>
        {
            Refuse();
            if (Directory.Exists(Target))
            {
                Directory.Delete(Target);
            }

            Directory.Move(Current, Target);
        });
        isOpen = false;
    }

    /// <summary>Deletes what was not committed.</summary>
    public void Dispose()
    {
        if (!isOpen)
        {
            return;
        }

        isOpen = false;
        try
        {
            if (Directory.Exists(Current))
            {
                Directory.Delete(Current, recursive: true);
            }

            foreach (var parent in parentsMade)
            {
                Directory.Delete(parent);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // A file is open elsewhere: the unfinished folder stays under its own name, which says that it is unfinished.
        }
    }

    private void Refuse()
    {
        if (File.Exists(Target) || (Directory.Exists(Target) && Directory.EnumerateFileSystemEntries(Target).Any()))
        {
            throw new StudyException(new Note(Grade.Error, "OutFolderNotEmpty", new Place(Target), Target));
        }
    }

    private void MakeParents(string folder)
    {
        if (Directory.Exists(folder))
        {
            return;
        }

        if (Path.GetDirectoryName(folder) is { } parent)
        {
            MakeParents(parent);
        }

        Directory.CreateDirectory(folder);
        parentsMade.Insert(0, folder);
    }

    private string FreeName()
    {
        for (var i = 0; ; i++)
        {
            var suffix = string.Create(CultureInfo.InvariantCulture, $".unfinished-{Environment.ProcessId}-{i}");
            if (!Path.Exists(Target + suffix))
            {
                return Target + suffix;
            }
        }
    }

    private void Guarded(Action action)
    {
        try
        {
            action();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new StudyException(
                new Note(Grade.Error, "OutFolderUnwritable", new Place(Target), Target, null, fault.GetType().Name),
                fault
            );
        }
    }
}
