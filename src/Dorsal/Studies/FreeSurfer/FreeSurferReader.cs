using System.Globalization;
using System.Text;
using Dorsal.Messages;
using Dorsal.Studies.Signals;

namespace Dorsal.Studies.FreeSurfer;

/// <summary>Reads the tables of statistics of FreeSurfer (<c>mri_segstats</c>, <c>mris_anatomical_stats</c>).</summary>
/// <remarks>
/// There is no specification; the form is that of the files of FreeSurfer 6 and 7 and of the two programs that write them. A line that
/// cannot be used is told and left out; a file without its table is refused.
/// </remarks>
public static class FreeSurferReader
{
    private const int LongestFile = 4 << 20;

    // As versions 6 and 7.0 name themselves.
    private static readonly string[] Known = ["7.0", ".c,v 1."];

    /// <summary>Reads a file.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="place">How messages name it.</param>
    /// <exception cref="StudyException">It cannot be read, or holds no table of FreeSurfer's.</exception>
    public static FreeSurferStats Read(string path, Place place) =>
        Parse(Encoding.UTF8.GetString(SignalBytes.ReadText(path, place, LongestFile)), place);

    /// <summary>Reads a text.</summary>
    /// <exception cref="StudyException">It holds no table of FreeSurfer's.</exception>
    public static FreeSurferStats Parse(string text, Place place)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(place);
        var head = new FreeSurferHead(place);
        var body = new List<(string Text, int Line)>();
        var line = 0;
        foreach (var raw in text.Split('\n'))
        {
            line++;
            var content = raw.TrimEnd('\r').Trim();
            if (content.StartsWith('#'))
            {
                head.Add(content[1..].Trim(), line);
            }
            else if (content.Length > 0)
            {
                body.Add((content, line));
            }
        }

        var columns = head.Columns(body.Count > 0);
        var rows = new FreeSurferRows(place, columns);
        body.ForEach(row => rows.Add(row.Text, row.Line));
        return columns.Count > 0 && body.Count == 0
            ? throw new StudyException(new Note(Grade.Error, "FreeSurferWithoutRows", place with { Line = line }))
            : new FreeSurferStats(
                place,
                head.Headers,
                head.Measures,
                columns,
                rows.Rows,
                [.. head.Notes, .. rows.Notes, .. Cut(text, body, head, place), .. Version(head, place)]
            );
    }

    /// <summary>A finite number in the form that C writes.</summary>
    internal static bool IsNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    // Read in the same way, but never compared with a file of that version.
    private static IEnumerable<Note> Version(FreeSurferHead head, Place place)
    {
        var stated = head.Headers.FirstOrDefault(header => header.Key == "cvs_version");
        var isKnown = stated is not null && Known.Any(known => stated.Value.Contains(known, StringComparison.Ordinal));
        if (!isKnown && head.Headers.Count > 0)
        {
            yield return new Note(
                Grade.Note,
                "FreeSurferVersionOther",
                place with
                {
                    Line = stated?.Line,
                },
                stated?.Value ?? "?"
            );
        }
    }

    // Every line of a whole file ends; mri_segstats also says how many rows there are.
    private static IEnumerable<Note> Cut(
        string text,
        List<(string Text, int Line)> body,
        FreeSurferHead head,
        Place place
    )
    {
        var stated = head.Headers.FirstOrDefault(header => header.Key == "NRows");
        var isShort =
            stated is not null
            && int.TryParse(stated.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var rows)
            && rows != body.Count;
        if (isShort || !text.EndsWith('\n'))
        {
            yield return new Note(
                Grade.Error,
                "FreeSurferCut",
                place with
                {
                    Line = body.Count > 0 ? body[^1].Line : 1,
                },
                body.Count.ToString(CultureInfo.InvariantCulture),
                stated?.Value ?? "?"
            );
        }
    }
}
