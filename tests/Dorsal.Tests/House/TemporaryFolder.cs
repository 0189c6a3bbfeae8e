namespace Dorsal.Tests.House;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("dorsal-").FullName;

    public string At(params string[] parts) => Path.Combine([root, .. parts]);

    public void Dispose() => Directory.Delete(root, recursive: true);
}
