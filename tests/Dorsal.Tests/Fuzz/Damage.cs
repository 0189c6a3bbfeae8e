namespace Dorsal.Tests.Fuzz;

/// <summary>What must be said of a damage.</summary>
internal enum Owed
{
    /// <summary>Nothing: what is there now is legal data, or nobody can tell that it is not.</summary>
    Nothing,

    /// <summary>A message that names the file.</summary>
    File,

    /// <summary>A message that names the file, the line and the value.</summary>
    Line,
}

/// <summary>A damaged file and what is owed for it.</summary>
/// <param name="What">The damage, in words.</param>
/// <param name="Bytes">The file now.</param>
/// <param name="Owed">What must be said.</param>
internal sealed record Damage(string What, byte[] Bytes, Owed Owed)
{
    /// <summary>The line of the fault, where it is owed.</summary>
    public int Line { get; init; }

    /// <summary>The value that the message must show, where it is owed; empty where the fault has none.</summary>
    public string Value { get; init; } = "";

    /// <summary>The people whose findings it may change, by label; null: everybody's.</summary>
    public IReadOnlyList<string>? Touched { get; init; }

    /// <summary>Whether the file says the same as before, so that no finding of anybody may change.</summary>
    public bool IsSame { get; init; }

    /// <summary>
    /// Whether <c>dorsal check</c> is the one to say it: the measurement uses such a row as it is written (a word that is not in the
    /// list makes a series of its own, a trial number that comes twice is a further trial).
    /// </summary>
    public bool IsOfCheck { get; init; }
}
