using Dorsal.Laboratory.Quality;
using Dorsal.Messages;

namespace Dorsal.Laboratory.MotorEvokedPotentials;

/// <summary>What to look at in the responses of a series before their mean is believed.</summary>
internal static class MepChecks
{
    /// <summary>At work, the largest and smallest sample of the window hold the muscle's own activity besides the response.</summary>
    public static Note HoldsBackground(Place place) => new(Grade.Note, "AmplitudeHoldsBackground", place);

    public static IEnumerable<Note> Of(IReadOnlyList<MepPoint> counted)
    {
        if (counted.Count == 0)
        {
            return [];
        }

        var absent = counted.Count(point => point.Amplitude == 0);
        var grade = absent == counted.Count ? Grade.Warning : Grade.Note;
        var criterion = Show.Quantity(counted[0].AbsentBelow, "µV");
        return
        [
            .. Where(absent == counted.Count ? "ResponsesAllAbsent" : "ResponsesAbsent", grade, absent, criterion),
            .. counted[0].IsActive ? [HoldsBackground(counted[0].Response.Pulse.Place)] : Array.Empty<Note>(),
            .. Where("ArtefactInWindow", Grade.Warning, counted.Count(p => p.Response.Response!.HasArtefact)),
            .. Where("SignalClipped", Grade.Warning, counted.Count(p => p.Response.Response!.IsClipped)),
        ];

        IEnumerable<Note> Where(string code, Grade how, int count, string limit = "") =>
            count == 0
                ? []
                :
                [
                    new Note(
                        how,
                        code,
                        counted[0].Response.Pulse.Place,
                        Show.Count(count),
                        limit,
                        Show.Count(counted.Count)
                    ),
                ];
    }
}
