namespace Dorsal.Messages;

/// <summary>What is wrong with a file, gathered to be told at once rather than one fault a try.</summary>
/// <param name="file">The file.</param>
internal sealed class Faults(Place file)
{
    /// <summary>So many are told in full; of the rest, only how many there are.</summary>
    public const int MostTold = 20;

    private readonly HashSet<(string Code, Place Place, string? Value)> seen = [];
    private readonly List<Note> told = [];

    /// <summary>Whether nothing is wrong so far.</summary>
    public bool IsEmpty => seen.Count == 0;

    /// <summary>Keeps a fault; one that was found before, on another way, counts once.</summary>
    public void Add(Note fault)
    {
        if (seen.Add((fault.Code, fault.Place, fault.Value)) && told.Count < MostTold)
        {
            told.Add(fault);
        }
    }

    /// <summary>The result of a piece of reading, or the default where it failed; why is kept.</summary>
    public T? Try<T>(Func<T?> read)
    {
        try
        {
            return read();
        }
        catch (StudyException fault)
        {
            foreach (var note in fault.Notes)
            {
                Add(note);
            }

            return default;
        }
    }

    /// <summary>Does a piece of reading; why it failed is kept.</summary>
    public void Try(Action read) =>
        Try<object>(() =>
        {
            read();
            return null;
        });

    /// <summary>Refuses the file if anything is wrong with it.</summary>
    /// <exception cref="StudyException">With all faults, up to <see cref="MostTold"/>, and the number of the others.</exception>
    public void Throw()
    {
        if (seen.Count > MostTold)
        {
            var more = (seen.Count - MostTold).ToString(System.Globalization.CultureInfo.InvariantCulture);
            throw new StudyException([.. told, new Note(Grade.Error, "FaultsMore", file, more)]);
        }

        if (told.Count > 0)
        {
            throw new StudyException(told);
        }
    }
}
