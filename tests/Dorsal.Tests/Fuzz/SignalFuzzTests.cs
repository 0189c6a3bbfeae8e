using System.Text;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Studies.Signals;
using Dorsal.Tests.Studies;
using Dorsal.Tests.Studies.Signals;
using static System.FormattableString;

namespace Dorsal.Tests.Fuzz;

/// <summary>
/// Damaged files of every kind of the EDF family and of BrainVision: they are read or refused with a note, in a bounded number of bytes
/// asked of the disk, within the stated bound on memory.
/// </summary>
public class SignalFuzzTests
{
    private const int Share = 2;
    private const int MostSamplesRead = 5000;

    private static readonly string[] Numbers =
    [
        "-1",
        "0",
        "1",
        "2",
        "99",
        "9999",
        "99999999",
        "-9999999",
        "1E308",
        "1E-308",
        "NaN",
        "Infinity",
        "1e5",
        "0.0001",
        "x",
        "",
        "\u00b5V",
        "+0",
        "EDF+D",
        "EDF+C",
        "Status",
        "EDF Annotations",
        "BDF Annotations",
        "86400",
        "32767",
        "-32768",
    ];

    // Places and widths of header fields: the fixed ones, and what follows for three signals.
    private static readonly (int At, int Width)[] Fields =
    [
        (0, 8),
        (184, 8),
        (192, 44),
        (236, 8),
        (244, 8),
        (252, 4),
        .. new[] { (0, 16), (96, 8), (104, 8), (112, 8), (120, 8), (128, 8), (216, 8) }.SelectMany(field =>
            Enumerable.Range(0, 3).Select(i => (256 + (3 * field.Item1) + (i * field.Item2), field.Item2))
        ),
    ];

    private static readonly byte[][] Whole = [Edf("EDF+C"), Edf("EDF+D"), Bdf()];

    [Fact]
    public void A_damaged_EDF_or_BDF_file_is_read_or_refused_within_its_bounds() =>
        FuzzRun.All(2 * Share, () => new Nothing(), (seed, random, _) => OfEdf(Whole[seed % Whole.Length], random));

    [Fact]
    public void A_damaged_BrainVision_recording_is_read_or_refused_within_its_bounds() =>
        FuzzRun.All(2 * Share, () => new Bench(), (seed, random, bench) => OfBrainVision(seed, random, bench.Folder));

    [Fact]
    public void The_whole_files_are_read_without_an_error()
    {
        Assert.All(
            Whole,
            bytes =>
            {
                using var file = SignalOpening.Edf(bytes);
                Assert.DoesNotContain(file.Notes, note => note.Grade != Grade.Note);
                Assert.NotEmpty(file.Events);
            }
        );
    }

    private static FuzzFault? OfEdf(byte[] whole, RandomStream random)
    {
        var bytes = Damaged(whole, random);
        SignalBytes? source = null;
        var fault = Attempt(() => SignalOpening.Edf(bytes, out source), "EDF");
        // Header twice, every record once, and what was then asked for; small reads fill a window of 16 KiB.
        var most = (4L * bytes.Length) + (1 << 20);
        return fault is null && source?.BytesRead > most
            ? new FuzzFault("EDF work", Invariant($"{source.BytesRead} bytes read of a file of {bytes.Length}"))
            : fault;
    }

    private static FuzzFault? OfBrainVision(int seed, RandomStream random, TemporaryFolder folder)
    {
        var whole = new BrainVisionBytes();
        var path = whole.WriteTo(folder);
        var (name, text) = (seed % 3) switch
        {
            0 => ("rec.vmrk", whole.MarkerText),
            1 => ("rec.eeg", ""),
            _ => ("rec.vhdr", whole.HeaderText),
        };
        folder.Write(name, name == "rec.eeg" ? Damaged(whole.Data, random) : DamagedText(text, random));
        return Attempt(() => SignalOpening.File(path), "BrainVision " + name);
    }

    private static FuzzFault? Attempt(Func<SignalFile> open, string what)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var asked = 0L;
        try
        {
            using var file = open();
            asked = ReadParts(file);
            foreach (var note in file.Notes)
            {
                Importing.Speak(note);
            }
        }
        catch (StudyException fault)
        {
            Importing.Speak(fault.Note);
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before - (8 * asked);
        return allocated > SignalFile.AllocationBound
            ? new FuzzFault(what + " memory", Invariant($"{allocated} bytes allocated"))
            : null;
    }

    // Beginning, middle and end of each channel.
    private static long ReadParts(SignalFile file)
    {
        var asked = 0L;
        for (var channel = 0; channel < Math.Min(file.Channels.Count, 20); channel++)
        {
            var samples = file.Channels[channel].Samples;
            var length = (int)Math.Min(samples, MostSamplesRead);
            foreach (var first in (long[])[0, (samples - length) / 2, samples - length])
            {
                file.Read(channel, first, new double[length]);
                asked += length;
            }
        }

        return asked;
    }

    private static byte[] Damaged(byte[] whole, RandomStream random)
    {
        var bytes = (byte[])whole.Clone();
        for (var i = random.NextInt(3); i >= 0; i--)
        {
            switch (random.NextInt(4))
            {
                case 0:
                    bytes = bytes[..random.NextInt(bytes.Length + 1)];
                    break;
                case 1:
                    bytes = [.. bytes, .. new byte[random.NextInt(2000)]];
                    break;
                case 2 when bytes.Length > 1024:
                    var (at, width) = random.Pick(Fields);
                    Encoding.Latin1.GetBytes(random.Pick(Numbers).PadRight(width)[..width]).CopyTo(bytes, at);
                    break;
                default:
                    for (var flips = random.NextInt(8); flips >= 0 && bytes.Length > 0; flips--)
                    {
                        bytes[random.NextInt(bytes.Length)] = (byte)random.NextInt(256);
                    }

                    break;
            }
        }

        return bytes;
    }

    private static byte[] DamagedText(string text, RandomStream random)
    {
        var lines = text.Split('\n').ToList();
        for (var i = random.NextInt(3); i >= 0; i--)
        {
            var at = random.NextInt(lines.Count);
            var key = lines[at].Split('=')[0];
            switch (random.NextInt(5))
            {
                case 0:
                    lines.RemoveAt(at);
                    break;
                case 1:
                    lines.Insert(at, lines[random.NextInt(lines.Count)]);
                    break;
                case 2:
                    lines[at] = key + "=" + random.Pick(random.NextInt(2) == 0 ? Numbers : Nasty.Paths);
                    break;
                case 3:
                    lines[at] = lines[at].Replace(",1,", "," + random.Pick(Numbers) + ",", StringComparison.Ordinal);
                    break;
                default:
                    return Damaged(Encoding.UTF8.GetBytes(string.Join('\n', lines)), random);
            }

            if (lines.Count == 0)
            {
                break;
            }
        }

        return Encoding.UTF8.GetBytes(string.Join('\n', lines));
    }

    private static byte[] Edf(string kind) =>
        new EdfBytes([
            new EdfSignal("a", 8, EdfBytes.Numbers(2, Enumerable.Range(0, 24).ToArray())),
            new EdfSignal("b", 2, EdfBytes.Numbers(2, Enumerable.Range(0, 6).ToArray())),
            EdfBytes.Annotations(
                30,
                2,
                "+0\u0014\u0014\0+0.5\u00150.25\u0014S 1\u0014\0",
                "+1\u0014\u0014\0",
                kind == "EDF+D" ? "+9\u0014\u0014\0+9.5\u0014S 2\u0014\0" : "+2\u0014\u0014\0"
            ),
        ])
        {
            Kind = kind,
            Records = "3",
        }.Build();

    private static byte[] Bdf() =>
        (
            EdfBytes.Bdf(
                new EdfSignal("a", 8, EdfBytes.Numbers(3, Enumerable.Range(0, 24).ToArray())),
                new EdfSignal("Status", 8, EdfBytes.Numbers(3, Enumerable.Range(0, 24).Select(i => i / 5).ToArray())),
                new EdfSignal("b", 8, EdfBytes.Numbers(3, Enumerable.Range(0, 24).ToArray()))
            ) with
            {
                Records = "3",
            }
        ).Build();

    private sealed class Nothing : IDisposable
    {
        public void Dispose() { }
    }

    private sealed class Bench : IDisposable
    {
        public TemporaryFolder Folder { get; } = new();

        public void Dispose() => Folder.Dispose();
    }
}
