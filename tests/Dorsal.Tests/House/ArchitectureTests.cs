using System.Text.RegularExpressions;

namespace Dorsal.Tests.House;

/// <summary>The plan of the house (docs/architecture.md) held as tests: each names the offending file and the remedy.</summary>
public partial class ArchitectureTests
{
    private const int LongestFile = 400;
    private const int MedianFile = 100;

    // From the ground floor up: a room may use those before it, never those behind it.
    private static readonly string[] Rooms =
    [
        "Units",
        "Messages",
        "Parameters",
        "Numerics",
        "Circuits",
        "Studies",
        "People",
        "Mechanisms",
        "Courses",
        "Laboratory",
        "Reports",
    ];

    [Fact]
    public void Every_folder_of_the_library_is_a_room_of_the_plan()
    {
        var folders = Directory
            .EnumerateDirectories(Path.Combine(Repository.Root, "src/Dorsal"))
            .Select(Path.GetFileName);
        var unknown = folders.Except([.. Rooms, "bin", "obj"], StringComparer.Ordinal);
        Assert.Empty(unknown);
    }

    [Fact]
    public void No_room_uses_a_room_above_it()
    {
        var offences =
            from room in Rooms
            from path in Repository.Sources("src/Dorsal/" + room)
            from used in UsedRooms(File.ReadAllText(path))
            where Array.IndexOf(Rooms, used) > Array.IndexOf(Rooms, room)
            select $"{Repository.Relative(path)} in {room} uses {used}, which is above it: move the code up, or the type down.";
        Assert.Empty(offences);
    }

    [Fact]
    public void Circuits_stand_on_Numerics_alone()
    {
        var offences =
            from path in Repository.Sources("src/Dorsal/Circuits")
            from used in UsedRooms(File.ReadAllText(path))
            where used is not ("Circuits" or "Numerics")
            select $"{Repository.Relative(path)} uses {used}: a circuit is equations and numbers only.";
        Assert.Empty(offences);
    }

    [Fact]
    public void The_library_does_not_speak_to_a_console()
    {
        var offences = Repository
            .Sources("src/Dorsal")
            .Where(path => ConsoleUse().IsMatch(File.ReadAllText(path)))
            .Select(path => $"{Repository.Relative(path)} uses Console: return a value or take a TextWriter.");
        Assert.Empty(offences);
    }

    [Fact]
    public void No_source_file_is_longer_than_400_lines()
    {
        var offences = Repository
            .Sources(".")
            .Select(path => (Path: Repository.Relative(path), Lines: File.ReadLines(path).Count()))
            .Where(file => file.Lines > LongestFile)
            .Select(file => FormattableString.Invariant($"{file.Path} has {file.Lines} lines: split it by idea."));
        Assert.Empty(offences);
    }

    [Fact]
    public void The_median_source_file_fits_on_a_screen()
    {
        var lines = Repository.Sources("src").Select(path => File.ReadLines(path).Count()).Order().ToList();
        Assert.InRange(lines[lines.Count / 2], 1, MedianFile);
    }

    [Fact]
    public void No_project_file_names_a_runtime_so_that_Windows_and_macOS_can_build()
    {
        var offences = Directory
            .EnumerateFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories)
            .Append(Path.Combine(Repository.Root, "Directory.Build.props"))
            .Where(path => File.ReadAllText(path).Contains("RuntimeIdentifier", StringComparison.Ordinal))
            .Select(Repository.Relative);
        Assert.Empty(offences);
    }

    [Fact]
    public void The_product_does_not_need_the_shared_data_or_a_shell()
    {
        var offences = Repository
            .Sources("src")
            .Where(path => SharedOrShell().IsMatch(File.ReadAllText(path)))
            .Select(path =>
                $"{Repository.Relative(path)}: the product ships only data that it makes, and starts no process."
            );
        Assert.Empty(offences);
    }

    private static IEnumerable<string> UsedRooms(string code) =>
        RoomUse()
            .Matches(code)
            .Select(match => match.Groups["room"].Value)
            .Where(room => Rooms.Contains(room, StringComparer.Ordinal))
            .Distinct(StringComparer.Ordinal);

    [GeneratedRegex(
        @"\bDorsal\.(?<room>[A-Z][A-Za-z]+)|(?<![.\w])(?<room>Laboratory|Reports|Studies)\.[A-Z]",
        RegexOptions.ExplicitCapture,
        10_000
    )]
    private static partial Regex RoomUse();

    [GeneratedRegex(@"\bConsole\.", RegexOptions.None, 10_000)]
    private static partial Regex ConsoleUse();

    [GeneratedRegex(@"\.\./shared|DORSAL_SHARED|Process\.Start", RegexOptions.None, 10_000)]
    private static partial Regex SharedOrShell();
}
