using System.Text;
using Dorsal.Messages;

namespace Dorsal.Studies.Import;

/// <summary>Makes labels for file names of the identifiers in a table, and refuses two identifiers that would get the same label.</summary>
/// <param name="remove">Text that is taken out of each identifier.</param>
/// <param name="prefix">Text before each label.</param>
/// <param name="digits">Least number of digits where the identifier is a number.</param>
internal sealed class Ids(string remove = "", string prefix = "", int digits = 1)
{
    /// <summary>Column of <c>participants.tsv</c> that keeps the identifier of the table.</summary>
    public const string SourceColumn = "source_id";

    // Upper and lower case are the same file name on Windows and macOS.
    private readonly Dictionary<string, (string Original, int? Line)> taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The label of an identifier: its ASCII letters and digits.</summary>
    /// <exception cref="StudyException">Nothing of it can stand in a label, it is too long, or another identifier has the label already.</exception>
    public string Label(string original, Place place)
    {
        var core = string.Concat(Compatible(Without(original)).Where(char.IsAsciiLetterOrDigit));
        if (core.Length == 0)
        {
            throw new StudyException(new Note(Grade.Error, "IdWithoutLetters", place, original));
        }

        var padded = core.All(char.IsAsciiDigit) ? core.PadLeft(digits, '0') : core;
        var label = prefix + padded;
        if (label.Length > RecordingFile.LongestLabel)
        {
            throw new StudyException(new Note(Grade.Error, "LabelWrong", place, label, "sub-"));
        }

        if (!taken.TryGetValue(label, out var owner))
        {
            taken[label] = (original, place.Line);
        }
        else if (owner.Original != original)
        {
            var line = FormattableString.Invariant($"{owner.Line}");
            throw new StudyException(
                new Note(Grade.Error, "IdCollision", place, original, owner.Original, label, line)
            );
        }

        return label;
    }

    private string Without(string original) =>
        remove.Length == 0 ? original : original.Replace(remove, "", StringComparison.Ordinal);

    private static string Compatible(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }
}
