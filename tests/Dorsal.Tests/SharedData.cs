using Dorsal.Tests.House;

namespace Dorsal.Tests;

/// <summary>Real recordings that are not part of the repository: <c>DORSAL_SHARED</c>, or <c>shared</c> beside the repository.</summary>
internal static class SharedData
{
    /// <summary>Path of a data set's folder. Skips the test where it is absent; on CI its absence is a failure.</summary>
    /// <param name="dataSet">Name of the folder below <c>data/</c>, such as <c>rpn_qst_rsfmri</c>.</param>
    public static string Folder(string dataSet) => Beside("data", dataSet);

    /// <summary>Path of any folder of what is shared, such as <c>design/prototype</c>; skips or fails alike.</summary>
    public static string Beside(string room, string name)
    {
        var root = Environment.GetEnvironmentVariable("DORSAL_SHARED") ?? Path.Combine(Repository.Root, "..", "shared");
        var folder = Path.GetFullPath(Path.Combine(root, room, name));
        if (!Directory.Exists(folder))
        {
            var message = $"'{name}' is not at '{folder}': set DORSAL_SHARED to the folder that holds {room}/.";
            if (string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase))
            {
                Assert.Fail(message);
            }

            Assert.Skip(message);
        }

        return folder;
    }
}
