using System.Globalization;
using Dorsal.Messages;

namespace Dorsal.Studies.Writing;

/// <summary>A file that is not there until it is complete: filled beside its final place under another name and renamed at the end.</summary>
internal sealed class PartialFile : IDisposable
{
    private readonly string current;
    private readonly FileStream stream;
    private bool isOpen = true;

    /// <summary>Begins a file.</summary>
    /// <param name="target">Where it will be.</param>
    /// <exception cref="StudyException">Something is there already, or the place cannot be written to.</exception>
    public PartialFile(string target)
    {
        Target = target;
        Refuse();
        current = string.Create(CultureInfo.InvariantCulture, $"{target}.unfinished-{Environment.ProcessId}");
        stream = Guarded(() => new FileStream(current, FileMode.CreateNew, FileAccess.Write, FileShare.None));
    }

    /// <summary>Path of the finished file.</summary>
    public string Target { get; }

    /// <summary>Appends bytes.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        ObjectDisposedException.ThrowIf(!isOpen, this);
        try
        {
            stream.Write(bytes);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(fault);
        }
    }

    /// <summary>Puts the file in its place.</summary>
    public void Commit()
    {
        ObjectDisposedException.ThrowIf(!isOpen, this);
        Guarded(() =>
        {
            stream.Dispose();
            Refuse();
            File.Move(current, Target);
            return true;
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
            stream.Dispose();
            File.Delete(current);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The unfinished file stays under its own name, which says that it is unfinished.
        }
    }

    private void Refuse()
    {
        if (Path.Exists(Target))
        {
            throw new StudyException(new Note(Grade.Error, "OutFileExists", new Place(Target), Target));
        }
    }

    private T Guarded<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw Unwritable(fault);
        }
    }

    private StudyException Unwritable(Exception fault) =>
        new(new Note(Grade.Error, "OutFileUnwritable", new Place(Target), Target, null, fault.GetType().Name), fault);
}
