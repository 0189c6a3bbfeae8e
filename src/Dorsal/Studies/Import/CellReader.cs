using Dorsal.Messages;
using Dorsal.Studies.Tables;

namespace Dorsal.Studies.Import;

/// <summary>Reads the cells of recordings, and notes those that the study will not accept; they are kept as they are.</summary>
internal sealed class CellReader(SourceTable source, NumberStyle numbers, List<Note> notes)
{
    /// <summary>A cell of a column.</summary>
    public string Read(TableRow row, int column, RecordingPart part) =>
        Accept(source.Cell(row, column), part, null, source.PlaceOf(row, column));

    /// <summary>A text from a source.</summary>
    public string Read(TableRow row, MapSource from, RecordingPart part, string? measure) =>
        Accept(source.Text(row, from), part, measure, source.PlaceOf(row, from));

    private string Accept(string text, RecordingPart part, string? measure, Place place)
    {
        if (text.Length == 0 || part.Kind == PartKind.Label)
        {
            return text;
        }

        if (part.Kind == PartKind.Number)
        {
            return numbers.Read(text, place, notes);
        }

        if (part.Kind == PartKind.Bounded)
        {
            var limit = text.TrimStart('<', '>');
            return text[..^limit.Length] + numbers.Read(limit.Trim(), place, notes);
        }

        var words = part.WordsFor(measure).ToList();
        if (!words.Contains(text, StringComparer.Ordinal))
        {
            notes.Add(new Note(Grade.Error, "WordUnknown", place, text, string.Join(", ", words), part.Name));
        }

        return text;
    }
}
