namespace Dorsal.Studies.Tables;

/// <summary>How a text table is written; null means: find out.</summary>
/// <param name="Separator">The character between cells.</param>
/// <param name="Encoding">Name of the encoding.</param>
/// <param name="SkipLines">Lines before the table, such as the name of the instrument.</param>
/// <param name="HasHeader">Whether its first row names the columns; otherwise they are named <c>1</c>, <c>2</c>, ...</param>
/// <param name="SkipsToNumbers">Whether the table begins at the first line that begins with a number, whatever stands before.</param>
/// <param name="Section">
/// Text with which the header line begins, where a file holds several tables one below the other, such as <c># Sample Name</c>; the table
/// ends before the next line that begins with the same character, which is not part of the column's name. Null: the whole file.
/// </param>
/// <param name="HeaderRows">Rows of the header; the first names the columns, the others are left out.</param>
public sealed record TableFormat(
    char? Separator = null,
    string? Encoding = null,
    int SkipLines = 0,
    bool HasHeader = true,
    bool SkipsToNumbers = false,
    string? Section = null,
    int HeaderRows = 1
)
{
    /// <summary>The format of BIDS tables: tabs.</summary>
    public static TableFormat Bids { get; } = new('\t');
}
