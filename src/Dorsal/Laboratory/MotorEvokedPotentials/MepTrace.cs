using Dorsal.Laboratory.Epochs;
using Dorsal.Units;

namespace Dorsal.Laboratory.MotorEvokedPotentials;

/// <summary>An epoch for the report, with onset and offset; the artefact is left out, since it dwarfs all else.</summary>
internal static class MepTrace
{
    // The sample of the pulse is not before it, whatever the rounding.
    private const double Slack = 1e-6;

    public static Trace Of(MepPoint point, Epoch epoch, MepProtocol protocol, string file)
    {
        var response = point.Response.Response!;
        double[] times = [.. epoch.Samples.Select((_, i) => epoch.TimeOf(i).Value)];
        double[] shown =
        [
            .. epoch.Samples.Select(
                (y, i) => times[i] >= -Slack && times[i] < protocol.WindowFrom.Value ? double.NaN : y
            ),
        ];
        var marks = new List<(string, double, double)>();
        if (response.Span is { } span)
        {
            var first = Array.FindIndex(times, t => t >= protocol.WindowFrom.Value - 1e-9);
            marks.Add(
                (
                    MovedSpan.OnsetOf(point.Response.Muscle.Name),
                    1000 * times[first + span.First],
                    epoch.Samples[first + span.First]
                )
            );
            marks.Add(
                (
                    MovedSpan.OffsetOf(point.Response.Muscle.Name),
                    1000 * times[first + span.Last],
                    epoch.Samples[first + span.Last]
                )
            );
        }

        return new Trace(
            "mep",
            point.Curve,
            point.Response.Pulse.Label,
            [.. times.Select(t => 1000 * t)],
            shown,
            MepOutcomes.Milliseconds.Code,
            Microvolts.Unit.Code,
            marks,
            file
        );
    }
}
