namespace Dorsal.Studies.Tables;

/// <summary>How a text table is written; null means: find out.</summary>
/// <param name="Separator">The character between cells.</param>
/// <param name="Encoding">Name of the encoding.</param>
/// <param name="SkipLines">Lines before the table, such as the name of the instrument.</param>
/// <param name="HasHeader">Whether its first row names the columns; otherwise they are named <c>1</c>, <c>2</c>, ...</param>
public sealed record TableFormat(
    char? Separator = null,
    string? Encoding = null,
    int SkipLines = 0,
    bool HasHeader = true
)
{
    /// <summary>The format of BIDS tables: tabs.</summary>
    public static TableFormat Bids { get; } = new('\t');
}
