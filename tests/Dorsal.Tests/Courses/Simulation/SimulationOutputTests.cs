using Dorsal.Courses.Simulation;
using Dorsal.Messages;
using Dorsal.People;
using Dorsal.Tests.House;

namespace Dorsal.Tests.Courses.Simulation;

/// <summary>The files of a simulation are the same bytes whatever way they came about, and never half written.</summary>
public sealed class SimulationOutputTests : IDisposable
{
    private static readonly SimulationRequest Request = new(230, 40, 5)
    {
        LargestPart = 32,
        VisitDays = 15,
        KeepsDailyPain = true,
        Plan = new TreatmentPlan([
            new Arm(
                "treated",
                0.5,
                [new Treatment("t", new Dictionary<Input, double> { [Input.Exercise] = 1 }, 7, 20)]
            ),
            new Arm("usual", 0.5, []),
        ]),
    };

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task One_and_two_threads_and_one_and_seven_shards_give_the_same_bytes()
    {
        var wanted = await Whole("one", threads: 1);
        Assert.Equal((3 * 8) + 4, wanted.Count);
        Assert.Equal(wanted, await Whole("two", threads: 2));

        for (var shard = 7; shard >= 1; shard--)
        {
            var share = await Output("shards").WriteAsync(1, new Shard(shard, 7), null, Stop);
            Assert.False(share.IsComplete);
        }

        var merged = await Output("shards").WriteAsync(1, null, null, Stop);
        Assert.Equal((8, 0, 8, true), (merged.Parts, merged.Made, merged.Kept, merged.IsComplete));
        Assert.Equal(wanted, Files("shards"));
    }

    [Fact]
    public async Task Shards_that_begin_at_the_same_moment_do_not_disturb_each_other()
    {
        var start = new TaskCompletionSource();
        var shards = Enumerable
            .Range(1, 8)
            .Select(shard =>
                Task.Run(
                    async () =>
                    {
                        await start.Task;
                        return await Output("at once").WriteAsync(1, new Shard(shard, 8), null, Stop);
                    },
                    Stop
                )
            )
            .ToArray();
        start.SetResult();
        Assert.All(await Task.WhenAll(shards), result => Assert.Equal((1, 0), (result.Made, result.Kept)));
        Assert.Equal(8, (await Output("at once").WriteAsync(1, null, null, Stop)).Kept);
    }

    [Fact]
    public async Task A_cancelled_run_leaves_whole_files_and_goes_on_to_the_same_bytes()
    {
        var wanted = await Whole("wanted", threads: 1);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var half = new Immediately(share => (share > 0.5 ? cancel : null)?.Cancel());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Output("cancelled").WriteAsync(1, null, half, cancel.Token)
        );
        var parts = Files("cancelled").Where(file => file.Key.EndsWith(".parquet", StringComparison.Ordinal)).ToList();
        Assert.InRange(parts.Count, 3, wanted.Count - 5);
        Assert.All(parts, part => Assert.Equal(wanted[part.Key], part.Value));

        var result = await Output("cancelled").WriteAsync(1, null, null, Stop);
        Assert.InRange(result.Kept, 1, 7);
        Assert.Equal(wanted, Files("cancelled"));
    }

    [Fact]
    public async Task A_damaged_part_is_noticed_and_made_again()
    {
        var wanted = await Whole("damaged", threads: 1);
        await File.WriteAllTextAsync(folder.At("damaged", "states", "part-000003.parquet"), "cut", Stop);
        File.Delete(folder.At("damaged", "people", "part-000005.parquet"));
        var result = await Output("damaged").WriteAsync(1, null, null, Stop);
        Assert.Equal((2, 6), (result.Made, result.Kept));
        Assert.All(result.Notes, note => Assert.Equal("PartDamaged", note.Code));
        Assert.Equal(2, result.Notes.Count);
        Assert.Equal(wanted, Files("damaged"));
    }

    [Fact]
    public async Task Another_request_in_the_same_folder_is_refused_with_what_differs()
    {
        await Output("other").WriteAsync(1, new Shard(1, 8), null, Stop);
        var other = new SimulationOutput(Request with { Seed = 6 }, folder.At("other"));
        var fault = await Assert.ThrowsAsync<StudyException>(() => other.WriteAsync(1, null, null, Stop));
        Assert.Equal("SimulationOther", fault.Note.Code);
        Assert.Equal(("5", "6", "Request.Seed"), (fault.Note.Value, fault.Note.Limit, fault.Note.Arguments[0]));
    }

    [Fact]
    public async Task A_full_disc_leaves_the_earlier_file_and_nothing_half_written()
    {
        var path = folder.At("file");
        await PartFile.WriteAsync(path, "earlier");
        await Assert.ThrowsAsync<IOException>(() =>
            PartFile.WriteAsync(
                path,
                async stream =>
                {
                    await stream.WriteAsync(new byte[100_000], Stop);
                    throw new IOException("No space left on device");
                }
            )
        );
        Assert.Equal("earlier", await File.ReadAllTextAsync(path, Stop));
        Assert.Equal([path], Directory.EnumerateFileSystemEntries(folder.At()));
    }

    [Fact]
    public void A_person_alone_is_the_same_as_in_the_cohort()
    {
        var course = PersonCourse.Of(Request, 77, null, Stop);
        var people = Enumerable.Range(64, 32).Select(i => Request.Person(i, Request.Population())).ToArray();
        var pain = new double[Request.Days + 1];
        new FollowedBlock(Request, Request.Model(), people).Follow(now => pain[now.Day] = now.Block[State.Pain][13]);
        Assert.Equal(pain, course.Days.Select(day => day.Pain));
        Assert.Equal(Request.Days + 2, course.ToTsv().Split('\n').Length - 1);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private SimulationOutput Output(string name) => new(Request, folder.At(name));

    private async Task<Dictionary<string, string>> Whole(string name, int threads)
    {
        var result = await Output(name).WriteAsync(threads, null, null, Stop);
        Assert.True(result.IsComplete);
        return Files(name);
    }

    private Dictionary<string, string> Files(string name) =>
        Directory
            .EnumerateFiles(folder.At(name), "*", SearchOption.AllDirectories)
            .ToDictionary(
                path => Path.GetRelativePath(folder.At(name), path),
                path => Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path))),
                StringComparer.Ordinal
            );

    // Progress<T> reports later and elsewhere.
    private sealed class Immediately(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }
}
