using Dorsal.Messages;
using static System.FormattableString;

namespace Dorsal.Studies.Signals.Edf;

/// <summary>Reads the header of EDF (Kemp et al. 1992, Electroenceph Clin Neurophysiol 82:391-393), EDF+ (Kemp &amp; Olivan 2003,
/// Clin Neurophysiol 114:1755-1761) and BDF (BioSemi), and holds it against the length of the file.</summary>
/// <remarks>The fields of the patient, the recording and the date are not read: nothing here needs to know who it was.</remarks>
internal sealed class EdfHeaderReader
{
    private const int Fixed = 256;
    private const int PerChannel = 256;
    private const int MostChannels = 9999; // four characters
    private const double HighestRate = 1e9; // Hz; beyond it, a duration is damaged
    private const int MostDigits = 99_999_999; // eight characters

    private static readonly byte[] BdfVersion = [0xFF, .. "BIOSEMI"u8];

    private readonly Place place;
    private readonly long fileLength;
    private readonly EdfFields fields;
    private readonly List<Note> notes = [];
    private readonly int count;
    private readonly int width;

    private EdfHeaderReader(SignalBytes bytes, Place place)
    {
        this.place = place;
        fileLength = bytes.Length;
        var start = Bytes(bytes, Fixed);
        width = WidthOf(start);
        count = (int)new EdfFields(start, place).Whole("number_of_signals", 252, 4, 1, MostChannels);
        fields = new EdfFields(Bytes(bytes, Fixed + (count * PerChannel)), place);
    }

    public static EdfHeader Read(SignalBytes bytes, Place place) => new EdfHeaderReader(bytes, place).Read();

    private EdfHeader Read()
    {
        var length = Fixed + (count * PerChannel);
        var stated = fields.Whole("header_bytes", 184, 8, 0, MostDigits);
        if (stated != length)
        {
            throw fields.Fault(
                "EdfHeaderSizeWrong",
                "header_bytes",
                184,
                Invariant($"{stated}"),
                Invariant($"{length}")
            );
        }

        var isDiscontinuous = IsDiscontinuous();
        var duration = fields.Number("record_duration", 244, 8);
        var channels = Channels();
        var last = channels[^1];
        var fastest = channels.Where(channel => !channel.IsAnnotations).Max(channel => (int?)channel.SamplesPerRecord);
        if (duration < (fastest is null ? 0 : fastest / HighestRate) || duration > MostDigits)
        {
            var limit = Invariant($"{fastest / HighestRate ?? 0}..{MostDigits}");
            throw fields.Fault("EdfFieldOutOfRange", "record_duration", 244, Invariant($"{duration}"), limit);
        }

        var recordLength = last.OffsetInRecord + ((long)last.SamplesPerRecord * width);
        var records = Records(length, recordLength);
        if (fields.NotAscii.Count > 0)
        {
            notes.Add(new Note(Grade.Note, "EdfHeaderNotAscii", place, SignalUnits.Listed(fields.NotAscii)));
        }

        return new EdfHeader(width, isDiscontinuous, length, records, recordLength, duration, channels, notes);
    }

    private byte[] Bytes(SignalBytes bytes, int length)
    {
        if (fileLength < length)
        {
            throw new StudyException(
                new Note(Grade.Error, "EdfHeaderCut", place, Invariant($"{fileLength}"), Invariant($"{length}"))
            );
        }

        var header = new byte[length];
        bytes.Read(0, header);
        return header;
    }

    private int WidthOf(ReadOnlySpan<byte> start) =>
        start.StartsWith("0       "u8) ? 2
        : start.StartsWith(BdfVersion) ? 3
        : throw new StudyException(
            new Note(
                Grade.Error,
                "EdfVersionUnknown",
                place with
                {
                    Column = "version",
                },
                SignalUnits.Short(new EdfFields(start[..8].ToArray(), place).Text("version", 0, 8))
            )
        );

    // Without "+C" or "+D" it is the older format, which has no gaps.
    private bool IsDiscontinuous()
    {
        var kind = fields.Text("reserved", 192, 44);
        var isPlus =
            kind.StartsWith("EDF+", StringComparison.Ordinal) || kind.StartsWith("BDF+", StringComparison.Ordinal);
        return !isPlus ? false
            : kind.Length > 4 && kind[4] is 'C' or 'D' ? kind[4] == 'D'
            : throw fields.Fault(
                "EdfKindUnknown",
                "reserved",
                192,
                SignalUnits.Short(kind),
                "EDF+C, EDF+D, BDF+C, BDF+D"
            );
    }

    private long Records(int headerLength, long recordLength)
    {
        var stated = fields.Whole("number_of_records", 236, 8, -1, MostDigits);
        var whole = (fileLength - headerLength) / recordLength;
        var rest = (fileLength - headerLength) % recordLength;
        if (stated == -1)
        {
            notes.Add(new Note(Grade.Note, "EdfRecordsUnstated", place, Invariant($"{whole}")));
        }

        if (whole < stated || (stated == -1 && rest > 0))
        {
            var limit = stated == -1 ? Invariant($"{whole + 1}") : Invariant($"{stated}");
            notes.Add(new Note(Grade.Warning, "SignalTruncated", place, Invariant($"{whole}"), limit));
        }
        else if (stated >= 0 && (whole > stated || rest > 0))
        {
            var extra = fileLength - headerLength - (stated * recordLength);
            notes.Add(new Note(Grade.Warning, "SignalLonger", place, Invariant($"{extra}"), Invariant($"{stated}")));
        }

        var records = stated == -1 ? whole : Math.Min(whole, stated);
        return records > 0
            ? records
            : throw new StudyException(new Note(Grade.Error, "SignalEmpty", place, Invariant($"{fileLength}")));
    }

    private List<EdfChannel> Channels()
    {
        var channels = new List<EdfChannel>(count);
        long offset = 0;
        for (var i = 0; i < count; i++)
        {
            var channel = Channel(i, offset);
            channels.Add(channel);
            offset += (long)channel.SamplesPerRecord * width;
        }

        Unscaled([.. channels.Where(channel => channel.IsUnscaled).Select(channel => channel.Label)]);
        return channels;
    }

    // The header goes field by field, each for all channels; before a field are so many bytes for each channel.
    private int At(int before, int fieldWidth, int channel) => Fixed + (before * count) + (fieldWidth * channel);

    private static string Name(string field, int channel) => Invariant($"{field}[{channel + 1}]");

    private EdfChannel Channel(int i, long offset)
    {
        var channel = new EdfChannel
        {
            Label = fields.Text(Name("label", i), At(0, 16, i), 16),
            Dimension = fields.Text(Name("physical_dimension", i), At(96, 8, i), 8),
            SamplesPerRecord = (int)fields.Whole(Name("samples_per_record", i), At(216, 8, i), 8, 1, MostDigits),
            OffsetInRecord = offset,
        };
        return channel.IsAnnotations ? channel : Scaled(channel, i);
    }

    private EdfChannel Scaled(EdfChannel channel, int i)
    {
        var most = (1L << ((8 * width) - 1)) - 1;
        var physicalLow = fields.Number(Name("physical_minimum", i), At(104, 8, i), 8);
        var physicalHigh = fields.Number(Name("physical_maximum", i), At(112, 8, i), 8);
        var low = fields.Whole(Name("digital_minimum", i), At(120, 8, i), 8, -most - 1, most);
        var (field, at) = (Name("digital_maximum", i), At(128, 8, i));
        var high = fields.Whole(field, at, 8, -most - 1, most);
        if (high < low)
        {
            throw fields.Fault("EdfFieldOutOfRange", field, at, Invariant($"{high}"), Invariant($"> {low}"));
        }

        var gain = (physicalHigh - physicalLow) / (high - low);
        return double.IsFinite(gain) && gain != 0
            ? channel with
            {
                Gain = gain,
                DigitalMinimum = low,
                PhysicalMinimum = physicalLow,
            }
            : channel with
            {
                IsUnscaled = true,
            };
    }

    private void Unscaled(IReadOnlyList<string> labels)
    {
        if (labels.Count > 0)
        {
            notes.Add(new Note(Grade.Warning, "EdfRangeEmpty", place, SignalUnits.Listed(labels)));
        }
    }
}
