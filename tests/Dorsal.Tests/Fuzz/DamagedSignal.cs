using System.Globalization;
using System.Text;
using Dorsal.Numerics;
using Dorsal.Studies.Tables;
using Dorsal.Studies.Writing;

namespace Dorsal.Tests.Fuzz;

/// <summary>Damages a compressed signal in one place, and knows what is owed for it.</summary>
/// <param name="packed">The file.</param>
/// <param name="person">Whose it is.</param>
/// <param name="random">What is random in it.</param>
internal sealed class DamagedSignal(byte[] packed, string person, RandomStream random)
{
    private readonly List<string[]> rows = Rows(packed);

    /// <summary>One damage.</summary>
    public Damage Next()
    {
        var row = random.NextInt(rows.Count);
        var channel = random.NextInt(rows[0].Length);
        var damage = random.NextInt(9) switch
        {
            0 or 1 => At(row, channel, random.Pick(Nasty.NoNumbers), "no number", Owed.Line),
            2 => new Damage("a ragged row", With(row, [.. rows[row], "1"]), Owed.Line) { Line = row + 1 },
            3 => new Damage("cut off", packed[..random.NextInt(packed.Length)], Owed.File),
            4 => Flipped(),
            5 => new Damage("no gzip", Encoding.UTF8.GetBytes("1\t2\n3\t4\n"), Owed.File),
            6 => new Damage("a few samples", Pack([.. rows.Take(1 + random.NextInt(2))]), Owed.File),
            7 => At(row, channel, random.Pick(["", "n/a"]), "a missing sample", Owed.File) with { Value = "" },
            _ => At(row, channel, random.Pick(["1e308", "-1e308", "1e99"]), "an impossible number", Owed.File) with
            {
                Value = "",
            },
        };
        return damage with { Touched = [person] };
    }

    // In the compressed body or its check sum; the header's time stamp and flags say nothing of the data.
    private Damage Flipped()
    {
        const int Header = 10;
        var at = Header + random.NextInt(packed.Length - Header);
        byte[] bytes = [.. packed];
        bytes[at] ^= (byte)(1 << random.NextInt(8));
        return new Damage("a bit flipped", bytes, Owed.File);
    }

    private Damage At(int row, int channel, string text, string what, Owed owed)
    {
        string[] cells = [.. rows[row]];
        cells[channel] = text;
        return new Damage(what, With(row, cells), owed) { Line = row + 1, Value = text };
    }

    private byte[] With(int row, string[] cells) => Pack([.. rows[..row], cells, .. rows[(row + 1)..]]);

    /// <summary>A signal whose last sample is another.</summary>
    public static byte[] WithLastRow(byte[] packed, string[] cells) => Pack([.. Rows(packed)[..^1], cells]);

    private static byte[] Pack(IReadOnlyList<string[]> rows) =>
        Gzip.Pack(Encoding.UTF8.GetBytes(string.Concat(rows.Select(cells => string.Join('\t', cells) + "\n"))));

    private static List<string[]> Rows(byte[] packed)
    {
        using var plain = new StreamReader(
            new System.IO.Compression.GZipStream(
                new MemoryStream(packed),
                System.IO.Compression.CompressionMode.Decompress
            )
        );
        return [.. plain.ReadToEnd().TrimEnd('\n').Split('\n').Select(line => line.Split('\t'))];
    }
}
