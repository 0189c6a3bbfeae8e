using System.Text;
using static System.FormattableString;

namespace Dorsal.Tests.Studies.Signals;

/// <summary>One signal of a hand-made EDF file.</summary>
internal sealed record EdfSignal(string Label, int PerRecord, byte[] Data)
{
    public string Dimension { get; init; } = "uV";
    public string PhysicalMinimum { get; init; } = "-100";
    public string PhysicalMaximum { get; init; } = "100";
    public string DigitalMinimum { get; init; } = "-32768";
    public string DigitalMaximum { get; init; } = "32767";
}

/// <summary>Builds EDF files by hand, byte by byte, without the writer that is under test.</summary>
internal sealed record EdfBytes(IReadOnlyList<EdfSignal> Signals)
{
    public byte[] Version { get; init; } = "0       "u8.ToArray();
    public string Kind { get; init; } = "";
    public string Records { get; init; } = "1";
    public string Duration { get; init; } = "1";
    public string? HeaderBytes { get; init; }
    public int Width { get; init; } = 2;

    /// <summary>BDF: 24 bits.</summary>
    public static EdfBytes Bdf(params EdfSignal[] signals) =>
        new(signals)
        {
            Version = [0xFF, .. "BIOSEMI"u8],
            Kind = "24BIT",
            Width = 3,
        };

    /// <summary>An annotation signal of one record for each list.</summary>
    public static EdfSignal Annotations(int perRecord, int width, params string[] lists) =>
        new(
            width == 2 ? "EDF Annotations" : "BDF Annotations",
            perRecord,
            [.. lists.SelectMany(list => Padded(Encoding.UTF8.GetBytes(list), perRecord * width))]
        );

    /// <summary>Little-endian numbers of a width in bytes.</summary>
    public static byte[] Numbers(int width, params int[] values) =>
        [.. values.SelectMany(value => BitConverter.GetBytes(value).Take(width))];

    /// <summary>The file.</summary>
    public byte[] Build()
    {
        var count = Signals.Count;
        var header = new List<byte>(Version);
        Put(header, "X X X X", 80);
        Put(header, "Startdate X X X X", 80);
        Put(header, "01.01.8500.00.00", 16);
        Put(header, HeaderBytes ?? Invariant($"{256 * (count + 1)}"), 8);
        Put(header, Kind, 44);
        Put(header, Records, 8);
        Put(header, Duration, 8);
        Put(header, Invariant($"{count}"), 4);
        Each(header, s => s.Label, 16);
        Each(header, _ => "", 80);
        Each(header, s => s.Dimension, 8);
        Each(header, s => s.PhysicalMinimum, 8);
        Each(header, s => s.PhysicalMaximum, 8);
        Each(header, s => s.DigitalMinimum, 8);
        Each(header, s => s.DigitalMaximum, 8);
        Each(header, _ => "", 80);
        Each(header, s => Invariant($"{s.PerRecord}"), 8);
        Each(header, _ => "", 32);
        return [.. header, .. Data()];
    }

    private IEnumerable<byte> Data()
    {
        var records = Signals.Max(s => s.Data.Length / (s.PerRecord * Width));
        return Enumerable
            .Range(0, records)
            .SelectMany(r => Signals.SelectMany(s => s.Data.Skip(r * s.PerRecord * Width).Take(s.PerRecord * Width)));
    }

    private void Each(List<byte> header, Func<EdfSignal, string> field, int width)
    {
        foreach (var signal in Signals)
        {
            Put(header, field(signal), width);
        }
    }

    // Latin-1, so that a test can put any byte into a field.
    private static void Put(List<byte> header, string text, int width) =>
        header.AddRange(Encoding.Latin1.GetBytes(text.PadRight(width)));

    private static byte[] Padded(byte[] bytes, int length) => [.. bytes, .. new byte[length - bytes.Length]];
}
