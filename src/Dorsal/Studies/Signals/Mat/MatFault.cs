using System.Globalization;
using Dorsal.Messages;

namespace Dorsal.Studies.Signals.Mat;

/// <summary>Errors of a MAT file, which name the byte and the field.</summary>
/// <param name="Place">The file.</param>
/// <param name="At">Byte of the file at which the element starts.</param>
internal sealed record MatFault(Place Place, long At)
{
    /// <summary>A field says that there is more than there is.</summary>
    public StudyException Cut(string field, long claimed, long there) =>
        Make("MatCut", field, Text(claimed), Text(there));

    /// <summary>A field has a value that it cannot have.</summary>
    public StudyException Wrong(string field, string value, string expected) =>
        Make("MatFieldWrong", field, value, expected);

    /// <summary>The compressed bytes are damaged.</summary>
    public StudyException Garbled(Exception? cause = null) =>
        new(new Note(Grade.Error, "MatCompressionBroken", Place, null, null, Text(At)), cause);

    private StudyException Make(string code, string field, string value, string limit) =>
        new(new Note(Grade.Error, code, Place with { Column = field }, value, limit, Text(At)));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
