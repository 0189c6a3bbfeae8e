using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Dorsal.Messages;
using Dorsal.Studies.Images;
using Dorsal.Tests.House;

namespace Dorsal.Cli.Tests.Peers;

/// <summary>NIfTI images read by us and by nibabel, bit for bit: nibabel's of both versions and byte orders, and ours.</summary>
public sealed class NiftiPeerTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Nibabel_reads_the_same_bits_from_its_own_images_and_from_ours()
    {
        Peer.SkipUnlessWanted();
        var ours = new List<string>();
        foreach (var type in Enum.GetValues<NiftiType>())
        {
            ours.Add(folder.At($"{type}.nii.gz"));
            double[][] affine =
            [
                [0, -2, 0, 7],
                [1.5, 0, 0.1, -3],
                [0, 0.25, 3, 11],
            ];
            var header = new NiftiHeader(1, false, [3, 4, 5], type, 1, 0, 352, affine, "sform", 2);
            NiftiWriter.Write(ours[^1], header, Enumerable.Range(0, 60).Select(i => (double)i));
        }

        var peer = await Peer.RunAsync("/usr/bin/python3", "nifti.py", [folder.At(), .. ours]);
        Assert.Equal(ours.Count + 40 + 1, peer.AsObject().Count);
        foreach (var (path, theirs) in peer.AsObject())
        {
            Compare(path, theirs!);
        }
    }

    private static void Compare(string path, JsonNode theirs)
    {
        using var file = NiftiFile.Open(path, new Place(path));
        var voxels = new double[file.Header.VolumeVoxels * file.Header.Volumes];
        Assert.Equal(voxels.Length, file.Read(voxels));
        Assert.Equal(theirs["size"]!.AsArray().Select(size => size!.GetValue<long>()), file.Header.Sizes);
        var sha = Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(voxels.AsSpan())));
        Assert.True(theirs["sha256"]!.GetValue<string>() == sha, path);
        var affine = theirs["affine"]!.AsArray().Select(x => x!.GetValue<double>()).ToArray();
        Assert.All(
            Enumerable.Range(0, 12),
            i => Assert.Equal(affine[i], file.Header.Affine[i / 4][i % 4], 1e-5 * (1 + Math.Abs(affine[i])))
        );
    }
}
