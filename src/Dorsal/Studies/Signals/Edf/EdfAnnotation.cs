using System.Globalization;

namespace Dorsal.Studies.Signals.Edf;

/// <summary>A time-stamped annotation list (TAL) of EDF+: an onset, a duration and any number of texts.</summary>
/// <remarks>
/// <c>+12.5 [0x15 3] 0x14 text 0x14 text 0x14 0x00</c> (EDF+ 2.2.2). The one that keeps a record's time has an empty first text. It
/// stays where it was read: nothing is allocated for it.
/// </remarks>
internal readonly ref struct EdfAnnotation
{
    /// <summary>Ends an onset and each text.</summary>
    public const byte End = 0x14;

    /// <summary>Stands before a duration.</summary>
    public const byte BeforeDuration = 0x15;

    private const int LongestNumber = 64;

    /// <summary>Seconds since the start time of the file.</summary>
    public double Onset { get; private init; }

    /// <summary>Seconds; 0 where not stated.</summary>
    public double Duration { get; private init; }

    /// <summary>The texts, each with its <see cref="End"/>.</summary>
    public ReadOnlySpan<byte> Texts { get; private init; }

    /// <summary>Whether it is the time stamp of its record.</summary>
    public bool KeepsTime => Texts[0] == End;

    /// <summary>Reads the list that stands before its closing zero byte.</summary>
    public static bool TryParse(ReadOnlySpan<byte> bytes, out EdfAnnotation annotation)
    {
        annotation = default;
        var head = bytes.IndexOf(End);
        if (head < 0 || bytes[^1] != End || head == bytes.Length - 1)
        {
            return false;
        }

        var time = bytes[..head];
        var split = time.IndexOf(BeforeDuration);
        double duration = 0;
        if (
            !IsNumber(split < 0 ? time : time[..split], true, out var onset)
            || (split >= 0 && !IsNumber(time[(split + 1)..], false, out duration))
        )
        {
            return false;
        }

        annotation = new EdfAnnotation
        {
            Onset = onset,
            Duration = duration,
            Texts = bytes[(head + 1)..],
        };
        return true;
    }

    private static bool IsNumber(ReadOnlySpan<byte> text, bool isSigned, out double value)
    {
        value = 0;
        return !text.IsEmpty
            && text.Length <= LongestNumber
            && (text[0] is (byte)'+' or (byte)'-') == isSigned
            && double.TryParse(
                text,
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out value
            )
            && double.IsFinite(value);
    }
}
