using System.Text;
using Dorsal.Messages;

namespace Dorsal.Studies.Tables;

/// <summary>Finds out how the bytes of a text file are encoded, and says so; never replaces a byte that does not fit.</summary>
/// <remarks>Order: byte order mark, the encoding that the caller names, strict UTF-8, strict CP932 (Shift-JIS).</remarks>
public static class TextDecoding
{
    static TextDecoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private const int Cp932 = 932;

    /// <summary>Decodes a whole file.</summary>
    /// <param name="bytes">The file's bytes.</param>
    /// <param name="place">The file, for error messages.</param>
    /// <param name="named">Encoding name given by a map, such as <c>shift_jis</c>, or null to find out.</param>
    /// <returns>The text without byte order mark, and the encoding's name.</returns>
    /// <exception cref="StudyException">The bytes fit none of the encodings, or hold NUL characters.</exception>
    public static (string Text, string Encoding) Decode(byte[] bytes, Place place, string? named = null)
    {
        var (encoding, skip) = Marked(bytes) ?? (Named(named, place) ?? Guess(bytes, place), 0);
        string text;
        try
        {
            text = encoding.GetString(bytes, skip, bytes.Length - skip);
        }
        catch (DecoderFallbackException fault)
        {
            var line = LineOfFault(bytes, encoding);
            throw new StudyException(
                new Note(Grade.Error, "EncodingDoesNotFit", place with { Line = line }, encoding.WebName),
                fault
            );
        }

        var nul = text.IndexOf('\0', StringComparison.Ordinal);
        if (nul >= 0)
        {
            var line = text.AsSpan(0, nul).Count('\n') + 1;
            throw new StudyException(new Note(Grade.Error, "NulCharacter", place with { Line = line }));
        }

        return (text, encoding.WebName);
    }

    private static (Encoding Encoding, int Skip)? Marked(byte[] bytes) =>
        bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (Strict(Encoding.UTF8.CodePage), 3),
            [0xFF, 0xFE, ..] => (Strict(Encoding.Unicode.CodePage), 2),
            [0xFE, 0xFF, ..] => (Strict(Encoding.BigEndianUnicode.CodePage), 2),
            _ => null,
        };

    private static Encoding? Named(string? name, Place place)
    {
        if (name is null)
        {
            return null;
        }

        try
        {
            return Strict(Encoding.GetEncoding(name).CodePage);
        }
        catch (Exception fault) when (fault is ArgumentException or NotSupportedException)
        {
            throw new StudyException(new Note(Grade.Error, "EncodingUnknown", place, name), fault);
        }
    }

    private static Encoding Guess(byte[] bytes, Place place)
    {
        foreach (var candidate in (ReadOnlySpan<int>)[Encoding.UTF8.CodePage, Cp932])
        {
            var encoding = Strict(candidate);
            try
            {
                var text = encoding.GetString(bytes);
                if (candidate != Cp932 || !text.Any(IsUndefined))
                {
                    return encoding;
                }
            }
            catch (DecoderFallbackException)
            {
                // Not this one; the next candidate or the error below speaks.
            }
        }

        throw new StudyException(
            new Note(
                Grade.Error,
                "EncodingUnrecognised",
                place with
                {
                    Line = LineOfFault(bytes, Strict(Encoding.UTF8.CodePage)),
                }
            )
        );
    }

    // CP932 turns bytes that it does not define, such as 0xFF, the ö or the € of Windows-1252, into characters of the private use
    // area, or into U+0080 and U+00A0.
    private static bool IsUndefined(char c) => c is (>= '\uE000' and <= '\uF8FF') or '\u0080' or '\u00A0';

    // The first line that does not decode: a file of which nobody knows the encoding is most often UTF-8 with a damaged place. Bytes
    // of UTF-16 do not tell lines without being decoded.
    private static int? LineOfFault(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        if (encoding is UnicodeEncoding)
        {
            return null;
        }

        var line = 0;
        foreach (var range in bytes.Split((byte)'\n'))
        {
            line++;
            try
            {
                _ = encoding.GetCharCount(bytes[range]);
            }
            catch (DecoderFallbackException)
            {
                return line;
            }
        }

        return null;
    }

    private static Encoding Strict(int codePage) =>
        Encoding.GetEncoding(codePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
}
