using Dorsal.Numerics;

namespace Dorsal.Laboratory.FlexionReflex;

/// <summary>A stimulus that an examiner gave, and whether it had a reflex.</summary>
internal sealed record SearchedStimulus(int Run, double Intensity, bool HasReflex);

/// <summary>How an examiner looks for the threshold of a made-up person (evidence C.4).</summary>
internal static class ReflexSearch
{
    /// <summary>
    /// The full form: up by 4 mA to the first reflex, down by 2 mA until it is gone, then up and down by 1 mA; a run ends where the reflex
    /// is gone. It stops at the highest intensity.
    /// </summary>
    public static List<SearchedStimulus> Staircase(
        ReflexGenerator person,
        double start,
        double highest,
        int runs,
        RandomStream random
    )
    {
        var given = new List<SearchedStimulus>();
        var intensity = start;
        for (var run = 1; run <= runs; run++)
        {
            var (up, down) = run == 1 ? (4, 2) : (1, 1);
            while (!Give(run))
            {
                intensity += up;
                if (intensity > highest)
                {
                    return given;
                }
            }

            do
            {
                intensity = Math.Max(0, intensity - down);
            } while (Give(run) && intensity > 0);
            intensity += 1;
        }

        return given;

        bool Give(int run)
        {
            var hasReflex = person.Answers(intensity, random);
            given.Add(new(run, intensity, hasReflex));
            return hasReflex;
        }
    }

    /// <summary>The brief form: up by one step to the first reflex, or to the highest intensity.</summary>
    public static List<SearchedStimulus> Ascending(
        ReflexGenerator person,
        double start,
        double step,
        double highest,
        RandomStream random
    )
    {
        var given = new List<SearchedStimulus>();
        for (var intensity = start; intensity <= highest; intensity += step)
        {
            given.Add(new(1, intensity, person.Answers(intensity, random)));
            if (given[^1].HasReflex)
            {
                break;
            }
        }

        return given;
    }
}
