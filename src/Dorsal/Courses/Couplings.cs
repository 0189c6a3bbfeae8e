using Dorsal.Numerics.Lanes;
using Dorsal.People;

namespace Dorsal.Courses;

/// <summary>An arrow of the model: what one part sends or owns moves a part.</summary>
/// <param name="From">A state or a signal.</param>
/// <param name="To">The state that it moves or the signal that it enters.</param>
/// <param name="Part">The part whose equation it is.</param>
/// <param name="Sign">1 where more of the one makes more of the other, -1 where less, 0 where both occur.</param>
public sealed record Coupling(Enum From, Enum To, string Part, int Sign);

/// <summary>Finds the arrows of a model by moving one quantity at a time and watching what answers.</summary>
internal static class Couplings
{
    private const double Push = 0.01;
    private const int People = 64;
    private const int Days = 200;

    /// <summary>All arrows that some person feels at some state of an eventful half year.</summary>
    public static IReadOnlyList<Coupling> Of(PersonModel model, ulong seed)
    {
        var population = new Population(seed, constants: model.Constants);
        var course = new Course(
            model,
            [.. Enumerable.Range(0, People).Select(i => population.Draw((ulong)i))],
            seed,
            new(Lanes: Eight.Count)
        );
        course.BeginEpisode(seed);
        while (course.Day < Days)
        {
            course.NextDay();
        }

        var block = course.Block;
        foreach (var input in Enum.GetValues<Input>())
        {
            block[input].Fill(0.2);
        }

        var equations = model.Compile<Eight>();
        equations.Evaluate(block);
        List<Coupling> found = [];
        foreach (var part in model.Parts)
        {
            foreach (var state in Enum.GetValues<State>())
            {
                found.AddRange(Arrows(part, block, state, block[state]));
            }

            foreach (var signal in Enum.GetValues<Signal>().Except(part.Sends))
            {
                found.AddRange(Arrows(part, block, signal, block[signal]));
            }
        }

        return found;
    }

    private static IEnumerable<Coupling> Arrows(IMechanism part, Block block, Enum from, Span<double> row)
    {
        var before = row.ToArray();
        var calm = Answers(part, block);
        foreach (ref var value in row)
        {
            value += Push;
        }

        var pushed = Answers(part, block);
        before.CopyTo(row);
        Answers(part, block);
        return calm.Zip(pushed)
            .Where(pair => !pair.First.Values.SequenceEqual(pair.Second.Values))
            .Select(pair => new Coupling(from, pair.First.To, part.Id, Sign(pair.First.Values, pair.Second.Values)))
            // A state that only drifts towards its own level is no arrow.
            .Where(c => !Equals(c.From, c.To))
            .ToList();
    }

    private static List<(Enum To, double[] Values)> Answers(IMechanism part, Block block)
    {
        part.Send<Eight>(block);
        part.Move<Eight>(block);
        List<(Enum, double[])> answers = [];
        answers.AddRange(part.Sends.Select(s => ((Enum)s, block[s].ToArray())));
        foreach (var state in part.Owns)
        {
            // What the state does next: its velocity, from level and rate.
            var (values, level, rate) = (
                block[state].ToArray(),
                block.Target(state).ToArray(),
                block.Rate(state).ToArray()
            );
            answers.Add((state, [.. values.Select((v, i) => rate[i] * (level[i] - v))]));
        }

        return answers;
    }

    private static int Sign(double[] calm, double[] pushed)
    {
        var (up, down) = (calm.Zip(pushed).Any(p => p.Second > p.First), calm.Zip(pushed).Any(p => p.Second < p.First));
        return up == down ? 0
            : up ? 1
            : -1;
    }
}
