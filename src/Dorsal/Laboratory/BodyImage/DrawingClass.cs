using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Numerics;

namespace Dorsal.Laboratory.BodyImage;

/// <summary>Whether a drawing is normal, expanded or shrunken: by the sides' contours, and by what the person says of it (evidence C8).</summary>
internal static class DrawingClass
{
    /// <summary>The grade, and the note about it where there is something to say.</summary>
    /// <param name="left">Deviation of the left side from the template's, in % of the height.</param>
    /// <param name="right">Of the right side.</param>
    /// <param name="confirmed">What the person said, or empty.</param>
    /// <param name="limit">Deviation beyond which a side is not normal.</param>
    /// <param name="place">Where the drawing stands.</param>
    public static (Estimate Grade, Note? Note) Of(
        double left,
        double right,
        string confirmed,
        double limit,
        Place place
    )
    {
        var (of, and) = (SideOf(left, limit), SideOf(right, limit));
        var shown = $"{Show.Quantity(left, "%")}, {Show.Quantity(right, "%")}";
        if (of * and < 0)
        {
            return (
                Estimate.None(FitOutcome.NotIdentified),
                new Note(Grade.Warning, "DrawingSidesDisagree", place, shown)
            );
        }

        var grade = of == 0 ? and : of;
        var name = NameOf(grade);
        return confirmed.Length == 0
                ? (Estimate.WithoutError(grade), new Note(Grade.Note, "DrawingUnconfirmed", place, "@Class." + name))
            : confirmed != name
                ? (
                    Estimate.None(FitOutcome.NotIdentified),
                    new Note(Grade.Warning, "DrawingNotConfirmed", place, "@Class." + name, "@Class." + confirmed)
                )
            : (Estimate.WithoutError(grade), null);
    }

    private static int SideOf(double deviation, double limit) =>
        deviation > limit ? 1
        : deviation < -limit ? -1
        : 0;

    /// <summary>The word for a grade.</summary>
    public static string NameOf(int grade) =>
        grade switch
        {
            > 0 => "expanded",
            < 0 => "shrunken",
            _ => "normal",
        };
}
