using System.Text.Json;

namespace Dorsal.People;

/// <summary>How the names of the model are written in files and options: <c>SleepProblems</c> is <c>sleep_problems</c>.</summary>
public static class SnakeCase
{
    /// <summary>A name of the model as files write it.</summary>
    public static string Of<T>(T name)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(name.ToString());

    /// <summary>All names of a kind, in order.</summary>
    public static IReadOnlyList<string> All<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(Of)];

    /// <summary>The name that a word stands for, or null.</summary>
    public static T? Find<T>(string word)
        where T : struct, Enum =>
        Enum.GetValues<T>().Select(name => (T?)name).FirstOrDefault(name => Of(name!.Value) == word);
}
