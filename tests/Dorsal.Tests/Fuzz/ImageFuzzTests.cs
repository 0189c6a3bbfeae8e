using System.Text;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Studies.FreeSurfer;
using Dorsal.Studies.Images;
using Dorsal.Tests.Studies;
using Dorsal.Tests.Studies.Images;
using static System.FormattableString;

namespace Dorsal.Tests.Fuzz;

/// <summary>Damaged NIfTI images and tables of FreeSurfer's are read or refused with a note, within a bound on memory.</summary>
public class ImageFuzzTests
{
    private const int Share = 10;
    private const int MostRead = 5000;
    private const long MemoryBound = 4 << 20;

    private static readonly string Stats = Dorsal.Laboratory.GreyMatter.GreyGenerator.Segmentation(
        Dorsal.Laboratory.GreyMatter.GreyGenerator.Make(false, 0, RandomStream.At(1, 0, "brain"))
    );

    [Fact]
    public void A_damaged_image_is_read_or_refused_within_its_bounds() =>
        FuzzRun.All(Share, () => new Bench(), (seed, random, bench) => bench.OfImage(seed, random));

    [Fact]
    public void A_damaged_table_of_FreeSurfer_is_read_or_refused() =>
        FuzzRun.All(Share, () => new Bench(), (_, random, _) => OfTable(random));

    // Whatever is kept is finite, sizes are not below 0, and every row is of the table's columns.
    private static FuzzFault? OfTable(RandomStream random)
    {
        var bytes = Damaged(Encoding.UTF8.GetBytes(Stats), random, 0);
        try
        {
            var stats = FreeSurferReader.Parse(Encoding.UTF8.GetString(bytes), new Place("x.stats"));
            foreach (var note in stats.Notes)
            {
                Importing.Speak(note);
            }

            var wrong = stats.Rows.FirstOrDefault(row =>
                row.Values.Count != stats.Columns.Count || stats.ValueOf(row, "Volume_mm3") < 0
            );
            return wrong is null ? null : new FuzzFault("FreeSurfer row", wrong.ToString());
        }
        catch (StudyException fault)
        {
            Importing.Speak(fault.Note);
            return null;
        }
    }

    // Bytes replaced (of the header, where its length is given), cut off, doubled.
    private static byte[] Damaged(byte[] whole, RandomStream random, int header)
    {
        var bytes = whole.ToArray();
        var reach = header > 0 && random.NextInt(4) > 0 ? Math.Min(header, bytes.Length) : bytes.Length;
        for (var i = random.NextInt(6); i >= 0; i--)
        {
            bytes[random.NextInt(reach)] = random.NextInt(3) switch
            {
                0 => 0,
                1 => 255,
                _ => (byte)random.NextInt(256),
            };
        }

        return random.NextInt(5) switch
        {
            0 => bytes[..random.NextInt(bytes.Length)],
            1 => [.. bytes, .. bytes[..random.NextInt(bytes.Length)]],
            _ => bytes,
        };
    }

    private sealed class Bench : IDisposable
    {
        private readonly TemporaryFolder folder = new();
        private readonly byte[][] whole;

        public Bench()
        {
            string[] names = ["one.nii", "two.nii", "packed.nii.gz"];
            NiftiWriter.Write(folder[names[0]], NiftiBytes.Header(NiftiType.Signed16, 4, 3, 2, 5), Numbers(120));
            NiftiWriter.Write(folder[names[1]], NiftiBytes.Header(NiftiType.Unsigned8, 33_000), Numbers(33_000));
            NiftiWriter.Write(folder[names[2]], NiftiBytes.Header(NiftiType.Floating64, 5, 4, 3), Numbers(60));
            whole = [.. names.Select(name => File.ReadAllBytes(folder[name]))];
        }

        public FuzzFault? OfImage(int seed, RandomStream random)
        {
            var kind = seed % whole.Length;
            var path = folder.Write(kind == 2 ? "x.nii.gz" : "x.nii", Damaged(whole[kind], random, 560));
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                using var file = NiftiFile.Open(path, new Place("x"));
                var voxels = new double[MostRead];
                while (file.Read(voxels) > 0)
                {
                    // All of it, a piece at a time.
                }
            }
            catch (StudyException fault)
            {
                Importing.Speak(fault.Note);
            }

            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            return allocated > MemoryBound ? new FuzzFault("NIfTI memory", Invariant($"{allocated} bytes")) : null;
        }

        public void Dispose() => folder.Dispose();

        private static IEnumerable<double> Numbers(int count) =>
            Enumerable.Range(0, count).Select(i => (double)(i % 250));
    }
}
