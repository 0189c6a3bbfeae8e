using Dorsal.Courses;
using Dorsal.People;

namespace Dorsal.Tests.Courses;

/// <summary>Claim 4.4: what each answer cuts, and only that.</summary>
public class InhibitionHypothesisTests
{
    private const ulong Seed = 44;

    [Fact]
    public void Without_consequence_neither_pain_nor_the_sleep_and_mood_it_costs_weaken_inhibition_claim_4_4()
    {
        var course = Hurt(Hypotheses.Default with { InhibitionFollowsPain = false });
        Assert.Contains(course.Block[State.SleepDeficit].ToArray(), sleep => sleep > 0.4);
        Assert.Equal(
            course.Block[Trait.InhibitionCapacity].ToArray(),
            course.Block[State.DescendingInhibition].ToArray(),
            (expected, actual) => Math.Abs(expected - actual) < 1e-9
        );
    }

    [Fact]
    public void With_consequence_it_is_weaker_after_half_a_year_of_pain()
    {
        var course = Hurt(Hypotheses.Default);
        var (pain, left) = (course.Block[State.Pain].ToArray(), course.Block[State.DescendingInhibition].ToArray());
        var capacity = course.Block[Trait.InhibitionCapacity].ToArray();
        var lost = Enumerable.Range(0, pain.Length).Where(i => pain[i] > 4).Select(i => capacity[i] - left[i]).ToList();
        Assert.NotEmpty(lost);
        Assert.True(lost.Average() > 0.05, string.Join(", ", lost));
    }

    private static Course Hurt(Hypotheses hypotheses)
    {
        var model = PersonModel.Of(hypotheses: hypotheses);
        var population = new Population(Seed);
        var course = new Course(model, [.. Enumerable.Range(0, 64).Select(id => population.Draw((ulong)id))], Seed);
        course.BeginEpisode(Seed);
        while (course.Day < 180)
        {
            course.NextDay();
        }

        return course;
    }
}
