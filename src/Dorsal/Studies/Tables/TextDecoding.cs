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
            throw new StudyException(new Note(Grade.Error, "EncodingDoesNotFit", place, encoding.WebName), fault);
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
                if (candidate != Cp932 || !text.Any(IsPrivate))
                {
                    return encoding;
                }
            }
            catch (DecoderFallbackException)
            {
                // Not this one; the next candidate or the error below speaks.
            }
        }

        throw new StudyException(new Note(Grade.Error, "EncodingUnrecognised", place));
    }

    // CP932 turns bytes that it does not define, such as 0xFF or the ö of Windows-1252, into characters of the private use area.
    private static bool IsPrivate(char c) => c is >= '\uE000' and <= '\uF8FF';

    private static Encoding Strict(int codePage) =>
        Encoding.GetEncoding(codePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
}
