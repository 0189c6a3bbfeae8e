using System.Globalization;
using Dorsal.Messages;

namespace Dorsal.Studies.Signals.Delimited;

/// <summary>Lines of a text as bytes, one at a time, ended by LF, CRLF or CR.</summary>
internal sealed class LineReader(Stream stream, Place place)
{
    /// <summary>Bytes of the longest line: 4 MiB. What has longer lines is no table of samples.</summary>
    public const int LongestLine = 4 * 1024 * 1024;

    private const byte Return = (byte)'\r';
    private const byte Feed = (byte)'\n';

    private byte[] buffer = new byte[64 * 1024];
    private int start;
    private int end;
    private bool isAfterReturn;

    /// <summary>Number of the line that was read last, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>The next line without its end; false behind the last.</summary>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        var searched = 0;
        while (true)
        {
            var length = buffer.AsSpan(start + searched, end - start - searched).IndexOfAny(Feed, Return);
            if (length >= 0)
            {
                length += searched;
                line = buffer.AsSpan(start, length);
                var isFeedOfReturn = isAfterReturn && length == 0 && buffer[start] == Feed;
                isAfterReturn = buffer[start + length] == Return;
                start += length + 1;
                if (isFeedOfReturn)
                {
                    searched = 0;
                    continue;
                }

                Line++;
                return true;
            }

            searched = end - start;
            if (!Fill())
            {
                line = buffer.AsSpan(start, searched);
                start = end;
                Line += searched > 0 ? 1 : 0;
                return searched > 0;
            }
        }
    }

    private bool Fill()
    {
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        end -= start;
        start = 0;
        if (end == buffer.Length)
        {
            if (end >= LongestLine)
            {
                throw new StudyException(
                    new Note(
                        Grade.Error,
                        "LineTooLong",
                        place with
                        {
                            Line = Line + 1,
                        },
                        null,
                        LongestLine.ToString(CultureInfo.InvariantCulture)
                    )
                );
            }

            Array.Resize(ref buffer, 2 * buffer.Length);
        }

        var read = stream.Read(buffer.AsSpan(end));
        end += read;
        return read > 0;
    }
}
