using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Dorsal.Messages;
using Dorsal.Studies.Signals.Mat;
using Dorsal.Tests;
using Dorsal.Tests.House;
using Dorsal.Tests.Studies.Signals;

namespace Dorsal.Cli.Tests.Peers;

/// <summary>MAT files read by us and by SciPy, bit for bit.</summary>
public sealed class MatPeerTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task SciPy_reads_the_same_bits_from_its_own_files_and_from_ours_of_both_byte_orders()
    {
        Peer.SkipUnlessWanted();
        var values = Enumerable.Range(0, 60).Select(i => i / 7.0).ToArray();
        await File.WriteAllBytesAsync(
            folder.At("big.mat"),
            new MatBytes(isBigEndian: true).Doubles("x", 20, 3, values).File,
            TestContext.Current.CancellationToken
        );
        await File.WriteAllBytesAsync(
            folder.At("little.mat"),
            new MatBytes().Doubles("x", 20, 3, values).File,
            TestContext.Current.CancellationToken
        );
        var variables = await CompareAsync(folder.At("big.mat"), folder.At("little.mat"));
        Assert.Equal(1 + 1 + (2 * 8), variables);
    }

    [Fact]
    public async Task SciPy_reads_the_same_bits_from_the_recordings_of_a_published_data_set()
    {
        Peer.SkipUnlessWanted();
        var data = SharedData.Folder("mep_raw_traces_mepfeatx");
        Assert.True(await CompareAsync(Directory.GetFiles(data, "*.mat")) > 16);
    }

    // Compares all numeric matrices, and returns how many there were.
    private async Task<int> CompareAsync(params string[] files)
    {
        var peer = await Peer.RunAsync("/usr/bin/python3", "mat.py", [folder.At(), .. files]);
        var count = 0;
        foreach (var (path, variables) in peer.AsObject())
        {
            using var file = MatFile.Open(path, new Place(path));
            var ours = file.Variables.ToDictionary(variable => variable.Name, variable => Fingerprint(file, variable));
            var theirs = variables!.AsObject().ToDictionary(entry => entry.Key, entry => Fingerprint(entry.Value!));
            Assert.Equal(theirs.OrderBy(entry => entry.Key), ours.OrderBy(entry => entry.Key));
            count += ours.Count;
        }

        return count;
    }

    private static string Fingerprint(JsonNode variable) =>
        $"{variable["size"]![0]} x {variable["size"]![1]}: {variable["sha256"]}";

    private static string Fingerprint(MatFile file, MatVariable variable)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var column = new double[variable.Rows];
        for (var i = 0; i < variable.Columns; i++)
        {
            file.ReadColumn(variable, i, 0, column);
            hash.AppendData(MemoryMarshal.AsBytes(column.AsSpan()));
        }

        var sha = Convert.ToHexStringLower(hash.GetHashAndReset());
        return FormattableString.Invariant($"{variable.Rows} x {variable.Columns}: {sha}");
    }
}
