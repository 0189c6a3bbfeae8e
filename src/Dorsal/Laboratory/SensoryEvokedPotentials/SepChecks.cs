using Dorsal.Laboratory.Quality;
using Dorsal.Messages;

namespace Dorsal.Laboratory.SensoryEvokedPotentials;

/// <summary>Whether an average rests on enough epochs, and how much of each area may be noise.</summary>
internal static class SepChecks
{
    /// <summary>Each note with the outcome that it bears on; null for all.</summary>
    public static IEnumerable<(Outcome? Outcome, Note Note)> Of(EpochAverage average, SepProtocol protocol, Place place)
    {
        if (average.Count < protocol.FewestEpochs)
        {
            var (found, wanted) = (Show.Count(average.Count), Show.Count(protocol.FewestEpochs));
            yield return (null, new Note(Grade.Warning, "FewEpochs", place, found, wanted));
        }

        if (average.Count < 2)
        {
            yield break;
        }

        foreach (var (outcome, from, to) in protocol.Components)
        {
            var area = RectifiedArea.ShareOf(average.Mean, average.Mean, from, to);
            var share = RectifiedArea.OfNoise(average.PlusMinus, from, to) / area;
            if (share > protocol.NoiseShare)
            {
                yield return (
                    outcome,
                    new Note(
                        Grade.Warning,
                        "AverageNoisy",
                        place,
                        Show.Quantity(100 * share, "%"),
                        Show.Quantity(100 * protocol.NoiseShare, "%"),
                        "@Outcome." + outcome.Id
                    )
                );
            }
        }
    }
}
