using System.Globalization;
using System.Text;
using Dorsal.Messages;
using static System.FormattableString;

namespace Dorsal.Studies.Signals.Edf;

/// <summary>Reads the fields of fixed width of an EDF header; a fault names the field, its byte and its value.</summary>
internal sealed class EdfFields(byte[] bytes, Place place)
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);
    private readonly List<string> notAscii = [];

    /// <summary>The fields that hold other characters than printable ASCII.</summary>
    public IReadOnlyList<string> NotAscii => notAscii;

    /// <summary>A text without padding. The format asks for ASCII; other bytes are read as UTF-8 where they are, else as Latin-1.</summary>
    public string Text(string field, int offset, int width)
    {
        var raw = bytes.AsSpan(offset, width).Trim(" \0"u8);
        if (raw.IndexOfAnyExceptInRange((byte)' ', (byte)'~') < 0)
        {
            return Encoding.ASCII.GetString(raw);
        }

        notAscii.Add(field);
        try
        {
            return StrictUtf8.GetString(raw);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(raw);
        }
    }

    /// <summary>A whole number between limits, both allowed.</summary>
    public long Whole(string field, int offset, int width, long least, long most)
    {
        var text = Text(field, offset, width);
        var value = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Fault("EdfNumberWrong", field, offset, text, null);
        return value >= least && value <= most
            ? value
            : throw Fault("EdfFieldOutOfRange", field, offset, text, Invariant($"{least}..{most}"));
    }

    /// <summary>A finite number with a decimal point.</summary>
    public double Number(string field, int offset, int width)
    {
        const NumberStyles Style =
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        var text = Text(field, offset, width);
        return double.TryParse(text, Style, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw Fault("EdfNumberWrong", field, offset, text, null);
    }

    /// <summary>The error of a field.</summary>
    public StudyException Fault(string code, string field, int offset, string value, string? limit) =>
        new(new Note(Grade.Error, code, place with { Column = field }, value, limit, field, Invariant($"{offset}")));
}
