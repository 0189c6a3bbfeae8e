using Dorsal.Courses;
using Dorsal.People;

namespace Dorsal.Tests.Courses;

/// <summary>What holds for any course: addresses of chance, lanes, blocks, ablations.</summary>
public class CourseTests
{
    private const ulong Seed = 11;
    private const int Days = 120;

    [Fact]
    public void Lanes_of_one_four_and_eight_blocks_of_sixteen_and_any_other_give_a_person_the_same_bits()
    {
        var reference = Run(16, 1);
        Assert.Equal(reference, Run(16, 4));
        Assert.Equal(reference, Run(16, 8));
        Assert.Equal(reference, [.. Run(8, 8), .. Run(8, 8, first: 8)]);
        Assert.Equal(reference[..5], Run(5, 8));
        Assert.Equal(reference[15], Run(1, 8, first: 15)[0]);
    }

    [Fact]
    public void A_person_without_injury_and_chance_has_hardly_any_pain()
    {
        var course = Make(64, 8, chance: false);
        for (var day = 0; day < 365; day++)
        {
            course.NextDay();
        }

        var pain = course.Block[State.Pain].ToArray();
        Assert.InRange(pain.Count(p => p < 1) / 64.0, 0.8, 1);
    }

    [Fact]
    public void A_held_mechanism_stays_where_it_rests_while_the_others_move()
    {
        var model = PersonModel.Of().Ablate("endogenous_inhibition");
        var course = Make(8, 8, chance: true, model);
        var before = course.Block[State.DescendingInhibition].ToArray();
        course.BeginEpisode(Seed);
        for (var day = 0; day < 30; day++)
        {
            course.NextDay();
        }

        Assert.Equal(before, course.Block[State.DescendingInhibition].ToArray());
        Assert.All(course.Block[State.LocalInflammation].ToArray(), level => Assert.True(level > 0));
    }

    [Fact]
    public void Two_ablations_of_one_mechanism_are_both_held_and_a_mechanism_is_held_whole()
    {
        var mechanism = PersonModel.Of().Ablate("peripheral_inflammation").Resting.ToHashSet();
        Assert.Equal(PersonModel.Of().Parts.Single(p => p.Id == "peripheral_inflammation").Owns.ToHashSet(), mechanism);
        var both = PersonModel.Of().Ablate("peripheral_sensitisation").Ablate("disc_innervation").Resting;
        Assert.Equal([State.NerveIngrowth, State.PeripheralSensitisation], both.Order());
    }

    [Fact]
    public void Everybody_starts_where_set_points_come_to_rest()
    {
        var course = Make(32, 8, chance: false);
        State[] settled = [State.BodyImageDistortion, State.Distress, State.SleepDeficit, State.DescendingInhibition];
        var before = settled.Select(s => course.Block[s].ToArray()).ToList();
        course.NextDay();
        for (var i = 0; i < settled.Length; i++)
        {
            var rate = course.Block.Rate(settled[i])[0];
            foreach (var (old, now) in before[i].Zip(course.Block[settled[i]].ToArray()))
            {
                Assert.InRange(Math.Abs(now - old), 0, 0.01 * rate);
            }
        }
    }

    private static double[][] Run(int people, int lanes, int first = 0)
    {
        var course = Make(people, lanes, chance: true, first: first);
        course.BeginEpisode(Seed);
        for (var day = 0; day < Days; day++)
        {
            course.NextDay();
        }

        return
        [
            .. Enumerable
                .Range(0, people)
                .Select(i => Enum.GetValues<State>().Select(s => course.Block[s][i]).ToArray()),
        ];
    }

    private static Course Make(int people, int lanes, bool chance, PersonModel? model = null, int first = 0)
    {
        var population = new Population(Seed);
        return new(
            model ?? PersonModel.Of(),
            [.. Enumerable.Range(first, people).Select(i => population.Draw((ulong)i))],
            Seed,
            new(Lanes: lanes, Chance: chance)
        );
    }
}
