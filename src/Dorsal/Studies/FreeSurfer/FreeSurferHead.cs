using System.Globalization;
using Dorsal.Messages;

namespace Dorsal.Studies.FreeSurfer;

/// <summary>Sorts the lines of a header: measures, the description of the table, and all else as it stands.</summary>
internal sealed class FreeSurferHead(Place place)
{
    private readonly Dictionary<int, string> units = [];
    private readonly List<FreeSurferHeader> headers = [];
    private readonly List<FreeSurferMeasure> measures = [];
    private readonly List<Note> notes = [];
    private (string[] Names, int Line)? columns;

    public IReadOnlyList<FreeSurferHeader> Headers => headers;

    public IReadOnlyList<FreeSurferMeasure> Measures => measures;

    public IReadOnlyList<Note> Notes => notes;

    public void Add(string content, int line)
    {
        var (key, rest) = Split(content);
        if (key == "Measure")
        {
            AddMeasure(rest, line);
        }
        else if (key == "ColHeaders")
        {
            columns = (rest.Split(' ', StringSplitOptions.RemoveEmptyEntries), line);
        }
        else if (key.Length > 0)
        {
            AddUnit(key, rest);
            headers.Add(new FreeSurferHeader(key, rest, line));
        }
    }

    /// <summary>The columns with their units; none where the file has measures and no table, as <c>brainvol.stats</c>.</summary>
    /// <param name="hasRows">Whether the file has rows.</param>
    /// <exception cref="StudyException">There is no line <c># ColHeaders</c>, it names a column twice, or none for the structure.</exception>
    public IReadOnlyList<FreeSurferColumn> Columns(bool hasRows)
    {
        var names = columns?.Names ?? [];
        if (columns is null && measures.Count > 0 && !hasRows)
        {
            return [];
        }

        if (!names.Contains("StructName", StringComparer.Ordinal) || names.Distinct().Count() != names.Length)
        {
            throw new StudyException(
                new Note(
                    Grade.Error,
                    "FreeSurferWithoutColumns",
                    place with
                    {
                        Line = columns?.Line ?? 1,
                    },
                    string.Join(' ', names)
                )
            );
        }

        return [.. names.Select((name, i) => new FreeSurferColumn(name, units.GetValueOrDefault(i + 1, "")))];
    }

    // TableCol  4 Units     mm^3
    private void AddUnit(string key, string rest)
    {
        var words = rest.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (
            key == "TableCol"
            && words.Length >= 3
            && words[1] == "Units"
            && int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var column)
        )
        {
            units[column] = words[2] == "NA" ? "" : words[2];
        }
    }

    // The description may have commas of its own: value and unit are the last two. A number before them is
    // the other half of a value with a decimal comma. FreeSurfer 6 forgets the comma behind CortexVol.
    private void AddMeasure(string rest, int line)
    {
        var parts = rest.Split(',', StringSplitOptions.TrimEntries);
        if (parts.Length == 4 && Split(parts[1]) is { Key: "CortexVol" } named)
        {
            parts = [parts[0], named.Key, named.Value, parts[2], parts[3]];
        }

        if (
            parts.Length < 5
            || !FreeSurferReader.IsNumber(parts[^2], out var value)
            || FreeSurferReader.IsNumber(parts[^3], out _)
        )
        {
            notes.Add(new Note(Grade.Error, "FreeSurferMeasureWrong", place with { Line = line }, rest));
        }
        else if (value < 0 && parts[^1].StartsWith("mm", StringComparison.Ordinal))
        {
            notes.Add(
                new Note(
                    Grade.Error,
                    "FreeSurferNegative",
                    place with
                    {
                        Line = line,
                        Column = parts[1],
                    },
                    parts[^2],
                    null,
                    parts[1]
                )
            );
        }
        else
        {
            measures.Add(
                new FreeSurferMeasure(parts[0], parts[1], string.Join(", ", parts[2..^2]), value, parts[^1], line)
            );
        }
    }

    private static (string Key, string Value) Split(string content)
    {
        var space = content.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? (content, "") : (content[..space], content[(space + 1)..].Trim());
    }
}
