namespace Dorsal.Laboratory.HomeostaticPlasticity;

/// <summary>The course of the ratios for the report, with their intervals and the times of the stimulations where these are known.</summary>
internal static class HomeostaticTrace
{
    /// <summary>The trace, or null where no ratio has a value and a time.</summary>
    public static Trace? Of(HomeostaticCourse course, HomeostaticProtocol protocol, string file)
    {
        var points = course
            .Ratios.Select(r => (Minute: MinuteOf(r.Block.Block, protocol), r.Ratio))
            .Where(p => double.IsFinite(p.Minute) && p.Ratio.IsFitted)
            .ToList();
        if (points.Count == 0)
        {
            return null;
        }

        var marks = points
            .Where(p => p.Ratio.HasInterval)
            .SelectMany(p =>
                ((string, double, double)[])[("low", p.Minute, p.Ratio.Low), ("high", p.Minute, p.Ratio.High)]
            )
            .ToList();
        if (protocol.HasTimes)
        {
            var (end, begin) = (-protocol.Second - protocol.Gap, -protocol.Second);
            marks.AddRange(
                new[] { end - protocol.First, end, begin, 0 }.Select(minute => ("stimulation", minute, 1.0))
            );
        }

        return new Trace(
            "course",
            course.Series,
            "",
            [.. points.Select(p => p.Minute)],
            [.. points.Select(p => p.Ratio.Value)],
            "min",
            HomeostaticOutcomes.Plain.Code,
            marks,
            file
        );
    }

    // Pulses in the gap stand in its middle.
    private static double MinuteOf(PulseBlock block, HomeostaticProtocol protocol) =>
        block.Minute >= 0 ? block.Minute
        : protocol.HasTimes ? -protocol.Second - (protocol.Gap / 2)
        : double.NaN;
}
