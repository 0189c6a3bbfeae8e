using System.Globalization;
using System.IO.Compression;
using CsvHelper;
using Dorsal.Messages;

namespace Dorsal.Studies.Tables;

/// <summary>Reads delimited text tables strictly: ragged rows, doubled headers and stray quotes are errors with their line.</summary>
public static class TableReader
{
    private static readonly char[] Candidates = ['\t', ';', ',', '|'];

    /// <summary>Reads a table from a file, which may be gzip-compressed (<c>.gz</c>).</summary>
    /// <param name="path">The file.</param>
    /// <param name="place">How messages name the file.</param>
    /// <param name="format">How it is written, as far as known.</param>
    /// <exception cref="StudyException">The file cannot be read as a table; the note has line, value and remedy.</exception>
    public static Table Read(string path, Place place, TableFormat format)
    {
        var (text, encoding) = TextDecoding.Decode(ReadBytes(path, place), place, format.Encoding);
        var notes = new List<Note>();
        if (encoding is not "utf-8")
        {
            notes.Add(new Note(Grade.Note, "EncodingRecognised", place, encoding));
        }

        if (text.Length > 0 && text[^1] is not ('\n' or '\r'))
        {
            notes.Add(new Note(Grade.Note, "LastLineOpen", place with { Line = text.AsSpan().Count('\n') + 1 }));
        }

        (var body, format) = TableBody.Of(text, place, format);
        var separator = format.Separator ?? GuessSeparator(body);
        if (format.Separator is null)
        {
            notes.Add(new Note(Grade.Note, "SeparatorRecognised", place, NameOf(separator)));
        }

        return Parse(body, place, format with { Separator = separator }, notes);
    }

    /// <summary>All bytes of a file, decompressed where its name ends in <c>.gz</c>.</summary>
    /// <exception cref="StudyException">The file is missing, locked, truncated or not gzip.</exception>
    public static byte[] ReadBytes(string path, Place place)
    {
        try
        {
            return path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? Inflate(path) : File.ReadAllBytes(path);
        }
        catch (InvalidDataException fault)
        {
            throw new StudyException(new Note(Grade.Error, "GzipBroken", place), fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StudyException(new Note(Grade.Error, "FileUnreadable", place, fault.GetType().Name), fault);
        }
    }

    private static byte[] Inflate(string path)
    {
        var packed = File.ReadAllBytes(path);
        using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        gzip.CopyTo(plain);
        var bytes = plain.ToArray();

        // The trailer's last four bytes are the length modulo 2^32 (RFC 1952, 2.3.1). A cut file must not read as a short one,
        // whatever the host's setting of strict validation. Only single-member files, which is what all laboratories write.
        if (packed.Length < 18 || BitConverter.ToUInt32(packed, packed.Length - 4) != unchecked((uint)bytes.LongLength))
        {
            throw new InvalidDataException("The gzip trailer does not match.");
        }

        return bytes;
    }

    /// <summary>The separator that stands most often in the first line, outside quotation marks.</summary>
    internal static char GuessSeparator(string text)
    {
        var counts = new int[Candidates.Length];
        var isQuoted = false;
        foreach (var c in text)
        {
            isQuoted ^= c == '"';
            if (c == '\n' && !isQuoted)
            {
                break;
            }

            var candidate = isQuoted ? -1 : Array.IndexOf(Candidates, c);
            if (candidate >= 0)
            {
                counts[candidate]++;
            }
        }

        return Candidates[Array.IndexOf(counts, counts.Max())];
    }

    private static string NameOf(char separator) => separator == '\t' ? "tab" : separator.ToString();

    private static Table Parse(string text, Place place, TableFormat format, List<Note> notes)
    {
        var options = new CsvReaderOptions
        {
            Separator = format.Separator!.Value,
            HasHeader = false,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Throw,
            FieldCountMismatch = CsvFieldCountHandling.Allow,
        };
        var rows = new List<TableRow>();
        try
        {
            using var reader = CsvReader.FromText(text, options);
            while (reader.Read())
            {
                var cells = new string[reader.FieldCount];
                for (var i = 0; i < cells.Length; i++)
                {
                    cells[i] = reader.GetString(i).Trim();
                }

                rows.Add(new TableRow((int)reader.LineNumber + format.SkipLines, cells));
            }
        }
        catch (CsvFormatException fault)
        {
            var line = rows.Count == 0 ? 1 + format.SkipLines : rows[^1].Line + 1;
            throw new StudyException(new Note(Grade.Error, "QuotingBroken", place with { Line = line }), fault);
        }

        if (rows.Count == 0)
        {
            throw new StudyException(new Note(Grade.Error, "FileEmpty", place));
        }

        CheckWidths(rows, place);
        if (!format.HasHeader)
        {
            var numbers = Enumerable
                .Range(1, rows[0].Cells.Count)
                .Select(i => i.ToString(CultureInfo.InvariantCulture));
            return new Table(place, [.. numbers], rows, notes);
        }

        CheckHeader(rows[0], place);
        return new Table(place, rows[0].Cells, rows[1..], notes);
    }

    /// <summary>Refuses two columns of one name.</summary>
    internal static void CheckHeader(TableRow header, Place place)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in header.Cells)
        {
            if (!seen.Add(name))
            {
                throw new StudyException(
                    new Note(Grade.Error, "ColumnTwice", place with { Line = header.Line, Column = name }, name)
                );
            }
        }
    }

    private static void CheckWidths(List<TableRow> rows, Place place)
    {
        var width = rows[0].Cells.Count;
        foreach (var row in rows)
        {
            if (row.Cells.Count != width)
            {
                throw new StudyException(
                    new Note(
                        Grade.Error,
                        "RowRagged",
                        place with
                        {
                            Line = row.Line,
                        },
                        FormattableString.Invariant($"{row.Cells.Count}"),
                        FormattableString.Invariant($"{width}")
                    )
                );
            }
        }
    }
}
