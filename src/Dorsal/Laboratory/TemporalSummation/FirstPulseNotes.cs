using System.Globalization;
using Dorsal.Laboratory.Groups;
using Dorsal.Messages;
using Dorsal.Numerics;

namespace Dorsal.Laboratory.TemporalSummation;

/// <summary>
/// Says where a slope hides a change: when ratings fall (or rise) after the first pulse and then stay, a line through all pulses has a
/// slope whose interval holds 0. The slope alone then shows neither habituation nor its absence.
/// </summary>
internal static class FirstPulseNotes
{
    public static IEnumerable<Note> Of(IReadOnlyList<GroupSummary> summaries)
    {
        foreach (var form in SummationForms.All.Where(form => form.IsPulses))
        {
            var (slope, rest) = (form.Find(Summary.Slope)!.Id, form.Find(Summary.RestMinusFirst)!.Id);
            foreach (var changed in summaries.Where(s => s.Series.Outcome == rest && !HoldsZero(s.CensoredMean)))
            {
                var flat = summaries.FirstOrDefault(s =>
                    s.Series == changed.Series with { Outcome = slope }
                    && (s.Session, s.Group) == (changed.Session, changed.Group)
                    && HoldsZero(s.CensoredMean)
                );
                if (flat is not null)
                {
                    yield return new Note(
                        Grade.Note,
                        "SlopeHidesFirstPulse",
                        new Place("groups.csv", null, slope),
                        Say(changed),
                        Say(flat),
                        form.Modality
                    )
                    {
                        Subject = new Subject("", changed.Session, changed.Test),
                    };
                }
            }
        }
    }

    private static bool HoldsZero(Estimate mean) => !mean.HasInterval || (mean.Low <= 0 && mean.High >= 0);

    private static string Say(GroupSummary summary)
    {
        var mean = summary.CensoredMean;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{mean.Value:0.###} [{mean.Low:0.###}, {mean.High:0.###}] {summary.Unit.Symbol}"
        );
    }
}
