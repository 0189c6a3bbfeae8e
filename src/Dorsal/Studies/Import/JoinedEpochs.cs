using System.Globalization;
using Dorsal.Messages;
using Dorsal.Units;

namespace Dorsal.Studies.Import;

/// <summary>Trials of a matrix one behind the other, with missing samples between them.</summary>
internal sealed class JoinedEpochs(EpochMatrix matrix, IReadOnlyList<int> trials, MapEpochs map)
{
    private int missing;
    private int touched;

    /// <summary>When the stimulus of each trial was, since the first sample.</summary>
    public IEnumerable<(int Trial, Seconds Time)> Onsets =>
        trials.Select(
            (trial, i) =>
                (
                    trial,
                    new Seconds(((((2L * i) + 1) * matrix.Samples) / map.SamplingFrequency.Value) - map.Begin.Value)
                )
        );

    /// <summary>The samples, a block each trial and each gap.</summary>
    public IEnumerable<IReadOnlyList<ReadOnlyMemory<double>>> Blocks()
    {
        var gap = new double[matrix.Samples];
        Array.Fill(gap, double.NaN);
        yield return [gap];
        foreach (var trial in trials)
        {
            yield return [Storable(matrix.Read(trial - 1))];
            yield return [gap];
        }
    }

    /// <summary>What came of it, once the blocks were written.</summary>
    public IEnumerable<Note> Notes(Place place)
    {
        yield return new Note(Grade.Note, "EpochsJoined", place, Count(trials.Count), Count(matrix.Samples));
        if (touched > 0)
        {
            yield return new Note(Grade.Warning, "ImportedSamplesMissing", place, Count(touched), Count(missing));
        }
    }

    // What 32-bit floating point cannot hold would become infinite: it is no potential, and is missing.
    private double[] Storable(double[] samples)
    {
        var before = missing;
        for (var i = 0; i < samples.Length; i++)
        {
            if (!float.IsFinite((float)samples[i]))
            {
                samples[i] = double.NaN;
                missing++;
            }
        }

        touched += missing > before ? 1 : 0;
        return samples;
    }

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);
}
