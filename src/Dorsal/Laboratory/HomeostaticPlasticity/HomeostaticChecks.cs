using Dorsal.Laboratory.Quality;
using Dorsal.Messages;

namespace Dorsal.Laboratory.HomeostaticPlasticity;

/// <summary>What to look at in a double stimulation before its ratios and its index are believed.</summary>
internal static class HomeostaticChecks
{
    /// <summary>Of one block of pulses.</summary>
    public static IEnumerable<Note> OfBlock(IReadOnlyList<HomeostaticTrial> block, HomeostaticProtocol protocol)
    {
        var counted = block.Where(t => t.Trial.Counts).ToList();
        var absent = counted.Count(t => t.Trial.Value == 0);
        var isAll = absent == counted.Count;
        return
        [
            .. new EnoughTrials(protocol.CountedTrials).Check([.. block.Select(t => t.Trial)]),
            .. Count(
                isAll ? "ResponsesAllAbsent" : "ResponsesAbsent",
                isAll ? Grade.Warning : Grade.Note,
                absent,
                Show.Quantity(protocol.AbsentBelow.Value, "µV")
            ),
            .. Count("ArtefactInWindow", Grade.Warning, counted.Count(t => t.Response is { HasArtefact: true })),
            .. Count("SignalClipped", Grade.Warning, counted.Count(t => t.Response is { IsClipped: true })),
        ];

        IEnumerable<Note> Count(string code, Grade grade, int count, string limit = "") =>
            count == 0
                ? []
                : [new Note(grade, code, counted[0].Trial.Place, Show.Count(count), limit, Show.Count(counted.Count))];
    }

    /// <summary>Of the values before stimulation: without them nothing can be normalised.</summary>
    public static IEnumerable<Note> OfBaseline(double[] baseline, Place place)
    {
        if (baseline.Length == 0)
        {
            yield return new Note(Grade.Warning, "BaselineMissing", place);
        }
        else if (Array.TrueForAll(baseline, value => value == 0))
        {
            yield return new Note(Grade.Warning, "BaselineAllAbsent", place, Show.Count(baseline.Length));
        }
    }

    /// <summary>Of the block that the index is made of.</summary>
    public static IEnumerable<Note> OfIndexBlock(
        IReadOnlyList<BlockResponses> course,
        BlockResponses? block,
        HomeostaticProtocol protocol
    )
    {
        if (block is { Values.Length: > 0 })
        {
            yield break;
        }

        var found = string.Join(
            ", ",
            course.Where(b => b.Block.Minute >= 0 && b.Values.Length > 0).Select(b => b.Block.Label)
        );
        var wanted = PulseBlock.After(protocol.IndexMinute).Label;
        var place = course[0].Trials[0].Place;
        yield return new Note(Grade.Warning, "IndexBlockMissing", place, found.Length > 0 ? found : "–", wanted);
    }

    /// <summary>Of the stimulations.</summary>
    public static IEnumerable<Note> OfProtocol(HomeostaticProtocol protocol, string file)
    {
        if (double.IsNaN(protocol.Sign))
        {
            yield return new Note(Grade.Warning, "PolarityUnknown", new Place(file, null, "Protocol.Polarity"));
        }

        if (protocol.IsDirectCurrent && protocol.Gap != protocol.InversionGap)
        {
            yield return new Note(
                Grade.Warning,
                "GapUnusual",
                new Place(file, null, "Protocol.Gap"),
                Show.Quantity(protocol.Gap, "min"),
                Show.Quantity(protocol.InversionGap, "min")
            );
        }
    }
}
